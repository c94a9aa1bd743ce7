/** One line of a case file: what was given to a reference grader and what it said. */
export interface Case {
  id: string;
  /** Names the reference grader, and so the adapter. */
  scorer: string;
  input?: unknown;
  model_output?: unknown;
  gold?: unknown;
  reference?: unknown;
  options?: unknown;
  /** What the reference said; null where it raised an error, or found nothing. */
  expected_verdict: unknown;
  source?: string;
  grader?: string;
  /** Further fields that single graders have. */
  [field: string]: unknown;
}

/** How one reference grader's cases are put to ours. */
export interface Adapter {
  /** Our verdict, in the form of the reference's. */
  judge: (given: Case) => unknown;
  /** Our verdicts on many cases at once, in their order, where that is faster; instead of `judge`. */
  judgeAll?: (given: readonly Case[]) => Promise<unknown[]>;
  /** The reference's verdict. Default: `expected_verdict`. */
  expected?: (given: Case) => unknown;
  /**
   * Why this case says nothing: counted and left out. Default: none is left out, and a null verdict
   * means that the reference found nothing.
   */
  skip?: (given: Case) => string | undefined;
  /** Default: equal as JSON. */
  same?: (ours: unknown, theirs: unknown) => boolean;
  /** Cases judged at the same time; default 1. */
  parallel?: number;
  /** Least share of agreement, 0 to 1. */
  bound: number;
  /** Most false accepts; default: as many as the bound allows. */
  falseAccepts?: number;
}

export type Adapters = Readonly<Record<string, Adapter>>;

/** For booleans: null is a reference that could not decide. */
export function undecided({ expected_verdict }: Case): string | undefined {
  return expected_verdict === null ? 'the reference could not decide' : undefined;
}

/** A field that must be text. @throws Error */
export function textOf(given: Case, field: string): string {
  const value = given[field];
  if (typeof value !== 'string') throw new Error(`case ${given.id}: ${field} is no text`);
  return value;
}
