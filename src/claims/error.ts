/** A claim that cannot be checked as it is written. */
export class ClaimError extends Error {
  /** `check`: its parameters are wrong; `kind`: no such check; `future`: it speaks of a day to come; `reference`: it names what the catalogue does not hold. */
  readonly code: 'check' | 'kind' | 'future' | 'reference';

  constructor(code: ClaimError['code'], message: string) {
    super(message);
    this.name = 'ClaimError';
    this.code = code;
  }
}
