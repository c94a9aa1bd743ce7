import type { Catalog } from '../catalog/index.ts';
import { rankSets } from '../statistics/composite/index.ts';
import { citeScore } from './cite.ts';
import { bestShares, type Draws } from './draws.ts';
import type { Standing, Standings } from './standings.ts';
import type { EvidenceTable } from './verdict.ts';

/** Simultaneous 95 % sets for the ranks of the standings, in their order. */
export function rankSetsOf(rows: readonly Standing[], seed: number): [number, number][] {
  const size = rows.length;
  if (size === 0) return [];
  const covariance = new Float64Array(size * size);
  rows.forEach((row, i) => {
    covariance[i * size + i] = row.se ** 2;
  });
  const middle = Float64Array.from(rows, ({ bounds: [low, high] }) => (low + high) / 2);
  const halfWidth = Float64Array.from(rows, ({ bounds: [low, high] }) => (high - low) / 2);
  const sets = rankSets(middle, covariance, { seed, halfWidth });
  return rows.map((_, i) => [sets.lower[i]!, sets.upper[i]!]);
}

/** The standings as a table: place, score, what is open, rank set, P(best). */
export function standingsTable(
  catalog: Catalog,
  standings: Standings,
  draws: Draws,
  seed: number,
  label = `Ranking on ${standings.name}`,
): EvidenceTable {
  const sets = rankSetsOf(standings.rows, seed);
  const best = bestShares(draws);
  const open = standings.rows.some(({ bounds: [low, high] }) => high > low);
  return {
    label,
    columns: [
      { key: 'rank', label: 'rank' },
      { key: 'model', label: 'model' },
      { key: 'country', label: 'country' },
      { key: 'openness', label: 'openness' },
      { key: 'score', label: 'score' },
      { key: 'se', label: 'standard error' },
      ...(open ? [{ key: 'bounds', label: 'bounds' }] : []),
      { key: 'rank_set', label: 'rank set' },
      { key: 'p_best', label: 'P(best)' },
    ],
    rows: standings.rows.map((row, i) => ({
      values: {
        rank: i + 1,
        model: row.model.name,
        country: row.model.country,
        openness: row.model.openness,
        score: round(row.score, 2),
        se: round(row.se, 2),
        ...(open && {
          bounds: `${row.bounds[0].toFixed(1)} to ${row.bounds[1].toFixed(1)}`,
        }),
        rank_set: `${sets[i]![0]} to ${sets[i]![1]}`,
        p_best: round(best[i]!, 3),
      },
      citations: row.cited.map((score) => citeScore(catalog, score)),
    })),
    note: [
      'Rank sets hold for all models at once with 95 % confidence.',
      ...(open ? ['Bounds: the score with each missing cell at its lowest and highest.'] : []),
      ...(standings.unranked.length > 0
        ? [`${standings.unranked.length} further models have too few scores to be placed.`]
        : []),
    ].join(' '),
  };
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
