import { codePointOrder } from './order.ts';
import { floatText } from './repr.ts';
import { type Dict, Float, Tuple, type Value } from './value.ts';

const blank = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
// Up to the closing quote; JSON.parse reads the escapes and refuses control characters.
const quoted = /"(?:[^"\\]|\\.)*"/sy;
const words: readonly (readonly [string, Value])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', new Float(Number.NaN)],
  ['Infinity', new Float(Number.POSITIVE_INFINITY)],
  ['-Infinity', new Float(Number.NEGATIVE_INFINITY)],
];
/** Deeper nesting is refused: Python's reader gives up about here too. */
const maxDepth = 900;

/**
 * `json.loads`: ints stay apart from floats, keys stay in order, and NaN and Infinity are read.
 *
 * @throws SyntaxError on what is none.
 */
export function parseJson(text: string): Value {
  let at = 0;
  const fail = (): never => {
    throw new SyntaxError(`no JSON at character ${at}`);
  };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  /** What stands after white space, taken when it is `sign`. */
  const next = (sign: string): boolean => {
    take(blank);
    if (text[at] !== sign) return false;
    at++;
    return true;
  };
  const string = (): string => {
    take(blank);
    const found = take(quoted) ?? fail();
    return JSON.parse(found[0]) as string;
  };
  const read = (depth: number): Value => {
    if (depth > maxDepth) fail();
    take(blank);
    if (text[at] === '"') return string();
    if (next('[')) {
      const items: Value[] = [];
      if (next(']')) return items;
      do items.push(read(depth + 1));
      while (next(','));
      return next(']') ? items : fail();
    }
    if (next('{')) {
      const dict = new Map<string, Value>();
      if (next('}')) return dict;
      do {
        const key = string();
        if (!next(':')) fail();
        dict.set(key, read(depth + 1));
      } while (next(','));
      return next('}') ? dict : fail();
    }
    for (const [word, value] of words) {
      if (!text.startsWith(word, at)) continue;
      at += word.length;
      return value;
    }
    const found = take(number) ?? fail();
    if (found[1] !== undefined || found[2] !== undefined) return new Float(Number(found[0]));
    const whole = Number(found[0]);
    return Number.isSafeInteger(whole) ? whole : BigInt(found[0]);
  };
  const value = read(0);
  take(blank);
  return at === text.length ? value : fail();
}

export interface DumpOptions {
  /** Keys by code point. Default false: in their order. */
  sortKeys?: boolean;
  /** Between items, and between key and value. Default `, ` and `: `. */
  separators?: readonly [string, string];
  /** Everything beyond ASCII as `\uXXXX`. Default true. */
  ascii?: boolean;
}

/** `json.dumps`. */
export function dumpJson(value: Value, options: DumpOptions = {}): string {
  const { sortKeys = false, separators = [', ', ': '], ascii = true } = options;
  const [between, colon] = separators;
  const text = (string: string) => (ascii ? asciiText(string) : plainText(string));
  const dump = (one: Value): string => {
    if (one === null) return 'null';
    if (typeof one === 'string') return text(one);
    if (one instanceof Float) return jsonFloat(one.value);
    if (typeof one !== 'object') return String(one);
    if (one instanceof Tuple) return `[${one.items.map(dump).join(between)}]`;
    if (Array.isArray(one)) return `[${one.map(dump).join(between)}]`;
    const entries = [...(one as Dict)];
    if (sortKeys) entries.sort(([a], [b]) => codePointOrder(a, b));
    return `{${entries.map(([key, item]) => text(key) + colon + dump(item)).join(between)}}`;
  };
  return dump(value);
}

function jsonFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return floatText(value);
}

const plainText = (text: string) => JSON.stringify(text);

function asciiText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
