import { type Dict, Float, Tuple, type Value } from './value.ts';

/** `repr(float)`: the shortest digits, with an exponent below 1e-4 and from 1e16 on. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits, exponent] = value.toExponential().split('e') as [string, string];
    const power = exponent.slice(1).padStart(2, '0');
    return `${digits}e${exponent[0]}${power}`;
  }
  const text = String(value);
  return text.includes('.') ? text : `${text}.0`;
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** `repr(str)`: single quotes, unless the text has some and no double quotes. */
export function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = '';
  for (const character of text) {
    if (character === quote) out += `\\${quote}`;
    else if (Object.hasOwn(escapes, character)) out += escapes[character];
    else if (/[\p{C}\p{Z}]/u.test(character) && character !== ' ') out += escaped(character);
    else out += character;
  }
  return quote + out + quote;
}

function escaped(character: string): string {
  const code = character.codePointAt(0)!;
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** `repr(value)`. */
export function repr(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return stringRepr(value);
  if (value instanceof Float) return floatText(value.value);
  if (typeof value !== 'object') return String(value);
  if (value instanceof Tuple) {
    const items = value.items.map(repr);
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
  }
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  const entries = [...(value as Dict)];
  return `{${entries.map(([key, item]) => `${stringRepr(key)}: ${repr(item)}`).join(', ')}}`;
}

/** `str(value)`: text as it is, anything else as {@link repr}. */
export const str = (value: Value) => (typeof value === 'string' ? value : repr(value));
