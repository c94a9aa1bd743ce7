/**
 * Python values in JavaScript, for graders whose verdicts hang on Python's types: an `int` is a
 * number without fraction (a bigint beyond 2^53), a `float` is a {@link Float}, so that 1 and 1.0
 * stay apart; `None` is null, `list` an array, `tuple` a {@link Tuple}, `dict` a Map, which keeps the
 * order of its keys where an object would put numbers first.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Float
  | Tuple
  | readonly Value[]
  | Dict;

/** A Python `float`. */
export class Float {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** A Python `tuple`. */
export class Tuple {
  readonly items: readonly Value[];

  constructor(items: readonly Value[]) {
    this.items = items;
  }
}

/** A Python `dict` whose keys are text. */
export type Dict = ReadonlyMap<string, Value>;

export type TypeName = 'NoneType' | 'bool' | 'int' | 'float' | 'str' | 'list' | 'tuple' | 'dict';

/** The name of Python's `type(value)`. */
export function typeName(value: Value): TypeName {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number' || typeof value === 'bigint') return 'int';
  if (typeof value === 'string') return 'str';
  if (value instanceof Float) return 'float';
  if (value instanceof Tuple) return 'tuple';
  return Array.isArray(value) ? 'list' : 'dict';
}

export const isDict = (value: Value): value is Dict => value instanceof Map;
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** The number behind a bool, int or float; null for anything else. */
export function numeric(value: Value): number | bigint | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return value instanceof Float ? value.value : null;
}

/** Python's `==`: numbers by value whatever their type, lists and tuples never equal. */
export function equal(a: Value, b: Value): boolean {
  const x = numeric(a);
  if (x !== null) {
    const y = numeric(b);
    // biome-ignore lint/suspicious/noDoubleEquals: a number and a bigint may be equal
    return y !== null && x == y;
  }
  if (a === null || typeof a === 'string' || b === null) return a === b;
  if (a instanceof Tuple) return b instanceof Tuple && sameItems(a.items, b.items);
  if (isList(a)) return isList(b) && sameItems(a, b);
  if (!isDict(a) || !isDict(b)) return false;
  if (a.size !== b.size) return false;
  for (const [key, item] of a) {
    const other = b.get(key);
    if (other === undefined || !equal(item, other)) return false;
  }
  return true;
}

function sameItems(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((item, i) => equal(item, b[i]!));
}

/** Python's `value in items`. */
export const includes = (items: readonly Value[], value: Value) =>
  items.some((item) => equal(item, value));

/** A deep copy with mutable lists and dicts. */
export function clone(value: Value): Value {
  if (Array.isArray(value)) return value.map(clone);
  if (!isDict(value)) return value;
  const copy = new Map<string, Value>();
  for (const [key, item] of value) copy.set(key, clone(item));
  return copy;
}

/** A value of plain JSON, in which whole numbers are ints. */
export function fromPlain(plain: unknown): Value {
  if (typeof plain === 'number') return Number.isInteger(plain) ? plain : new Float(plain);
  if (Array.isArray(plain)) return plain.map(fromPlain);
  if (typeof plain === 'object' && plain !== null) {
    return new Map(Object.entries(plain).map(([key, item]) => [key, fromPlain(item)]));
  }
  return typeof plain === 'string' || typeof plain === 'boolean' ? plain : null;
}
