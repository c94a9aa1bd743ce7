import type { Call } from './call.ts';
import { callFault, type Fault } from './check-call.ts';
import type { AcceptedCall, FunctionDescription, Language } from './function-description.ts';

/** `single`: one function and one call; `chosen`: one call among functions; `parallel`: many calls in any order. */
export type CallShape = 'single' | 'chosen' | 'parallel';

const prefixes = {
  single: 'simple_function_checker',
  chosen: 'multiple_function_checker',
  parallel: 'parallel_function_checker_no_order',
} as const;

/**
 * Whether calls are those accepted: as many, and each accepted call matched by one. In `parallel`,
 * accepted calls are matched in their order, each by the first call that is still free.
 *
 * @returns null when they are.
 */
export function callsFault(
  calls: readonly Call[],
  functions: readonly FunctionDescription[],
  accepted: readonly AcceptedCall[],
  shape: CallShape,
  language: Language,
): Fault | null {
  if (calls.length !== (shape === 'single' ? 1 : accepted.length)) {
    const message = `${calls.length} calls, where ${accepted.length} are right`;
    return { type: `${prefixes[shape]}:wrong_count`, message };
  }
  if (shape !== 'parallel') {
    const described = shape === 'single' ? functions[0]! : named(functions, accepted[0]!.name);
    return callFault(calls[0]!, described, accepted[0]!, language);
  }
  const free = new Set(calls);
  for (const one of accepted) {
    const described = named(functions, one.name);
    const match = [...free].find((call) => callFault(call, described, one, language) === null);
    if (!match) {
      const message = `no call matches ${one.name}`;
      return { type: `${prefixes.parallel}:cannot_find_match`, message };
    }
    free.delete(match);
  }
  return null;
}

function named(functions: readonly FunctionDescription[], name: string): FunctionDescription {
  const found = functions.find((described) => described.name === name);
  if (!found) throw new TypeError(`the function ${name} is accepted, but not described`);
  return found;
}
