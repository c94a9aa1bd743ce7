import { space } from '../python-regex.ts';

/** What the reference answers where it found nothing. */
export const invalid = '[invalid]';

const bracketed = /\([A-Z]\)/;
const punctuation = /\p{P}/gu;

/**
 * lm-evaluation-harness, `multi_choice_regex` with `(\([A-Z]\))`, ignore_case and
 * ignore_punctuation: the first letter in brackets; else the first choice whose text occurs; else a
 * letter after a colon.
 *
 * @param choices texts of the choices, in the order of their letters.
 * @returns such as `(B)`, or {@link invalid}.
 */
export function extractLmEval(response: string, choices: readonly string[]): string {
  const first = bracketed.exec(response)?.[0];
  if (first !== undefined) return first;
  return byText(response, choices) ?? byColon(response, choices.length) ?? invalid;
}

function byText(response: string, choices: readonly string[]): string | undefined {
  const text = simplified(response);
  const letters = new Map(choices.map((choice, i) => [simplified(choice.trim()), bracket(i)]));
  // The leftmost occurrence decides, and the earlier choice where two begin at one place.
  let best: { at: number; choice: string } | undefined;
  for (const choice of letters.keys()) {
    const at = text.indexOf(choice);
    if (at >= 0 && (best === undefined || at < best.at)) best = { at, choice };
  }
  return best?.choice ? letters.get(best.choice) : undefined;
}

function byColon(response: string, count: number): string | undefined {
  const letters = Array.from({ length: count }, (_, i) => letterOf(i)).join('|');
  const found = new RegExp(`:${space}*(${letters})`, 'u').exec(response)?.[1];
  return found === undefined ? undefined : `(${found})`;
}

function simplified(text: string): string {
  return text.toLowerCase().replace(punctuation, '');
}

function bracket(index: number): string {
  return `(${letterOf(index)})`;
}

function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}
