import type { RankingQuery } from './ranking.ts';

/**
 * The parameters that `parseQuery` reads as this question, in the fixed order of a page's address.
 * Level, seed and the day until which evidence counts are always written, so that a link means the
 * same on any later day.
 */
export function writeQuery(query: RankingQuery): Record<string, string> {
  const { models: filter, evidence, weights } = query;
  const all: [name: string, value: string | number | boolean | undefined][] = [
    ['suite', query.suite],
    ['open', filter.openness === 'open' || undefined],
    ['closed', filter.openness === 'closed' || undefined],
    ['country', filter.countries?.join(',')],
    ['lab', filter.labs?.join(',')],
    ['arch', filter.architecture],
    ['max_active', filter.max_active_b],
    ['max_total', filter.max_total_b],
    ['max_price', filter.max_price],
    ['min_context', filter.min_context],
    ['commercial', filter.commercial],
    ['modality', filter.modality],
    ['as_of', filter.as_of],
    ['since', filter.since],
    ['hide_superseded', filter.hide_superseded],
    ['model', filter.models?.join(',')],
    ['evidence', evidence.kind],
    ['evidence_until', evidence.until],
    ['reported_by', evidence.reported_by?.join(',')],
    ['missing', query.missing],
    ['weights', weights && writeWeights(weights)],
    ['level', query.level],
    ['seed', query.seed],
  ];
  return Object.fromEntries(
    all.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

function writeWeights(weights: Record<string, number>): string {
  return Object.entries(weights)
    .map(([id, weight]) => `${id}=${weight}`)
    .join(',');
}
