import {
  Float,
  includes,
  isDict,
  isList,
  Tuple,
  type TypeName,
  typeName,
  type Value,
} from '../python/value.ts';
import type { Call } from './call.ts';
import type {
  AcceptedCall,
  FunctionDescription,
  Language,
  ParameterType,
} from './function-description.ts';
import { dictFault, dictListFault, matchesList, matchesText } from './match-value.ts';
import { sourceValue } from './source-value.ts';

/** Why a call is not accepted, in the words of the published checker, and where. */
export interface Fault {
  readonly type: string;
  readonly message: string;
}

/** Python's type for each declared type; the Java and JavaScript types stand for these too. */
const declared: Readonly<Record<string, TypeName>> = {
  string: 'str',
  integer: 'int',
  float: 'float',
  boolean: 'bool',
  array: 'list',
  tuple: 'list',
  dict: 'dict',
  any: 'str',
  // Java
  byte: 'int',
  short: 'int',
  long: 'int',
  double: 'float',
  char: 'str',
  String: 'str',
  Array: 'list',
  ArrayList: 'list',
  Queue: 'list',
  Stack: 'list',
  HashMap: 'dict',
  Hashtable: 'dict',
  // JavaScript
  Bigint: 'int',
  Boolean: 'bool',
};

/**
 * Whether a call is one of those accepted.
 *
 * A value has the declared type (an int also stands for a float, a tuple for a list), or that of the
 * accepted values (a variable's name, say); and it is among the accepted values.
 *
 * Source: the AST evaluation of the Berkeley Function-Calling Leaderboard, v3.
 *
 * @returns null when it is.
 */
export function callFault(
  call: Call,
  described: FunctionDescription,
  accepted: AcceptedCall,
  language: Language,
): Fault | null {
  const fault = (type: string, message: string): Fault => ({ type, message });
  const where = 'simple_function_checker';
  if (call.name !== described.name) {
    return fault(`${where}:wrong_func_name`, `${call.name} called instead of ${described.name}`);
  }
  for (const name of described.required) {
    if (!call.arguments.has(name)) {
      return fault(`${where}:missing_required`, `required parameter ${name} is missing`);
    }
  }
  for (const [name, value] of call.arguments) {
    const type = described.parameters.get(name);
    const values = accepted.arguments.get(name);
    if (!type || !values) return fault(`${where}:unexpected_param`, `unexpected parameter ${name}`);
    const found = valueFault(value, type, values, language);
    if (found) return fault(found, `parameter ${name}: ${found}`);
  }
  for (const [name, values] of accepted.arguments) {
    if (!call.arguments.has(name) && !values.includes('')) {
      return fault(`${where}:missing_optional`, `parameter ${name} is missing and has no default`);
    }
  }
  return null;
}

/** The type of the first accepted value that is not empty; undefined without one. */
function acceptedType(values: readonly Value[]): TypeName | undefined {
  const first = values.find((value) => value !== '');
  return first === undefined ? undefined : typeName(first);
}

function valueFault(
  given: Value,
  type: ParameterType,
  accepted: readonly Value[],
  language: Language,
): string | null {
  let value = given;
  if (language !== 'python') {
    if (typeof given !== 'string') return `type_error:${language}`;
    value = sourceValue(given, type, language);
  }
  if (type.name === 'tuple' && value instanceof Tuple) value = value.items;
  if (type.name === 'float' && typeName(value) === 'int') value = new Float(Number(value));
  const expected = declared[type.name] ?? 'str';
  const nested = type.items === null ? null : (declared[type.items] ?? 'str');
  const likely = acceptedType(accepted);
  if (typeName(value) !== expected) {
    if (likely === undefined || typeName(value) !== likely) return 'type_error:simple';
    return includes(accepted, value) ? null : 'value_error:others';
  }
  if (nested !== null && !accepted.some((list) => itemsFit(value, list, nested))) {
    return 'type_error:nested';
  }
  // The accepted values are of another type: the value is taken for a variable and compared as it is.
  const variable = likely !== undefined && likely !== expected;
  if (!variable) {
    if (isDict(value)) return dictFault(value, accepted);
    if (isList(value) && nested === 'dict') return dictListFault(value, accepted);
    if (typeof value === 'string')
      return matchesText(value, accepted) ? null : 'value_error:string';
    if (isList(value)) return matchesList(value, accepted) ? null : 'value_error:list/tuple';
  }
  return includes(accepted, value) ? null : 'value_error:others';
}

/** Whether every item has the declared type, or that of this accepted list's items. */
function itemsFit(value: Value, accepted: Value, nested: TypeName): boolean {
  if (!isList(accepted) || !isList(value)) return true;
  const likely = acceptedType(accepted);
  return value.every((item) => typeName(item) === nested || typeName(item) === likely);
}
