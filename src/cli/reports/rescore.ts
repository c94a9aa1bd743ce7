import { parseLock } from '../../engine/lock.ts';
import { rescore } from '../../engine/rescore.ts';
import { scoreRun } from '../../engine/score-run.ts';
import { loadScorer, scorersWithData } from '../../scorers/catalogue.ts';
import type { Scorer } from '../../scorers/scorer.ts';
import { findRun } from '../../server/runs/find-run.ts';
import type { RunDetail } from '../../store/index.ts';
import type { RescoreFlags } from '../commands/rescore.ts';
import type { RunOrigin } from '../measure/eval-jobs.ts';
import { withStore } from '../measure/with-store.ts';
import { progressBar } from '../print/progress-bar.ts';
import { csvTable, type Report, text } from '../report.ts';
import { count } from '../words.ts';
import { intervalWords, scoreWords } from './run-words.ts';

/** @throws EngineError, ScorerError, StoreError, NotFoundError */
export async function reportRescore(name: string, flags: RescoreFlags): Promise<Report> {
  return await withStore(flags.store, async (store) => {
    const run = await findRun(store, name);
    const [locked] = parseLock(run.lock).scorers;
    const scorer = await scorerOf(run, flags.scorer ?? locked!.scorer.split('@')[0]!);
    const before = await scoreRun(store, run.id);
    const bar = progressBar('judging');
    const result = await rescore(
      store,
      run.id,
      { scorer },
      { anew: flags.anew ?? false, progress: bar.show },
    );
    bar.clear();
    const after = await scoreRun(store, run.id);
    const words = (score: typeof before) => `${scoreWords(score)} (${intervalWords(score)})`;
    return {
      data: { ...result, before: before.score, after: after.score },
      blocks: [
        text(
          `${result.scorer} judged ${count(result.judged, 'sample')} of ${run.id}${result.kept > 0 ? ` and had judged ${result.kept} before` : ''}; ${result.changed} changed. ${words(before)} by ${run.headline.scorer}, ${words(after)} by ${result.scorer}.`,
        ),
        ...(result.judged === 0 && result.kept > 0
          ? [text('Nothing was new to it; --anew throws away what it said before.', 'muted')]
          : []),
      ],
      csv: csvTable(
        {
          run: (row: typeof result) => row.run,
          scorer: (row) => row.scorer,
          judged: (row) => row.judged,
          changed: (row) => row.changed,
        },
        [result],
      ),
    };
  });
}

/** By its id, or with the data of the run's benchmark where it works on them. */
async function scorerOf({ benchmark, environment }: RunDetail, id: string): Promise<Scorer> {
  if (!scorersWithData.includes(id)) return await loadScorer(id);
  const { data_dir = null } = (environment ?? {}) as Partial<RunOrigin>;
  const { loadBenchmark } = await import('../../benchmarks/load.ts');
  const loaded = await loadBenchmark(benchmark, data_dir === null ? {} : { dataDir: data_dir });
  const use = loaded.benchmark.scorers.find(({ scorer }) => scorer.id === id);
  return use?.scorer ?? (await loadScorer(id));
}
