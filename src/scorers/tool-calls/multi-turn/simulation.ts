import type { PythonRandom } from '../../python/random.ts';
import { Float, numeric, Tuple, type Value } from '../../python/value.ts';

/** Attributes of a simulated system by name. Those with a leading underscore are not compared. */
export type State = Map<string, Value>;

/** What an operation works with. */
export interface Means {
  readonly state: State;
  readonly random: PythonRandom;
}

/** An argument: required, or with the value that it has when it is left out. */
export type Parameter = string | readonly [name: string, value: Value];

export interface Operation {
  readonly parameters: readonly Parameter[];
  /** @throws OperationError where the system refuses in the middle of its work. */
  readonly run: (means: Means, given: ReadonlyMap<string, Value>) => Value;
}

/** A kind of simulated system: how its state begins, and what can be done with it. */
export interface SystemKind {
  /** Seed of the ids that it draws. */
  readonly seed: number;
  /** @param config what the item sets; attributes that it does not set have their defaults. */
  readonly begin: (config: ReadonlyMap<string, Value>) => State;
  readonly operations: Readonly<Record<string, Operation>>;
}

/** An operation that ends with an exception; the text goes to the model. */
export class OperationError extends Error {
  override readonly name = 'OperationError';
}

/** A dict with its keys in order. */
export const dict = (entries: Readonly<Record<string, Value>>): Map<string, Value> =>
  new Map(Object.entries(entries));

/** A refusal that is an answer. */
export const refusal = (error: string) => dict({ error });

export const float = (value: number) => new Float(value);

/** @throws OperationError when it is no text. */
export function text(given: ReadonlyMap<string, Value>, name: string): string {
  const value = given.get(name);
  if (typeof value !== 'string') throw new OperationError(`${name} is no text`);
  return value;
}

/** The number of an int or float. @throws OperationError when it is none. */
export function number(given: ReadonlyMap<string, Value>, name: string): number {
  const value = numeric(given.get(name) ?? null);
  if (value === null) throw new OperationError(`${name} is no number`);
  return Number(value);
}

/** A list, or the items of a tuple. @throws OperationError when it is neither. */
export function list(given: ReadonlyMap<string, Value>, name: string): readonly Value[] {
  const value = given.get(name);
  if (value instanceof Tuple) return value.items;
  if (!Array.isArray(value)) throw new OperationError(`${name} is no list`);
  return value;
}

/** A dict of the state, mutable. @throws OperationError when it is none. */
export function table(state: ReadonlyMap<string, Value>, name: string): Map<string, Value> {
  const value = state.get(name);
  if (!(value instanceof Map)) throw new OperationError(`${name} is no dict`);
  return value as Map<string, Value>;
}

/** A list of the state, mutable. @throws OperationError when it is none. */
export function rows(state: ReadonlyMap<string, Value>, name: string): Value[] {
  const value = state.get(name);
  if (!Array.isArray(value)) throw new OperationError(`${name} is no list`);
  return value as Value[];
}
