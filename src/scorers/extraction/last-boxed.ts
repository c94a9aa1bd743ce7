/**
 * The content of the last `\boxed{}` with balanced braces, as the GLM-4.5 harness reads it
 * (zai-org/glm-simple-evals, math_eval.py): `\boxed` anywhere goes before `\fbox`, whose content is
 * then not taken; a last box that never closes is no answer, whatever stands before it.
 *
 * @returns null when there is none; '' for an empty box.
 */
export function lastBoxed(text: string): string | null {
  const start = text.lastIndexOf('\\boxed');
  if (start < 0) return null;
  const end = closingBrace(text, start);
  const opening = start + '\\boxed'.length;
  return end === null || text[opening] !== '{' ? null : text.slice(opening + 1, end);
}

/**
 * The same as lm-evaluation-harness reads it (hendrycks_math/utils.py): `\boxed 5` without braces
 * goes up to the next dollar sign.
 * @returns null also where the reference raises an error.
 */
export function lastBoxedLmEval(text: string): string | null {
  const bare = '\\boxed ';
  if (text.includes(bare)) {
    return text.slice(text.lastIndexOf(bare) + bare.length).split('$', 1)[0]!;
  }
  return lastBoxed(text);
}

/** Where the first brace that opens at or after `from` closes. */
function closingBrace(text: string, from: number): number | null {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return null;
}
