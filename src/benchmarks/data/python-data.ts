import { parseExpression } from '../../scorers/python/expression.ts';
import { parseJson } from '../../scorers/python/json.ts';
import type { Expression } from '../../scorers/python/syntax.ts';
import { Float, isDict, isList, numeric, type Value } from '../../scorers/python/value.ts';
import { BenchmarkError } from '../error.ts';

/**
 * Data that is published inside a Python file: literals, and calls with named arguments, which
 * become dicts. Nothing is run. A file that is JSON already is read as that.
 */

/** Every entry of the list of tasks. @throws BenchmarkError `data-malformed` */
export function readTasks(file: string, text: string): ReadonlyMap<string, Value>[] {
  return readList(file, text, () => [literalAt(text, text.search(/^\w+(?:\s*:[^=]*)?\s*=\s*\[/m))]);
}

/** What every tool says of itself. @throws BenchmarkError `data-malformed` */
export function readTools(file: string, text: string): ReadonlyMap<string, Value>[] {
  return readList(file, text, () =>
    [...text.matchAll(/def get_info\b[\s\S]*?\breturn\b/g)].map(({ index, 0: found }) =>
      literalAt(text, index + found.length),
    ),
  );
}

/** The constants that a file sets at its top, by their names. @throws BenchmarkError `data-malformed` */
export function readConstants(file: string, text: string): ReadonlyMap<string, Value> {
  const set = [...text.matchAll(/^([A-Z][A-Z\d_]*)[ \t]*=(?!=)/gm)];
  try {
    return new Map(
      set.map(({ index, 0: head, 1: name }, i) => {
        const literal = text.slice(index + head.length, set[i + 1]?.index);
        return [name!, literalOf(parseExpression(literal.trim()))];
      }),
    );
  } catch (cause) {
    throw malformed(file, cause);
  }
}

function malformed(file: string, cause: unknown): BenchmarkError {
  return new BenchmarkError(
    'data-malformed',
    `${file} cannot be read as data: ${(cause as Error).message}`,
    'the file is not in the format that this benchmark reads: fetch it again from its home',
    { place: { file }, cause },
  );
}

function readList(file: string, text: string, literals: () => string[]) {
  try {
    const list = /^\s*\[/.test(text)
      ? parseJson(text)
      : literals().flatMap((literal): readonly Value[] => {
          const value = literalOf(parseExpression(literal));
          return isList(value) ? value : [value];
        });
    if (!isList(list) || list.length === 0) throw new TypeError('it holds none');
    return list.map((entry) => {
      if (!isDict(entry)) throw new TypeError('an entry is no dict');
      return entry;
    });
  } catch (cause) {
    throw malformed(file, cause);
  }
}

/** From the first bracket after a place to the one that closes it; brackets in strings do not count. */
function literalAt(text: string, from: number): string {
  const start = from < 0 ? -1 : text.slice(from).search(/[[{]/) + from;
  if (start < from || start < 0) throw new TypeError('it has no list');
  const token =
    /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|#.*|[[\](){}]/g;
  token.lastIndex = start;
  let depth = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if ('[({'.includes(found[0])) depth++;
    else if ('])}'.includes(found[0]) && --depth === 0) return text.slice(start, token.lastIndex);
  }
  throw new TypeError('a bracket is not closed');
}

function literalOf(expression: Expression): Value {
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'list':
      return expression.items.map(literalOf);
    case 'dict':
      return new Map(expression.entries.map(([key, value]) => [textOf(key), literalOf(value)]));
    case 'call':
      if (expression.of.kind !== 'name' || expression.positional.length > 0) {
        throw new TypeError('a call is no record');
      }
      return new Map(expression.named.map(([name, value]) => [nameOf(name), literalOf(value)]));
    // Stands in lists that somebody cut short, and is shown as it is written.
    case 'ellipsis':
      return '...';
    case 'unary':
      return negative(literalOf(expression.of));
    default:
      throw new TypeError(`a ${expression.kind} is no literal`);
  }
}

function nameOf(name: string | null): string {
  if (name === null) throw new TypeError('a record unpacks another');
  return name;
}

function textOf(key: Expression): string {
  if (key.kind === 'constant' && typeof key.value === 'string') return key.value;
  throw new TypeError('a key is no text');
}

function negative(value: Value): Value {
  if (value instanceof Float) return new Float(-value.value);
  const number = numeric(value);
  if (typeof number !== 'number' || typeof value === 'boolean') {
    throw new TypeError('a sign stands before something that is no number');
  }
  return -number;
}
