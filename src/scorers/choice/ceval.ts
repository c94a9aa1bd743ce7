import { any, space } from '../python-regex.ts';

const option = `${space}?选?项?${space}?([A-D])`;

/** In the order in which they are tried; the first that matches anywhere gives all its matches. */
const patterns = [
  '^选([A-D])',
  '^选项([A-D])',
  `答案是${option}`,
  `答案为${option}`,
  `答案应为${option}`,
  `答案选${option}`,
  `答案是:${option}`,
  `答案应该是:${option}`,
  `正确的一项是${space}?([A-D])`,
  `答案为:${option}`,
  `答案应为:${option}`,
  `答案:${option}`,
  `答案是：${option}`,
  `答案应该是：${option}`,
  `答案为：${option}`,
  `答案应为：${option}`,
  `答案：${option}`,
].map((pattern) => new RegExp(pattern, 'gu'));

/**
 * C-Eval without examples (hkust-nlp/ceval, evaluators/chatgpt.py): a response that begins with a
 * letter answers with it; else all matches of the first phrase that occurs. The last one counts.
 */
export function extractCeval(response: string): string[] {
  const [first] = response;
  if (first !== undefined && 'ABCD'.includes(first)) return [first];
  for (const pattern of patterns) {
    const found = Array.from(response.matchAll(pattern), (match) => match[1]!);
    if (found.length > 0) return found;
  }
  return [];
}

const thought = [`答案是(${any}+?)。`, `答案为(${any}+?)。`, `选项(${any}+?)是正确的。`].map(
  (pattern) => new RegExp(pattern, 'gu'),
);

/** C-Eval with chain of thought: what stands in the last 答案是...。 and, failing that, in its variants. */
export function extractCevalThought(response: string): string | null {
  for (const pattern of thought) {
    const found = Array.from(response.matchAll(pattern), (match) => match[1]!);
    if (found.length > 0) return found.at(-1)!;
  }
  return null;
}
