/** A question that cannot be answered as it was put. */
export class RankingError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'RankingError';
    this.code = code;
  }
}
