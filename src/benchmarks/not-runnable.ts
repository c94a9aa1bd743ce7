/** Benchmarks of the catalogue that cannot be run here, and what to do instead. */
export interface NotRunnable {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

const container =
  'needs a container engine: run the official harness, then `weigh import` its result files';

export const notRunnable: readonly NotRunnable[] = [
  { id: 'swe-bench-verified', name: 'SWE-bench Verified', reason: container },
  { id: 'terminal-bench', name: 'Terminal-Bench', reason: container },
  { id: 'terminal-bench-hard', name: 'Terminal-Bench Hard', reason: container },
];
