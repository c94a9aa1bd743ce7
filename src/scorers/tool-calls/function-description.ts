import type { Dict, Value } from '../python/value.ts';

/** The language that a benchmark's functions are in. */
export type Language = 'python' | 'java' | 'javascript';

/** A declared type by its published name (`integer`, `dict`, `ArrayList`), and that of the items. */
export interface ParameterType {
  readonly name: string;
  /** null where there are none, or they are not declared. */
  readonly items: string | null;
}

/** What of a function's schema the checker needs. */
export interface FunctionDescription {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, ParameterType>;
  readonly required: readonly string[];
}

/** A call that is right: for each parameter the accepted values, with "" where it may be absent. */
export interface AcceptedCall {
  readonly name: string;
  readonly arguments: ReadonlyMap<string, readonly Value[]>;
}

/** Types whose items are checked too. */
const withItems = new Set(['array', 'tuple', 'Array', 'ArrayList', 'Queue', 'Stack']);

const dictAt = (value: Value | undefined): Dict =>
  value instanceof Map ? (value as Dict) : new Map();

/** Reads a function of the data set. @throws TypeError when it is none. */
export function describeFunction(schema: Value): FunctionDescription {
  const dict = dictAt(schema);
  const name = dict.get('name');
  if (typeof name !== 'string') throw new TypeError('a function needs a name');
  const parameters = dictAt(dict.get('parameters'));
  const required = parameters.get('required');
  const types = new Map<string, ParameterType>();
  for (const [parameter, described] of dictAt(parameters.get('properties'))) {
    const type = dictAt(described).get('type');
    if (typeof type !== 'string') throw new TypeError(`parameter ${parameter} needs a type`);
    const items = dictAt(dictAt(described).get('items')).get('type');
    types.set(parameter, {
      name: type,
      items: withItems.has(type) && typeof items === 'string' ? items : null,
    });
  }
  return {
    name,
    parameters: types,
    required: Array.isArray(required)
      ? required.filter((entry): entry is string => typeof entry === 'string')
      : [],
  };
}

/** Reads one accepted call, `{ name: { parameter: [value, ...] } }`. @throws TypeError when it is none. */
export function readAccepted(value: Value): AcceptedCall {
  const [entry] = dictAt(value);
  if (!entry) throw new TypeError('an accepted call needs a function');
  const values = new Map<string, readonly Value[]>();
  for (const [parameter, list] of dictAt(entry[1])) {
    if (!Array.isArray(list)) throw new TypeError(`accepted values of ${parameter} must be a list`);
    values.set(parameter, list);
  }
  return { name: entry[0], arguments: values };
}
