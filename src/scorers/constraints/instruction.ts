import { ScorerError } from '../error.ts';

/** Parameters of one instruction, under the names that the published data set uses. */
export type Parameters = Readonly<Record<string, unknown>>;

/** What a check may look at beside its parameters. */
export interface Given {
  /** The prompt, for checks that compare with it; null when the item does not carry it. */
  readonly prompt: string | null;
}

/**
 * Whether a response follows one instruction.
 *
 * @throws ScorerError `unavailable` when a resource that it needs is absent: the prompt is then
 * not scored.
 */
export type Check = (response: string, parameters: Parameters, given: Given) => boolean;

/** Checks by the instruction's published id, for example `punctuation:no_comma`. */
export type Checks = Readonly<Record<string, Check>>;

function wrong(name: string, what: string, value: unknown): never {
  throw new ScorerError(
    'target',
    `parameter ${name} must be ${what}, and is ${JSON.stringify(value) ?? 'absent'}`,
  );
}

/** @throws ScorerError `target` when it is no text. */
export function textOf(parameters: Parameters, name: string): string {
  const value = parameters[name];
  return typeof value === 'string' ? value : wrong(name, 'a text', value);
}

/** @throws ScorerError `target` when it is no finite number. */
export function numberOf(parameters: Parameters, name: string): number {
  const value = parameters[name];
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : wrong(name, 'a number', value);
}

/** @throws ScorerError `target` when it is no list of texts. */
export function textsOf(parameters: Parameters, name: string): readonly string[] {
  const value = parameters[name];
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
    ? value
    : wrong(name, 'a list of texts', value);
}

/**
 * The published pair of relations: `less than` excludes the number, `at least` includes it.
 *
 * @throws ScorerError `target` on any other relation.
 */
export function compareCount(
  count: number,
  parameters: Parameters,
  relation: string,
  limit: string,
): boolean {
  const number = numberOf(parameters, limit);
  const name = textOf(parameters, relation);
  if (name === 'less than') return count < number;
  if (name === 'at least') return count >= number;
  return wrong(relation, '"less than" or "at least"', name);
}
