import { bfclOverall, type ScoreOf } from './bfcl/overall.ts';

/** Benchmarks of the catalogue that are run in categories, and how those add up; null: not all are there. */
export const composites: Readonly<Record<string, (scoreOf: ScoreOf) => number | null>> = {
  'bfcl-v3': bfclOverall,
};
