/** How one of several listed strings is looked for. */
export interface ListedOptions {
  /** Such as A, B, C, D; of two that begin at one place the first in the list counts. */
  strings: readonly string[];
  /** Default true: what is found is given back in small letters. It is looked for as it is listed. */
  lowercase?: boolean;
}

const answer = '[Aa][Nn][Ss][Ww][Ee][Rr]';
const final = `[Ff][Ii][Nn][Aa][Ll] ${answer}`;
const is = '[Ii][Ss]';

/**
 * One of the listed strings, standing alone, by Math-Verify's rules for strings: after "final answer
 * is", then after "answer:" and "answer", then at the beginning of the text, then anywhere; of equal
 * ones the last.
 *
 * @returns [the string in small letters, as it stands in the text], or null.
 */
export function extractListed(
  text: string,
  { strings, lowercase = true }: ListedOptions,
): [string, string] | null {
  const listed = `(${strings.map(escaped).join('|')})`;
  const ending = '(?:\\*\\*)?(?:[.,:\\s]|$)';
  const alone = `(?:^|\\s)(?:\\*\\*)?${listed}${ending}`;
  const ranks = [
    `${final} ${is}:?\\s*${listed}\\.?\\s?I hope`,
    `${final}.{0,100}?\\s+is:?\\s*${listed}`,
    `${answer}:.{0,50}?${alone}`,
    `${answer}.{0,50}?${alone}`,
    `^(?:\\*\\*)?${listed}${ending}`,
    alone,
  ];
  for (const rank of ranks) {
    let last: RegExpMatchArray | undefined;
    for (const match of text.matchAll(new RegExp(rank, 'g'))) {
      const end = match.index + match[0].length;
      if (last === undefined || end >= last.index! + last[0].length) last = match;
    }
    const found = last?.[1];
    if (found !== undefined) return [lowercase ? found.toLowerCase() : found, found];
  }
  return null;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
