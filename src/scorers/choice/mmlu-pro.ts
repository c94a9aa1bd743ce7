import { boundary, space } from '../python-regex.ts';

const stated = /answer is \(?([A-J])\)?/;
const labelled = new RegExp(`[aA]nswer:(?=${space}*([A-J]))`, 'gu');
const letter = new RegExp(`${boundary}[A-J]${boundary}`, 'gu');

/**
 * MMLU-Pro's own rule (TIGER-AI-Lab/MMLU-Pro, evaluate_from_api.py; the same in glm-simple-evals),
 * after `**` is taken out: the first "answer is (X)"; else the last "Answer: X" of the first line
 * that has one; else the last capital A-J that stands alone. Case-sensitive.
 */
export function extractMmluPro(response: string): string | null {
  const text = response.replaceAll('**', '');
  const found = stated.exec(text)?.[1] ?? lastOfFirstLine(text);
  if (found !== undefined) return found;
  let last: string | null = null;
  for (const [each] of text.matchAll(letter)) last = each;
  return last;
}

/**
 * What the reference's `.*[aA]nswer:\\s*([A-J])` captures: the last match that begins in the first
 * line where one begins. As a pattern it tries every beginning, in quadratic time on a long line.
 */
function lastOfFirstLine(text: string): string | undefined {
  let last: RegExpMatchArray | undefined;
  for (const match of text.matchAll(labelled)) {
    if (last !== undefined && text.slice(last.index, match.index).includes('\n')) break;
    last = match;
  }
  return last?.[1];
}
