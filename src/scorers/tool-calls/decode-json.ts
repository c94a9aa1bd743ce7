import { parseJson } from '../python/json.ts';
import { isDict, isList, type Value } from '../python/value.ts';
import type { Call } from './call.ts';
import { DecodeError } from './decode-python.ts';

/**
 * The calls of a text that holds a JSON list of `{"function": NAME, "parameters": {...}}`. What
 * stands before the first [ and after the last ] is dropped; no JSON means no calls.
 *
 * @throws DecodeError on a list entry that is no call.
 */
export function decodeJson(text: string): Call[] {
  const start = text.indexOf('[');
  const end = text.lastIndexOf(']');
  let list: Value;
  try {
    list = parseJson(start >= 0 && end > start ? text.slice(start, end + 1) : text);
  } catch {
    return [];
  }
  if (!isList(list)) {
    if (isDict(list)) return [];
    throw new DecodeError('no list of calls');
  }
  return list.filter(isDict).map((entry) => {
    const name = entry.get('function');
    const given = entry.get('parameters');
    if (typeof name !== 'string' || given === undefined || !isDict(given)) {
      throw new DecodeError('a call needs "function" and "parameters"');
    }
    return { name, arguments: given };
  });
}
