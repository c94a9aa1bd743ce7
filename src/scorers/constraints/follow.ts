import { ScorerError } from '../error.ts';
import { strip } from '../python/string.ts';
import type { Checks, Given, Parameters } from './instruction.ts';
import { looseVariants } from './variants.ts';

/** An item's instructions, in the fields of the published data sets. */
export interface Constraints {
  readonly instruction_id_list: readonly string[];
  /** Parameters for each instruction, in the same order; null and absent values are the same. */
  readonly kwargs: readonly Parameters[];
  /** Some checks compare the response with it. */
  readonly prompt?: string;
}

/** What became of one instruction; `null` when its check lacks a resource. */
export interface Followed {
  readonly id: string;
  readonly followed: boolean | null;
  /** What is missing, where the check could not be made. */
  readonly unavailable?: string;
}

/** `strict`: the response as it is. `loose`: any of its {@link looseVariants}. */
export type Strictness = 'strict' | 'loose';

/**
 * Which instructions a response follows. An empty response follows none.
 *
 * @throws ScorerError `target` on an unknown instruction or a parameter that does not fit.
 */
export function follow(
  response: string,
  constraints: Constraints,
  checks: Checks,
  strictness: Strictness,
): Followed[] {
  const readings = (strictness === 'strict' ? [response] : looseVariants(response)).filter(
    (text) => strip(text) !== '',
  );
  const given: Given = { prompt: constraints.prompt ?? null };
  return constraints.instruction_id_list.map((id, i) => {
    const check = Object.hasOwn(checks, id) ? checks[id]! : unknown(id);
    const parameters = constraints.kwargs[i] ?? {};
    try {
      return { id, followed: readings.some((text) => check(text, parameters, given)) };
    } catch (error) {
      if (error instanceof ScorerError && error.code === 'unavailable') {
        return { id, followed: null, unavailable: error.message };
      }
      throw error;
    }
  });
}

function unknown(id: string): never {
  throw new ScorerError('target', `no check for the instruction "${id}"`);
}
