/** Failures that every further request would meet too. */
const hopeless = new Set([
  'authentication',
  'payment',
  'not-found',
  'unreached',
  'no-key',
  'missing-package',
  'missing-file',
  'self-test',
  'bad-address',
  'closed',
  'unsupported',
]);

/** Samples in a row that fail before it is taken for the endpoint's end. */
const row = 50;

/** The same for failures of that kind once something has succeeded: a filter may answer like a lock. */
const hopelessRow = 5;

/** Tells a run that cannot succeed from samples that failed: the rest is better not sent. */
export class Setbacks {
  #inRow = 0;
  #hasSucceeded = false;

  /** @param error of a sample that ended; null when it was answered. @returns why to stop, or null. */
  add(error: { code: string; message: string } | null): string | null {
    if (!error) {
      this.#inRow = 0;
      this.#hasSucceeded = true;
      return null;
    }
    this.#inRow++;
    if (hopeless.has(error.code) && (!this.#hasSucceeded || this.#inRow >= hopelessRow)) {
      return `${error.code}: ${error.message}`;
    }
    return this.#inRow >= row
      ? `${row} samples in a row failed, the last with ${error.code}: ${error.message}`
      : null;
  }
}
