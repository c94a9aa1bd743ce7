import type { Catalog } from '../../catalog/index.ts';
import { matchModel } from './match-model.ts';
import type { LeftOutRun, MeasuredScore, OwnRun, OwnScore } from './own-run.ts';

/** A set of which less than this share was asked is a part of the benchmark. */
const fewestItems = 0.95;

/** Whether a run can be evidence, as far as it can be told without its samples. */
export type RunVerdict = { benchmark: string; model: string } | LeftOutRun | 'other';

/**
 * A finished run of all items of a catalogue benchmark, in the version that is built in, on a model
 * that is known, is evidence. Which value it came to plays no part.
 */
export function judgeRun(catalog: Pick<Catalog, 'models' | 'benchmarks'>, run: OwnRun): RunVerdict {
  const benchmark = run.catalog_benchmark;
  if (benchmark === null || !catalog.benchmarks.has(benchmark)) return 'other';
  const partial = whyPartial(run);
  if (run.status !== 'finished') {
    const remedy =
      run.status === 'interrupted' || run.status === 'running'
        ? `\`weigh eval --resume ${run.id}\` goes on with it, if nobody does`
        : null;
    return leftOut(run, 'unfinished', `the run is ${run.status}`, remedy);
  }
  if (run.current_version !== null) {
    const reason = `it ran version ${run.version} of the benchmark, now at ${run.current_version}`;
    return leftOut(run, 'outdated', reason, null);
  }
  if (partial !== null) return leftOut(run, 'partial', partial, 'run it without --limit');
  const match = matchModel(catalog.models, run.stated_model, run.model_names);
  if ('reason' in match) {
    const remedy = `\`weigh identify ${run.id} MODEL\` says which it is; \`weigh eval --as MODEL\` says it beforehand`;
    return leftOut(run, 'unmatched', match.reason, remedy);
  }
  return { benchmark, model: match.id };
}

/** The score of a run that may be evidence, or why it is none after all. */
export function measuredScore(
  run: OwnRun,
  { benchmark, model }: { benchmark: string; model: string },
  { score, se, interval, items, unranked }: OwnScore,
): MeasuredScore | LeftOutRun {
  if (unranked !== null) {
    const remedy =
      run.imported === null ? `\`weigh eval --resume ${run.id}\` tries what failed again` : null;
    return leftOut(run, 'unranked', unranked, remedy);
  }
  if (score === null) return leftOut(run, 'no-score', 'no sample has a value', null);
  return {
    model,
    benchmark,
    score: 100 * score,
    unit: 'percent',
    reported_by: 'independent',
    reporter: run.imported === null ? 'own run' : `imported from ${run.imported}`,
    published: run.date,
    url: null,
    conditions: run.conditions,
    measured: {
      run: run.id,
      imported: run.imported,
      model: run.model,
      benchmark: run.benchmark,
      version: run.version,
      se: se === null ? null : 100 * se,
      interval: interval === null ? null : [100 * interval[0], 100 * interval[1]],
      items,
      epochs: run.epochs,
      differences: run.differences,
      changes: run.changes,
    },
  };
}

function whyPartial({ limited, items, all_items }: OwnRun): string | null {
  const all = all_items === null ? '' : ` of ${all_items}`;
  if (limited) return `it asked a part of the benchmark: ${items}${all} items (--limit)`;
  if (all_items !== null && items < fewestItems * all_items) {
    return `its data hold ${items}${all} items`;
  }
  return null;
}

function leftOut(
  { id, benchmark, model, date, imported }: OwnRun,
  why: LeftOutRun['why'],
  reason: string,
  remedy: string | null,
): LeftOutRun {
  return { run: id, benchmark, model, date, imported, why, reason, remedy };
}
