import { availableParallelism } from 'node:os';
import { ScoringWorkers } from '../engine/scoring/workers.ts';
import type { GivenOutput } from '../interop/read-outputs.ts';
import type { Judgement, ScoreContext, Scorer } from '../scorers/scorer.ts';

export interface ScoredOutput extends Judgement {
  id: string;
  line: number;
}

/** Judge models are asked so many questions at once. */
const judgeCalls = 4;

/**
 * Judges all outputs, in their order. One that cannot be judged is an `error` with the reason;
 * nothing stops the others.
 * @param done is called after each with how many are.
 */
export async function scoreOutputs(
  scorer: Scorer,
  outputs: readonly GivenOutput[],
  context: ScoreContext,
  done: (count: number) => void,
): Promise<ScoredOutput[]> {
  const workers = scorer.heavy ? new ScoringWorkers() : null;
  const scored: ScoredOutput[] = new Array(outputs.length);
  let next = 0;
  let finished = 0;
  const work = async (): Promise<void> => {
    while (next < outputs.length) {
      const index = next++;
      const { id, line, answer, target } = outputs[index]!;
      const judgement = await judged(() =>
        workers
          ? workers.score({
              id: scorer.id,
              version: scorer.version,
              module: null,
              answer,
              target,
            })
          : scorer.score(answer, target, context),
      );
      scored[index] = { id, line, ...judgement };
      done(++finished);
    }
  };
  const width = workers ? availableParallelism() : scorer.needs.length > 0 ? judgeCalls : 1;
  try {
    await Promise.all(Array.from({ length: width }, work));
  } finally {
    await workers?.close();
  }
  return scored;
}

async function judged(judge: () => Judgement | Promise<Judgement>): Promise<Judgement> {
  try {
    return await judge();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // An answer that its scorer never gets through holds no answer that can be found.
    const hang = error.name === 'ScoringTimeOut';
    return {
      outcome: hang ? 'unparsed' : 'error',
      value: hang ? 0 : null,
      answer: null,
      explanation: error.message,
      detail: null,
    };
  }
}
