import type { Value } from '../../python/value.ts';
import type { Fault } from '../check-call.ts';
import type { LongContext } from './long-context.ts';
import { World } from './world.ts';

/** An item's systems and how they begin. */
export interface Setting {
  readonly involved_classes: readonly string[];
  readonly initial_config: ReadonlyMap<string, Value>;
  /** What makes its contexts long; default: they are not. */
  readonly long?: LongContext | undefined;
}

/** Whether every one of `wanted` is among `found`, each as often. */
function contains(found: readonly string[], wanted: readonly string[]): boolean {
  const left = [...found];
  return wanted.every((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/**
 * Whether a conversation did what it should. Turn by turn, the calls of the model and the right
 * calls are carried out, each in a world of its own. After a turn in which something was to be done,
 * the model must have made a call, both worlds must be in the same state, and all that the right
 * calls answered must be among all that the model's calls have answered so far.
 *
 * A conversation with fewer turns was ended for taking too many steps, and fails.
 *
 * Source: the multi-turn evaluation of the Berkeley Function-Calling Leaderboard, v3.
 *
 * @param turns of the model: for each turn its steps, for each step its calls.
 * @param right for each turn its calls.
 * @returns null when it did.
 */
export function turnsFault(
  setting: Setting,
  turns: readonly (readonly (readonly string[])[])[],
  right: readonly (readonly string[])[],
): Fault | null {
  if (turns.length < right.length) {
    return {
      type: 'multi_turn:force_terminated',
      message: `ended in turn ${turns.length} of ${right.length}, after too many steps`,
    };
  }
  const begin = () => new World(setting.involved_classes, setting.initial_config, setting.long);
  const [model, gold] = [begin(), begin()];
  const answers: string[] = [];
  for (const [i, wanted] of right.entries()) {
    const calls = turns[i]!.flat();
    const expected = wanted.map((call) => gold.call(call));
    answers.push(...calls.map((call) => model.call(call)));
    if (wanted.length === 0) continue;
    const turn = `turn ${i + 1}`;
    if (calls.length === 0) {
      return {
        type: 'multi_turn:empty_turn_model_response',
        message: `${turn}: nothing was called`,
      };
    }
    if (!model.equals(gold)) {
      const message = `${turn}: the systems are not in the state that they should be in`;
      return { type: 'multi_turn:instance_state_mismatch', message };
    }
    if (!contains(answers, expected)) {
      const message = `${turn}: something that should have been looked up was not`;
      return { type: 'multi_turn:execution_response_mismatch', message };
    }
  }
  return turns.length > right.length
    ? {
        type: 'multi_turn:too_many_turns',
        message: `${turns.length} turns instead of ${right.length}`,
      }
    : null;
}
