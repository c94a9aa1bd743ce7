import type { Outcome } from '../store/outcome.ts';
import type { Store } from '../store/store.ts';
import { storedAnswer } from './answer.ts';
import type { ScorerUse } from './benchmark.ts';
import { EngineError } from './error.ts';
import { scorerName } from './lock.ts';
import { recordPatiently } from './record.ts';
import { errorScore, scoreAnswer } from './scoring/score.ts';
import { ScoringWorkers } from './scoring/workers.ts';

export interface RescoreOptions {
  /** Delete what the same scorer said before, and judge anew. Default: only what has no score of it. */
  anew?: boolean;
  /** Make it the run's headline. Default true. */
  headline?: boolean;
  scoring_ms?: number;
  progress?: (done: number, planned: number) => void;
}

export interface Rescored {
  run: string;
  scorer: string;
  /** Samples that were judged now. */
  judged: number;
  /** Samples that had a score of this scorer already. */
  kept: number;
  /** Samples without an answer. */
  failed: number;
  /** Samples of which the scorer says something else than the headline of before did. */
  changed: number;
}

/**
 * Judges the stored responses of a run by a scorer. Calls no model.
 * @throws EngineError `unknown-run`, `bad-target`, `cannot-do` (a scorer that asks a judge)
 */
export async function rescore(
  store: Store,
  run: string,
  use: ScorerUse,
  options: RescoreOptions = {},
): Promise<Rescored> {
  const detail = await store.run(run);
  if (!detail) throw new EngineError('unknown-run', `the store has no run ${run}`);
  if (use.scorer.needs.includes('judge')) {
    throw new EngineError('cannot-do', `${use.scorer.id} asks a model; run the benchmark again`);
  }
  const identity = { scorer: scorerName(use), judge: null };
  const before = detail.headline;
  const isSame = before.scorer === identity.scorer && before.judge === null;
  const earlier = new Map<string, Outcome>();
  if (options.anew) {
    if (isSame) await rememberOutcomes(store, run, before.scorer, earlier);
    await store.deleteScores(run, identity);
  }
  const result: Rescored = {
    run,
    scorer: identity.scorer,
    ...{ judged: 0, kept: 0, failed: 0, changed: 0 },
  };
  let pool: ScoringWorkers | undefined;
  const workers = () => {
    pool ??= new ScoringWorkers(options.scoring_ms);
    return pool;
  };
  const signal = new AbortController().signal;
  try {
    for await (const chunk of store.samples(run)) {
      const scores = await Promise.all(
        chunk.map(async ({ item, response, scores }) => {
          const by = (scorer: string, judge: string | null) =>
            scores.find((score) => score.scorer === scorer && score.judge === judge);
          if (by(identity.scorer, null)) {
            result.kept++;
            return [];
          }
          const { epoch, attempt } = response;
          const judged = { run, item: item.id, epoch, attempt };
          if (response.error) {
            result.failed++;
            return [errorScore(use, null, judged)];
          }
          const target = targetOf(item.content, item.id, use);
          const answer = storedAnswer(response);
          const score = await scoreAnswer(
            use,
            answer,
            target,
            judged,
            { workers, judge: null },
            signal,
          );
          const old =
            earlier.get(`${epoch} ${item.id}`) ?? by(before.scorer, before.judge)?.outcome;
          result.judged++;
          if (old !== undefined && old !== score.outcome) result.changed++;
          return [score];
        }),
      );
      await recordPatiently(store, { scores: scores.flat() });
      options.progress?.(result.judged + result.kept + result.failed, detail.planned_samples);
    }
  } finally {
    await pool?.close();
  }
  if (options.headline ?? true) await store.setHeadline(run, identity);
  return result;
}

async function rememberOutcomes(
  store: Store,
  run: string,
  scorer: string,
  outcomes: Map<string, Outcome>,
): Promise<void> {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await store.listSamples(run, {
      scorer,
      judge: null,
      limit: 1000,
      ...(cursor === '' ? {} : { cursor }),
    });
    for (const { item, epoch, outcome } of page.samples) {
      if (outcome) outcomes.set(`${epoch} ${item}`, outcome);
    }
    cursor = page.next;
  }
}

/** A scorer throws only for a target that is none, which must not look like a wrong answer. */
function targetOf(content: unknown, item: string, { scorer }: ScorerUse): unknown {
  const { target } = (content ?? {}) as { target?: unknown };
  try {
    const check: (target: unknown) => void = scorer.check.bind(scorer);
    check(target);
  } catch (error) {
    const why = (error as Error).message;
    throw new EngineError('bad-target', `${scorer.id} cannot judge item ${item}: ${why}`, [], {
      cause: error,
    });
  }
  return target;
}
