import { lastMatch } from '../python-regex.ts';

const number =
  /(?<![\p{L}\d.,])[-+−]?[$€£¥]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+|(?<=\d))(?:[eE][-+]?\d+)?/gu;

/**
 * The last number of a text as it is written there, without currency and thousands separators, such
 * as `-1234.5` of "so it is -$1,234.50". Digits inside words (`x2`) are none.
 */
export function lastNumber(text: string): string | null {
  const found = lastMatch(number, text)?.[0];
  return found === undefined ? null : plain(found);
}

/** A number in words of JavaScript; undefined for what is none. Accepts thousands separators, currency and a percent sign. */
export function readNumber(text: string): number | undefined {
  const bare = plain(text.trim().replace(/%$/, ''));
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(bare)) return undefined;
  const value = Number(bare);
  return Number.isFinite(value) ? value : undefined;
}

function plain(written: string): string {
  return written
    .replace(/[$€£¥]/gu, '')
    .replace(/−/gu, '-')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
}
