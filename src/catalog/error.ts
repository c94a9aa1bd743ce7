/** A finding in the catalogue's files: where, what, and what to do about it. */
export interface Problem {
  severity: 'error' | 'warning';
  /** Which rule found it, for example `dangling-id`. */
  rule: string;
  /** Path below the catalogue's folder. */
  file: string;
  /** 1-based. */
  line: number;
  message: string;
  remedy: string;
}

/** The catalogue cannot be used: its files are broken or absent. */
export class CatalogError extends Error {
  readonly code = 'catalog';
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[] = [], options?: ErrorOptions) {
    super(message, options);
    this.name = 'CatalogError';
    this.problems = problems;
  }
}
