import { lastMatch, space } from '../python-regex.ts';

const around = `[${space.slice(1, -1)}*_]{0,2}`;
const primary = new RegExp(
  `[*_]{0,2}Answer[*_]{0,2}${space}*:${around}${space}*([A-Z])(?![a-zA-Z0-9])`,
  'giu',
);

/**
 * The primary rule for multiple choice of Artificial Analysis, as NVIDIA/NeMo-Skills keeps it
 * (evaluator/mcq.py): the letter after the last "Answer:", capital or not.
 */
export function extractArtificialAnalysis(response: string): string | null {
  return lastMatch(primary, response)?.[1]?.toUpperCase() ?? null;
}

/**
 * Their further rules are published in words only (boxed letter, "answer is X", "X) ...", "X is the
 * correct answer", trailing letter); these patterns for them are ours.
 */
const fallbacks = [
  /\\boxed\{[^{}]*?\b([A-Z])\b[^{}]*\}/gu,
  /\\boxed\{\\(?:text|mathrm|textbf|mathbf)\{\(?([A-Z])\)?\}\}/gu,
  /answer is:?\s*[*_]{0,2}\(?([A-Z])\)?(?![a-zA-Z0-9])/giu,
  /(?<![a-zA-Z0-9])([A-Z])\)(?=\s)/gu,
  /(?<![a-zA-Z0-9])\(?([A-Z])\)?[*_]{0,2} is (?:the )?(?:correct|right)(?: answer| option| choice)?/gu,
  /(?<![a-zA-Z0-9'])\(?([A-Z])\)?[*_.\s]*$/gu,
] as const;

/** The primary rule, and where it finds nothing the fallbacks in turn, each by its last match. */
export function extractLetter(response: string): string | null {
  const found = extractArtificialAnalysis(response);
  if (found !== null) return found;
  for (const pattern of fallbacks) {
    const letter = lastMatch(pattern, response)?.[1];
    if (letter !== undefined) return letter.toUpperCase();
  }
  return null;
}
