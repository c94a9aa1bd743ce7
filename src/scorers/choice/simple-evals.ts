import { space } from '../python-regex.ts';
import { answerWords } from './answer-words.ts';

const gpqa = /Answer[ \t]*:[ \t]*\$?([A-D])\$?/iu;

/**
 * openai/simple-evals, gpqa_eval.py: the letter after the first "Answer:" that is followed by one,
 * as it is written there: the reference compares it with capitals, so a small letter is wrong.
 */
export function extractGpqa(response: string): string | null {
  return gpqa.exec(response)?.[1] ?? null;
}

/** Taken out one after the other before the search; the order matters, since some begin others. */
const wrappers = [
  '**',
  '$\\boxed{',
  '}$',
  '\\$',
  '$\\text{',
  '$',
  '\\mathrm{',
  '\\{',
  '\\text',
  '\\(',
  '\\mathbf{',
  '{',
  '\\boxed',
];

/** Letters that stand for A to D in other scripts; the search accepts more than have a meaning. */
const foreign: Readonly<Record<string, string>> = {
  أ: 'A',
  ب: 'B',
  ج: 'C',
  د: 'D',
  অ: 'A',
  ব: 'B',
  ড: 'C',
  ঢ: 'D',
  Ａ: 'A',
  Ｂ: 'B',
  Ｃ: 'C',
  Ｄ: 'D',
};

const patterns = answerWords.map(
  (words) =>
    new RegExp(`${words.replace(' ', `${space}*`)}[ \\t]*([A-D\\u0623-\\u062fঅবডঢＡＢＣＤ])`, 'iu'),
);

/**
 * openai/simple-evals, mmlu_eval.py: LaTeX and Markdown wrappers go, then the words for "Answer:" of
 * many languages are tried in turn; the first that a letter follows decides.
 */
export function extractMmlu(response: string): string | null {
  const text = wrappers.reduce((rest, wrapper) => rest.replaceAll(wrapper, ''), response);
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return foreign[found] ?? found;
  }
  return null;
}
