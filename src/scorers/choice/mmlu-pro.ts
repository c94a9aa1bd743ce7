import { any, boundary } from '../python-regex.ts';

const stated = /answer is \(?([A-J])\)?/;
const labelled = new RegExp(`${any}*[aA]nswer:[\\s\\x1c-\\x1f\\x85]*([A-J])`, 'u');
const letter = new RegExp(`${boundary}[A-J]${boundary}`, 'gu');

/**
 * MMLU-Pro's own rule (TIGER-AI-Lab/MMLU-Pro, evaluate_from_api.py; the same in glm-simple-evals),
 * after `**` is taken out: the first "answer is (X)"; else the last "Answer: X" of the first line
 * that has one; else the last capital A-J that stands alone. Case-sensitive.
 */
export function extractMmluPro(response: string): string | null {
  const text = response.replaceAll('**', '');
  const found = stated.exec(text)?.[1] ?? labelled.exec(text)?.[1];
  if (found !== undefined) return found;
  let last: string | null = null;
  for (const [each] of text.matchAll(letter)) last = each;
  return last;
}
