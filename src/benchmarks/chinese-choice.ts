import { z } from 'zod';
import type { BenchmarkItem } from '../engine/benchmark.ts';
import { lettered } from './define.ts';

const option = z.coerce.string();

/** A question with four options, as C-Eval and CMMLU publish it. */
export const chineseChoice = z.object({
  question: z.string().min(1),
  A: option,
  B: option,
  C: option,
  D: option,
  answer: z.enum(['A', 'B', 'C', 'D']),
});

export type ChineseChoice = z.infer<typeof chineseChoice>;

/** @param id unique among all subjects. */
export function choiceItem(
  id: string,
  subject: string,
  { question, A, B, C, D, answer }: ChineseChoice,
): BenchmarkItem<string> {
  return {
    id,
    content: { question, subject },
    target: answer,
    cluster: null,
    choices: [A, B, C, D],
  };
}

/** The question without examples, for models that chat; in our own words. */
export function askInChinese(item: BenchmarkItem<string>): string {
  const { question } = item.content as { question: string };
  return `请回答下面的单项选择题。可以先简要分析，最后一行写“答案：X”，X 是正确选项的字母。\n\n${question}\n${lettered(item.choices!)}`;
}
