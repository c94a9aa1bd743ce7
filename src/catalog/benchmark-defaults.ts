import type { Benchmark } from './types.ts';

/** What a benchmark's file need not say. Unknown is null. */
export const benchmarkDefaults = {
  measures: null,
  items: null,
  metric: 'score',
  chance_level: null,
  chance_level_approximate: false,
  score_range: [0, 100],
  date: null,
  url: null,
  licence: null,
  is_index: false,
  higher_is_better: true,
  note: null,
} as const satisfies Partial<Benchmark>;
