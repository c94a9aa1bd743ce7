/** A step as a prompt needs it. */
export interface SciCodeStepText {
  description: string;
  background: string;
  header: string;
  return_line: string;
}

export interface SciCodePrompt {
  dependencies: string;
  /** The steps before, with their code; empty where the model gave none. */
  before: readonly { text: SciCodeStepText; code: string }[];
  next: SciCodeStepText;
  /** Whether the scientists' notes are shown; otherwise the model writes its own first. */
  background: boolean;
}

/** The published sections in our own words: steps with code, next step, dependencies, form of the answer. */
export function sciCodePrompt({ dependencies, before, next, background }: SciCodePrompt): string {
  const described = ({ description, background: notes }: SciCodeStepText) =>
    background ? `${description}\n${notes}` : description;
  const done = before
    .map(({ text, code }) => `${described(text)}\n\n${code}`)
    .join('\n\n------\n\n');
  return [
    'A scientific problem is solved step by step in Python. Write the next step.',
    `STEPS SO FAR, WITH THEIR CODE:\n\n${done}`,
    `NEXT STEP, WITH ITS HEADER:\n\n${described(next)}\n\n${next.header}\n\n${next.return_line}`,
    `DEPENDENCIES (use no others, and do not import them again):\n\n${dependencies}`,
    background
      ? 'Answer with the code of this step alone in one ```python block: keep the header as it is, repeat no earlier function, and add no example and no test.'
      : 'Answer with the code of this step alone in one ```python block that begins with a comment "Background: ..." on the science it needs: keep the header as it is, repeat no earlier function, and add no example and no test.',
  ].join('\n\n');
}
