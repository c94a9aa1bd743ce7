import type { RankingQuery } from '../src/ranking/ranking.ts';

/** A question about the suite `s` of a small catalogue. */
export const aQuestion: RankingQuery = {
  suite: 's',
  models: {},
  evidence: {},
  missing: 'bounds',
  level: 0.95,
  seed: 1,
};
