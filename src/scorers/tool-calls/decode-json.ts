import { dumpJson, parseJson } from '../python/json.ts';
import { isDict, isList, type Value } from '../python/value.ts';
import { space } from '../python-regex.ts';
import { DecodeError } from './decode-python.ts';

/** `[{` and `}]`, with white space between as Python's `\s` has it. */
const opening = new RegExp(`\\[${space}*\\{`, 'u');
const closing = new RegExp(`\\}${space}*\\]`, 'u');

/** A call as JSON holds it: what stands for its arguments need not be an object. */
export interface JsonCall {
  readonly name: string;
  readonly arguments: Value;
}

/**
 * The calls of a text that holds a JSON list of `{"function": NAME, "parameters": {...}}`: from the
 * first [ that a brace follows to the first ] behind a brace, as the reference's pattern finds them,
 * so that a list of objects among the parameters cuts the text short. No JSON means no calls.
 *
 * @throws DecodeError on an object in the list that is no call, and on a value that holds no entries.
 */
export function decodeJson(text: string): JsonCall[] {
  let list: Value;
  try {
    list = parseJson(listIn(text));
  } catch {
    return [];
  }
  if (!isList(list)) {
    if (isDict(list) || typeof list === 'string') return [];
    throw new DecodeError('no list of calls');
  }
  return list.filter(isDict).map((entry) => {
    const name = entry.get('function');
    const given = entry.get('parameters');
    if (name === undefined || given === undefined || isDict(name) || isList(name)) {
      throw new DecodeError('a call needs "function" and "parameters"');
    }
    return { name: typeof name === 'string' ? name : dumpJson(name), arguments: given };
  });
}

/** Two searches for the reference's one pattern, which can take endless time. */
function listIn(text: string): string {
  const [start, end] = [text.indexOf('['), text.lastIndexOf(']')];
  const outer = start >= 0 && end > start ? text.slice(start, end + 1) : text;
  const first = opening.exec(outer);
  if (!first) return outer;
  const rest = outer.slice(first.index + first[0].length);
  const last = closing.exec(rest);
  return last ? first[0] + rest.slice(0, last.index + last[0].length) : outer;
}
