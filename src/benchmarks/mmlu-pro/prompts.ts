import { lettered } from '../define.ts';

export interface MmluProQuestion {
  question: string;
  options: readonly string[];
  category: string;
}

/** The block in which the paper's prompts show a question. */
export function questionBlock({ question, options }: MmluProQuestion): string {
  return `Question:\n${question}\nOptions:\n${lettered(options)}`;
}

/** In our own words; the last sentence is the published answer format. */
export function header(category: string): string {
  return `What follows is a multiple-choice question on ${category}. Think it through step by step, and close with the sentence "The answer is (X)", in which X is the letter of the right option.`;
}

export function headerWithExamples(category: string): string {
  return `What follows are multiple-choice questions on ${category}, with answers. Think the last one through step by step, and close with the sentence "The answer is (X)", in which X is the letter of the right option.`;
}

export const opening = "Answer: Let's think step by step.";

/** The validation split's worked answers begin with the same words as {@link opening}. */
export function workedExample(question: MmluProQuestion, worked: string): string {
  const rest = worked.replace(/^A: Let's think step by step\.\s*/, '').trim();
  return `${questionBlock(question)}\n${opening} ${rest}`;
}
