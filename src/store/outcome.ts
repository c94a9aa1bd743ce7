/**
 * What became of a sample, as a scorer judged it.
 * - `correct`, `incorrect`, `partial`: an answer was found and judged; `partial` has a value between.
 * - `unparsed`: the response is there, no answer could be extracted.
 * - `truncated`: it ran out of tokens before answering.
 * - `refused`: the model declined.
 * - `error`: infrastructure failed; says nothing about the model and is never counted as wrong.
 */
export type Outcome = (typeof outcomes)[number];

/** All outcomes, in the order in which tables show them. The order is part of the stored form. */
export const outcomes = [
  'correct',
  'incorrect',
  'partial',
  'unparsed',
  'truncated',
  'refused',
  'error',
] as const;
