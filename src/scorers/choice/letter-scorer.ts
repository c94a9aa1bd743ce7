import { badTarget, settle, withoutAnswer } from '../judgement.ts';
import type { Scorer } from '../scorer.ts';

/** The right letter, a capital; with the texts of the choices where the extraction looks for them. */
export type LetterTarget =
  | string
  | { readonly answer: string; readonly choices: readonly string[] };

export interface LetterRule {
  id: string;
  version: string;
  summary: string;
  /** The letters that there can be; others are no answer. */
  letters: string;
  /** Whether the target must hold the texts of the choices. Default false. */
  needsChoices?: boolean;
  /** @returns what the reference extracts; null: nothing. */
  extract: (text: string, choices: readonly string[]) => string | null;
}

/** A scorer of multiple choice by one published rule of extraction. */
export function letterScorer(rule: LetterRule): Scorer<LetterTarget> {
  const { id, version, summary, letters, needsChoices = false, extract } = rule;
  return {
    id,
    version,
    summary,
    needs: [],
    heavy: false,
    check(target): asserts target is LetterTarget {
      const letter = answerOf(target);
      const known = typeof letter === 'string' && letter.length === 1 && letters.includes(letter);
      const texts = typeof target === 'object' ? choicesOf(target) : undefined;
      const complete = texts !== undefined || (!needsChoices && typeof target === 'string');
      if (!known || !complete) throw badTarget(id, wanted(letters, needsChoices), target);
    },
    score(answer, target) {
      if (answer.reasoning_unclosed) return withoutAnswer(answer);
      const found = extract(answer.text, choicesOf(target) ?? []);
      const gold = answerOf(target);
      // Where the reference keeps a small letter it compares it as it is: an answer, and a wrong one.
      const usable = found !== null && letters.includes(found.toUpperCase()) ? found : null;
      const odd = found !== null && usable === null ? `"${found}" is no letter of a choice` : null;
      return settle(answer, usable, usable === gold, { explanation: odd });
    },
  };
}

function answerOf(target: unknown): unknown {
  return typeof target === 'object' && target !== null && 'answer' in target
    ? target.answer
    : target;
}

function choicesOf(target: unknown): readonly string[] | undefined {
  if (typeof target !== 'object' || target === null || !('choices' in target)) return undefined;
  const { choices } = target;
  return Array.isArray(choices) && choices.every((choice) => typeof choice === 'string')
    ? choices
    : undefined;
}

function wanted(letters: string, needsChoices: boolean): string {
  const letter = `a capital letter from ${letters[0]} to ${letters.at(-1)}`;
  return needsChoices ? `{ answer: ${letter}, choices: their texts }` : letter;
}
