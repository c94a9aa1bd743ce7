import { Float, type Value } from '../python/value.ts';
import type { ParameterType } from './function-description.ts';

type Foreign = 'java' | 'javascript';

const whole = /^-?\d+$/;
const decimal = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * What a value written in Java or JavaScript stands for: `1L`, `1.0f`, `'a'`, `new int[]{1, 2}`,
 * `Arrays.asList(1, 2)`, a HashMap filled with `put`, `[1, 2]`, `{a: 1}`. What is not of the
 * declared type stays as it is written.
 */
export function sourceValue(source: string, type: ParameterType, language: Foreign): Value {
  const text = source.trim();
  switch (type.name) {
    case 'byte':
    case 'short':
    case 'integer':
      return whole.test(text) ? Number(text) : source;
    case 'long':
      return /^-?\d+[lL]$/.test(text) ? Number(text.slice(0, -1)) : source;
    case 'Bigint':
      return /^-?\d+n$/.test(text) ? Number(text.slice(0, -1)) : source;
    case 'float': {
      const digits = language === 'java' ? text.replace(/(?<=\d)[fF]$/, '') : text;
      const marked = language === 'javascript' || digits !== text;
      return marked && decimal.test(digits) ? new Float(Number(digits)) : source;
    }
    case 'double':
      return decimal.test(text) ? new Float(Number(text)) : source;
    case 'boolean':
    case 'Boolean':
      return text === 'true' ? true : text === 'false' ? false : source;
    case 'char':
      return /^'.'$/s.test(text) ? text.slice(1, -1) : source;
    case 'Array':
    case 'ArrayList':
    case 'Queue':
    case 'Stack':
    case 'array':
      return listOf(text, type.items, language) ?? source;
    case 'HashMap':
    case 'Hashtable':
    case 'dict':
      return dictOf(text, language) ?? source;
    default:
      return source;
  }
}

const listForms: Readonly<Record<Foreign, readonly RegExp[]>> = {
  java: [
    /^new\s+\w+(?:<[^>]*>)?\[\d*\]\s*\{(.*)\}$/s,
    /^new\s+ArrayList<[^>]*>\((?:Arrays\.asList|List\.of)\((.*)\)\)$/s,
    /^(?:Arrays\.asList|List\.of)\((.*)\)$/s,
    /^new\s+\w+<[^>]*>\(\)\s*\{\{\s*(.*?);?\s*\}\}$/s,
    /^\{(.*)\}$/s,
    /^new\s+\w+<[^>]*>\(()\)$/s,
  ],
  javascript: [/^\[(.*)\]$/s],
};

function listOf(text: string, items: string | null, language: Foreign): Value[] | null {
  for (const form of listForms[language]) {
    const inner = form.exec(text)?.[1];
    if (inner === undefined) continue;
    const added = [...inner.matchAll(/\badd\(((?:[^()"']|"[^"]*"|'[^']*')*)\)/g)];
    const parts = added.length > 0 ? added.map((match) => match[1]!) : splitTop(inner);
    return parts.map((part) =>
      items === null || items === 'any' ? literal(part, language) : unquoted(part, items, language),
    );
  }
  return null;
}

const unquoted = (part: string, items: string, language: Foreign): Value =>
  /^["'].*["']$/s.test(part.trim())
    ? part.trim().slice(1, -1)
    : sourceValue(part, { name: items, items: null }, language);

function dictOf(text: string, language: Foreign): Map<string, Value> | null {
  const entries =
    language === 'java'
      ? [...text.matchAll(/\bput\(\s*"([^"]*)"\s*,\s*((?:[^()"]|"[^"]*"|\([^()]*\))*)\)/g)].map(
          (match) => [match[1]!, match[2]!] as const,
        )
      : objectEntries(text);
  if (
    entries === null ||
    (entries.length === 0 && !/^(?:new\s+\w+<[^>]*>\(\)|\{\s*\})$/.test(text))
  ) {
    return null;
  }
  return new Map(entries.map(([key, value]) => [key, literal(value, language)]));
}

function objectEntries(text: string): (readonly [string, string])[] | null {
  const inner = /^\{(.*)\}$/s.exec(text)?.[1];
  if (inner === undefined) return null;
  return splitTop(inner).map((part) => {
    const [, key = '', value = ''] = /^\s*["']?([^"':]*)["']?\s*:(.*)$/s.exec(part) ?? [];
    return [key.trim(), value] as const;
  });
}

/** A value whose type is not declared. */
function literal(source: string, language: Foreign): Value {
  const text = source.trim();
  if (/^(?:".*"|'.*')$/s.test(text)) return text.slice(1, -1);
  if (whole.test(text)) return Number(text);
  if (/^-?\d+[lLn]$/.test(text)) return Number(text.slice(0, -1));
  if (decimal.test(text)) return new Float(Number(text));
  if (/^-?\d+(?:\.\d+)?[fF]$/.test(text)) return new Float(Number(text.slice(0, -1)));
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return listOf(text, null, language) ?? dictOf(text, language) ?? text;
}

/** Pieces between commas that stand in no bracket and no quotes. */
export function splitTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const one = text[i]!;
    if (quote !== '') {
      if (one === '\\') i++;
      else if (one === quote) quote = '';
    } else if (one === '"' || one === "'" || one === '`') quote = one;
    else if ('([{'.includes(one)) depth++;
    else if (')]}'.includes(one)) depth--;
    else if (one === ',' && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.filter((part) => part.trim() !== '');
}
