import { createHash } from 'node:crypto';
import type { Catalog } from '../catalog/index.ts';
import { type RunScore, scoreRun } from '../engine/score-run.ts';
import { judgeRun, measuredScore } from '../ranking/measured/measured-score.ts';
import type {
  LeftOutRun,
  MeasuredEvidence,
  MeasuredScore,
  OwnScore,
} from '../ranking/measured/own-run.ts';
import type { RunListing, Store } from '../store/index.ts';
import { describeRun } from './describe-run.ts';

/** Scores by what they depend on, so that reading again scores only what changed. */
export type KnownScores = Map<string, OwnScore>;

/**
 * The scores of a store's runs as evidence: one for each finished run of a catalogue benchmark on a
 * model that is known, and for every other run of such a benchmark why it is none.
 *
 * @param today the reader's calendar day, `YYYY-MM-DD`: a run of this hour may bear tomorrow's in UTC.
 * @param known scores of an earlier reading; those of this one are added.
 * @throws StoreError
 */
export async function readMeasured(
  store: Store,
  catalog: Catalog,
  today: string,
  known: KnownScores = new Map(),
): Promise<MeasuredEvidence> {
  const scores: MeasuredScore[] = [];
  const left_out: LeftOutRun[] = [];
  let others = 0;
  for (const listing of await allRuns(store)) {
    const run = await describeRun(store, listing, today);
    const verdict = run === null ? 'other' : judgeRun(catalog, run);
    if (run === null || verdict === 'other') others++;
    else if ('why' in verdict) left_out.push(verdict);
    else {
      const state = stateOf(listing);
      const score = known.get(state) ?? ownScore(await scoreRun(store, run.id));
      known.set(state, score);
      const found = measuredScore(run, verdict, score);
      if ('why' in found) left_out.push(found);
      else scores.push(found);
    }
  }
  scores.sort((a, b) => compareText(keyOf(a), keyOf(b)));
  const sha256 = createHash('sha256').update(JSON.stringify(scores)).digest('hex');
  return { scores, left_out, others, sha256 };
}

/** All that a run's part in the evidence depends on, as lists of runs show it. */
export function stateOf(run: RunListing): string {
  const { id, status, status_at, tags, headline, summary } = run;
  return JSON.stringify([id, status, status_at, tags, headline, summary]);
}

/** Every run of a store, newest first. @throws StoreError */
export async function allRuns(store: Store): Promise<RunListing[]> {
  const runs: RunListing[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await store.listRuns({ limit: 1000, ...(cursor === undefined ? {} : { cursor }) });
    runs.push(...page.runs);
    cursor = page.next;
  }
  return runs;
}

function ownScore({ score, interval, items, unranked }: RunScore): OwnScore {
  return {
    score,
    se: interval?.se ?? null,
    interval: interval === null ? null : [interval.lo, interval.hi],
    items,
    unranked,
  };
}

function keyOf({ model, benchmark, published, measured }: MeasuredScore): string {
  return [model, benchmark, published, measured.run].join('\t');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
