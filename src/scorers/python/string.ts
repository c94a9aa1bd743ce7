/**
 * Python's string methods where they differ from JavaScript's: the reference graders are Python,
 * and white space, case and word characters decide verdicts.
 */

/** Inside a character class: what Python's `\s` and `str.isspace` accept (no U+FEFF). */
export const space =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
/** Inside a character class with the `u` flag: what Python's `\w` accepts. */
export const wordCharacter = '\\p{L}\\p{N}_';
/** Python's `\b`, for a pattern with the `u` flag. */
export const boundary = `(?:(?<=[${wordCharacter}])(?![${wordCharacter}])|(?<![${wordCharacter}])(?=[${wordCharacter}]))`;

const spaceSet = new RegExp(`[${space}]`);

/** Whether there is white space at a place of a text; false beyond its end. */
export const spaceAt = (text: string, at: number) => at < text.length && spaceSet.test(text[at]!);

const spaces = new RegExp(`[${space}]+`);

function trim(text: string, drop: (character: string) => boolean, left: boolean, right: boolean) {
  let start = 0;
  let end = text.length;
  if (left) while (start < end && drop(text[start]!)) start++;
  if (right) while (end > start && drop(text[end - 1]!)) end--;
  return text.slice(start, end);
}

const dropped = (characters?: string) =>
  characters === undefined
    ? (c: string) => spaceSet.test(c)
    : (c: string) => characters.includes(c);

/** `str.strip`; without characters, white space. */
export const strip = (text: string, characters?: string) =>
  trim(text, dropped(characters), true, true);
/** `str.lstrip`. */
export const stripLeft = (text: string, characters?: string) =>
  trim(text, dropped(characters), true, false);
/** `str.rstrip`. */
export const stripRight = (text: string, characters?: string) =>
  trim(text, dropped(characters), false, true);

/** `str.split()`: on runs of white space, no empty pieces. */
export function splitSpace(text: string): string[] {
  return text.split(spaces).filter((piece) => piece !== '');
}

/** `str.removeprefix`. */
export const removePrefix = (text: string, prefix: string) =>
  text.startsWith(prefix) ? text.slice(prefix.length) : text;
/** `str.removesuffix`. */
export const removeSuffix = (text: string, suffix: string) =>
  suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;

/** `str.isupper`: some cased character, and none that is not upper case. */
export const isUpper = (text: string) =>
  /\p{Uppercase}/u.test(text) && !/[\p{Lowercase}\p{Lt}]/u.test(text);
/** `str.islower`. */
export const isLower = (text: string) =>
  /\p{Lowercase}/u.test(text) && !/[\p{Uppercase}\p{Lt}]/u.test(text);
/** `str.isalpha`. */
export const isAlpha = (text: string) => /^\p{L}+$/u.test(text);
/** `str.isdigit`, without the rare digits that are no decimals. */
export const isDigit = (text: string) => /^[\p{Nd}²³¹⁰⁴-⁹₀-₉]+$/u.test(text);

/** `string.punctuation`. */
export const asciiPunctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
/** A text without the ASCII punctuation marks, as `str.translate` over `string.punctuation`. */
export const withoutPunctuation = (text: string) => text.replace(/[!-/:-@[-`{-~]/g, '');

/** `len(str)`: code points, not UTF-16 units. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** How often a pattern matches, without overlap, as `len(re.findall(...))`. The pattern is global. */
export function countMatches(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count++;
  return count;
}

/**
 * A pattern that a data set gives in Python's notation. What JavaScript cannot read is taken
 * literally.
 */
export function givenPattern(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch {
    return new RegExp(source.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), flags);
  }
}
