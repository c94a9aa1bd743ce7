import { lastMatch, space } from '../python-regex.ts';

/** "the answer is", "my final answer would be"; not "an answer is hard to give". */
const announced = new RegExp(
  `(?<!\\b(?:an|any|no|one|every|each)${space}+)\\b(?:(?:final|correct|right)${space}+)?answer${space}+(?:is|would be|will be|must be|=)${space}*:?(?=[^\\n])`,
  'giu',
);

// A line feed only begins: inside the run as well, many of them would take quadratic time.
const labelled = new RegExp(
  `(?:^|\\n|[.!?]${space})(?:(?!\\n)[*_#>${space.slice(1, -1)}])*(?:the${space}+)?(?:final${space}+|exact${space}+)?answer[*_]*${space}*[:：](?=[^\\n])`,
  'giu',
);

/** Ends a sentence: not the full stop of `St. Petersburg` or of `3.5`. */
const sentenceEnd = /(?:(?<!(?<!\p{L})\p{Lu}\p{Ll}{0,2})\.|[!?。])(?:\s|$)/u;

/**
 * What stands after the last phrase such as "the answer is ..." or "the final answer would be ...",
 * up to the end of its sentence.
 * @returns null when no such phrase is there.
 */
export function afterAnswerPhrase(text: string): string | null {
  return bare(afterLast(announced, text)?.split(sentenceEnd, 1)[0]);
}

/** What stands on the last line that begins with "Answer:", "Final answer:" or "Exact Answer:". */
export function answerLine(text: string): string | null {
  return bare(afterLast(labelled, text));
}

/** The rest of the line after the last match. */
function afterLast(pattern: RegExp, text: string): string | undefined {
  const match = lastMatch(pattern, text);
  return match && text.slice(match.index! + match[0].length).split('\n', 1)[0];
}

/** Without Markdown and quotes around it and the full stop at its end. */
function bare(found: string | undefined): string | null {
  return found?.trim().replace(/^[*_`"'“”\s]+|[*_`"'“”.。\s]+$/gu, '') || null;
}
