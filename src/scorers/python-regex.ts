/**
 * The reference graders are written in Python, whose regular expressions read some classes more
 * widely than JavaScript's and some less. These are the ones that differ, for patterns with the `u` flag.
 */

/** `\s` of Python's `str` patterns. */
export const space =
  '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';

/** `\w`: letters and digits of any script; unlike JavaScript's, marks are no part of a word in either. */
const word = '[\\p{L}\\p{N}_]';

/** `\b`. */
export const boundary = `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`;

/** `\d`: decimal digits of any script. */
export const digit = '\\p{Nd}';

/** `.` without DOTALL: only a line feed ends a line. */
export const any = '[^\\n]';

/** `^` and `$` with MULTILINE. */
export const lineStart = '(?<![^\\n])';
export const lineEnd = '(?![^\\n])';

/** The last of all matches of a global pattern, as `findall(...)[-1]`. */
export function lastMatch(pattern: RegExp, text: string): RegExpMatchArray | undefined {
  let last: RegExpMatchArray | undefined;
  for (const match of text.matchAll(pattern)) last = match;
  return last;
}
