import type { CutText } from '../api.ts';

/** UTF-16 units of one text that an answer holds. */
export const longestText = 20_000;

/** UTF-16 units of JSON that a part without texts of its own may have in all. */
export const longestJson = 200_000;

/**
 * A copy in which no text is longer than {@link longestText}, with where which text was cut. What is
 * still larger than {@link longestJson} (a transcript of ten thousand turns) becomes null.
 * @param parts names of the parts, as `response.text`: what each is cut to is stated by that name.
 */
export function cutTexts<Value>(value: Value, parts: readonly string[]): [Value, CutText[]] {
  const cut: CutText[] = [];
  let copy = value;
  for (const part of parts) {
    const path = part.split('.');
    const before = valueAt(value, path);
    if (before === undefined) continue;
    const found: CutText[] = [];
    const shorter = shorten(before, part, found);
    if (typeof before !== 'string' && jsonLength(shorter) > longestJson) {
      cut.push({ part, characters: jsonLength(before), kept: 0 });
      copy = withValue(copy, path, null);
    } else if (found.length > 0) {
      cut.push(...found);
      copy = withValue(copy, path, shorter);
    }
  }
  return [copy, cut];
}

/** The value of a part by its name; undefined when there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) {
      return undefined;
    }
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}

/** The first so many units, never half of a character. */
export function firstPart(text: string, units: number): string {
  const isSplit = /[\ud800-\udbff]/.test(text[units - 1] ?? '');
  return text.slice(0, isSplit ? units - 1 : units);
}

function shorten(value: unknown, part: string, cut: CutText[]): unknown {
  if (typeof value === 'string') {
    if (value.length <= longestText) return value;
    const kept = firstPart(value, longestText);
    cut.push({ part, characters: value.length, kept: kept.length });
    return kept;
  }
  if (Array.isArray(value)) return value.map((each, i) => shorten(each, `${part}.${i}`, cut));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, shorten(each, `${part}.${name}`, cut)]),
  );
}

function jsonLength(value: unknown): number {
  return JSON.stringify(value)?.length ?? 0;
}

function withValue<Value>(value: Value, [name, ...rest]: readonly string[], to: unknown): Value {
  if (name === undefined) return to as Value;
  if (Array.isArray(value)) {
    return value.map((each, i) => (String(i) === name ? withValue(each, rest, to) : each)) as Value;
  }
  const record = value as Record<string, unknown>;
  return { ...record, [name]: withValue(record[name], rest, to) } as Value;
}
