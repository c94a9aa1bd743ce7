/** A scorer cannot work: a target that is not one, or means that are not there. Never about an answer. */
export class ScorerError extends Error {
  override readonly name = 'ScorerError';
  readonly code: 'target' | 'unavailable' | 'unknown-scorer' | 'options';

  constructor(code: ScorerError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
