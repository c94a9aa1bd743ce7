/** What one exchange with a server may take. */
export interface Limits {
  /** Until the connection stands, in milliseconds. Default 10,000. */
  connectMs: number;
  /**
   * From the request to the answer's headers, in milliseconds. Default 600,000: without streaming,
   * headers come when the whole answer is ready, and thinking takes minutes.
   */
  headersMs: number;
  /** Between two pieces of an answer, in milliseconds. Default 120,000. */
  idleMs: number;
  /** Of a whole answer. Default 16 MiB: 128,000 tokens with log-probabilities stay below it. */
  responseBytes: number;
}

export const defaultLimits: Readonly<Limits> = Object.freeze({
  connectMs: 10_000,
  headersMs: 600_000,
  idleMs: 120_000,
  responseBytes: 16 * 1024 * 1024,
});
