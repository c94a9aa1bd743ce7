import type { Generation } from '../../providers/generation.ts';
import type { Message } from '../../providers/request.ts';
import type { Answer, Judgement } from '../../scorers/scorer.ts';
import type { ScoreRecord } from '../../store/sample.ts';
import type { ScorerUse } from '../benchmark.ts';
import { scorerName } from '../lock.ts';
import { endsRun } from '../sample-limit.ts';
import { ScoringTimeOut, type ScoringWorkers } from './workers.ts';

/** What judging may use. */
export interface ScoringMeans {
  workers: () => ScoringWorkers;
  /** Null when the run has none. */
  judge: {
    name: string;
    /** @returns the answer and what it cost in dollars; null is unknown. */
    ask: (messages: readonly Message[]) => Promise<{ generation: Generation; cost: number | null }>;
  } | null;
}

/** What a score is about. */
export interface Judged {
  run: string;
  item: string;
  epoch: number;
  attempt: string;
}

/**
 * One scorer's judgement as a record. A scorer that cannot work leaves an `error`.
 * @throws BudgetSpent, Stopped, or the signal's reason, when the judge may not be asked any more.
 */
export async function scoreAnswer(
  use: ScorerUse,
  answer: Answer,
  target: unknown,
  judged: Judged,
  means: ScoringMeans,
  signal: AbortSignal,
): Promise<ScoreRecord> {
  const usesJudge = use.scorer.needs.includes('judge');
  let cost: number | null = 0;
  const ask = means.judge?.ask;
  const context = ask
    ? {
        signal,
        judge: async (messages: readonly Message[]) => {
          const answered = await ask(messages);
          cost = cost === null || answered.cost === null ? null : cost + answered.cost;
          return answered.generation;
        },
      }
    : { signal };
  let judgement: Judgement;
  try {
    if (usesJudge && !ask) throw new Error('there is no judge');
    judgement = use.scorer.heavy
      ? await means.workers().score({
          id: use.scorer.id,
          version: use.scorer.version,
          module: use.module ?? null,
          answer,
          target,
        })
      : await use.scorer.score(answer, target, context);
    judgement = withReason(checked(judgement), answer);
  } catch (error) {
    if (signal.aborted || endsRun(error)) throw error;
    judgement = failed(error);
  }
  return {
    ...judged,
    scorer: scorerName(use),
    judge: usesJudge ? (means.judge?.name ?? null) : null,
    outcome: judgement.outcome,
    value: judgement.value,
    answer: judgement.answer,
    explanation: judgement.explanation,
    detail: judgement.detail,
    cost_usd: cost,
    scored_at: new Date().toISOString(),
  };
}

/** The score of a sample that has no answer, because what should have brought it failed. */
export function errorScore(use: ScorerUse, judge: string | null, judged: Judged): ScoreRecord {
  return {
    ...judged,
    scorer: scorerName(use),
    judge: use.scorer.needs.includes('judge') ? judge : null,
    ...failed(new Error('there is no answer to judge')),
    cost_usd: 0,
    scored_at: new Date().toISOString(),
  };
}

/** Where no answer was found, how the answer ended says why. */
function withReason(judgement: Judgement, answer: Answer): Judgement {
  if (judgement.outcome !== 'unparsed') return judgement;
  if (answer.finish === 'refused') return { ...judgement, outcome: 'refused' };
  if (answer.finish === 'length' || answer.reasoning_unclosed) {
    return { ...judgement, outcome: 'truncated' };
  }
  return judgement;
}

/** A scorer is code of this program, and may be wrong: what it says must at least make sense. */
function checked(judgement: Judgement): Judgement {
  const { outcome, value } = judgement;
  const isWhole = outcome === 'error' ? value === null : value !== null && value >= 0 && value <= 1;
  if (!isWhole) throw new Error(`the scorer returned the value ${value} for ${outcome}`);
  return judgement;
}

/** An answer that a scorer cannot get through in its time has no answer that can be found. */
function failed(error: unknown): Judgement {
  const isHang = error instanceof ScoringTimeOut;
  return {
    outcome: isHang ? 'unparsed' : 'error',
    value: isHang ? 0 : null,
    answer: null,
    explanation: error instanceof Error ? error.message : String(error),
    detail: null,
  };
}
