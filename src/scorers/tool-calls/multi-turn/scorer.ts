import { z } from 'zod';
import { ScorerError } from '../../error.ts';
import { badTarget, withoutAnswer } from '../../judgement.ts';
import { parseJson } from '../../python/json.ts';
import { fromPlain, isDict } from '../../python/value.ts';
import type { Scorer } from '../../scorer.ts';
import { type Setting, turnsFault } from './check-turns.ts';
import { faultsOf, type LongContext } from './long-context.ts';
import { systems } from './systems.ts';

const turnsTarget = z.object({
  involved_classes: z.array(z.string()).min(1),
  /** As plain JSON, or as its text, in which 1 and 1.0 are different. */
  initial_config: z.union([z.string(), z.record(z.string(), z.unknown())]),
  /** The right calls of each turn, as Python text. */
  ground_truth: z.array(z.array(z.string())).min(1),
});

/**
 * What the loop leaves: for each turn its steps, for each step its calls as Python text; and how many
 * answers were cut off before their end.
 */
const turnsOutcome = z.object({
  turns: z.array(z.array(z.array(z.string()))),
  cut: z.int().nonnegative().default(0),
});

/** An item of BFCL's multi-turn categories. Plain JSON. */
export type TurnsTarget = z.infer<typeof turnsTarget>;

/** The systems of an item and how they begin. @throws ScorerError `target` */
export function settingOf(scorer: string, target: unknown): Setting & { right: string[][] } {
  const parsed = turnsTarget.safeParse(target);
  const fail = () =>
    badTarget(scorer, 'an item with involved_classes, initial_config and ground_truth', target);
  if (!parsed.success) throw fail();
  const { involved_classes, initial_config, ground_truth } = parsed.data;
  const unknown = involved_classes.find((name) => !Object.hasOwn(systems, name));
  if (unknown !== undefined) {
    throw new ScorerError('target', `the target of ${scorer} names the unknown system ${unknown}`);
  }
  try {
    const config =
      typeof initial_config === 'string' ? parseJson(initial_config) : fromPlain(initial_config);
    if (isDict(config)) return { involved_classes, initial_config: config, right: ground_truth };
  } catch {}
  throw fail();
}

/**
 * BFCL's multi-turn categories, over the calls that the loop left in `outcome_data`: they are carried
 * out again, so that stored samples can be scored anew.
 */
export const bfclMultiTurn: Scorer<TurnsTarget> = multiTurn('bfcl-multi-turn', 'BFCL', undefined);

/**
 * The same with long contexts, which are data of the benchmark.
 * @throws ScorerError `target` with the names of what is absent.
 */
export function bfclMultiTurnLong(long: LongContext): Scorer<TurnsTarget> {
  const faults = faultsOf(long);
  if (faults.length > 0) {
    throw new ScorerError('target', `the long contexts lack ${faults.join(', ')}`);
  }
  return multiTurn('bfcl-multi-turn-long-context', 'BFCL with long contexts', long);
}

function multiTurn(id: string, words: string, long: LongContext | undefined): Scorer<TurnsTarget> {
  return {
    id,
    version: '2',
    summary: `${words}: after every turn the simulated systems are as they should be, and all was looked up`,
    needs: [],
    heavy: false,
    check(target): asserts target is TurnsTarget {
      settingOf(id, target);
    },
    score(answer, target) {
      const setting = { ...settingOf(id, target), long };
      if (answer.outcome_data === null) {
        return withoutAnswer(answer, { explanation: 'the loop left no calls' });
      }
      const outcome = turnsOutcome.safeParse(answer.outcome_data);
      if (!outcome.success) throw new ScorerError('unavailable', `${id}: the loop left no turns`);
      const { turns, cut } = outcome.data;
      const fault = turnsFault(setting, turns, setting.right);
      return {
        outcome: fault === null ? 'correct' : cut > 0 ? 'truncated' : 'incorrect',
        value: fault === null ? 1 : 0,
        answer: turns.map((steps) => steps.flat().join(', ') || 'no call').join('; '),
        explanation: fault?.message ?? null,
        detail: fault === null ? null : { error_type: fault.type },
      };
    },
  };
}
