/**
 * lm-eval's rule for the border between a context and its continuation (`TemplateLM._encode_pair`):
 * white space at the end of the context goes to the front of the continuation. The continuation's
 * tokens are then those of the joined text after as many tokens as the context alone has.
 */
export function moveTrailingSpace(context: string, continuation: string): [string, string] {
  const trimmed = context.trimEnd();
  // A context of nothing but space stays: there must be something to stand on.
  if (trimmed === '' || trimmed.length === context.length) return [context, continuation];
  return [trimmed, context.slice(trimmed.length) + continuation];
}
