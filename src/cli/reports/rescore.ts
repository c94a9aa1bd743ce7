import { parseLock } from '../../engine/lock.ts';
import { rescore } from '../../engine/rescore.ts';
import { scoreRun } from '../../engine/score-run.ts';
import { loadScorer } from '../../scorers/catalogue.ts';
import { findRun } from '../../server/runs/find-run.ts';
import type { RescoreFlags } from '../commands/rescore.ts';
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
    const scorer = await loadScorer(flags.scorer ?? locked!.scorer.split('@')[0]!);
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
