/**
 * Thrown when a statistic cannot be computed from what was given: the input is malformed, or the
 * answer does not exist. `code` is stable and meant for programs; `message` is for people.
 *
 * Codes that more than one place throws:
 * - `empty`: nothing to compute from.
 * - `not-finite`: a NaN or an infinity where a number is needed.
 * - `out-of-range`: a number outside what its parameter allows, such as a negative weight.
 * - `length-mismatch`: arrays that belong together differ in length.
 * - `one-item`, `one-cluster`: a spread cannot be estimated from a single item or cluster.
 * - `no-variance`: all values are equal, so that no error can be estimated.
 * - `item-set-mismatch`: two runs did not answer the same set of items.
 * - `no-overlap`: two runs of one item set have no item in common.
 */
export class StatisticsError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'StatisticsError';
    this.code = code;
  }
}
