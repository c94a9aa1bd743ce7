/** Common words, most of them one token everywhere. */
const words =
  'time year people way day man thing woman life child world school state family student group country problem hand part place case week company system program question work government number night point home water room mother area money story fact month lot right study book eye job word business issue side kind head house service friend father power hour game line end member law car city community name'.split(
    ' ',
  );

/**
 * A text of about so many tokens that no cache has seen: words drawn by a number, from the first
 * one on, so that not even its beginning is shared.
 */
export function uniquePrompt(tokens: number, number: number): string {
  let state = (number ^ 0x9e3779b9) >>> 0;
  const next = () => {
    // Mulberry32 (Tommy Ettinger, public domain).
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const count = Math.max(1, Math.round(tokens) - 20);
  const text = Array.from({ length: count }, () => words[Math.floor(next() * words.length)]);
  return `${text.join(' ')}\n\nWrite a long story with these words.`;
}
