/**
 * What can keep a run from starting or going on.
 * - `lock-differs`: what would run is not what the lock says; `details` names each difference.
 * - `bad-lock`: the text is no lock.
 * - `bad-setting`: a setting that is out of range, or that the endpoint does not take.
 * - `bad-target`: an item's target is none that its scorer can judge by.
 * - `cannot-do`: the endpoint, or what was given to the engine, lacks what the benchmark needs.
 * - `unknown-price`: a budget in dollars for a model whose price is not known.
 * - `at-work`: another process works on the run.
 * - `unknown-run`: the store has no run of that id.
 */
export type EngineErrorCode =
  | 'lock-differs'
  | 'bad-lock'
  | 'bad-setting'
  | 'bad-target'
  | 'cannot-do'
  | 'unknown-price'
  | 'at-work'
  | 'unknown-run';

/** A run cannot start. Nothing was sent. The message is for people: what, why and what to do. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;
  /** Further lines, one fact each. */
  readonly details: readonly string[];

  constructor(
    code: EngineErrorCode,
    message: string,
    details: readonly string[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}
