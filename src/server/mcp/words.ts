import type { Catalog } from '../../catalog/index.ts';
import type { CitedScore, ModelSummary } from '../../ranking/ranking.ts';
import { attributionsOf } from '../attribution.ts';
import { addressOf, webAddress } from '../reference.ts';

/** "Evidence up to DATE": stands under every answer. */
export function evidenceLine(until: string | null, catalogHash: string): string {
  return `Evidence up to ${until ?? 'no known date'}. Catalogue ${catalogHash.slice(0, 12)}.`;
}

/** A model's facts in a few words; `?` after what no second source confirms. */
export function factWords(model: ModelSummary): string {
  const sure = (fact: string, words: string): string =>
    model.unverified.includes(fact) ? `${words}?` : words;
  const size = [
    model.total_params_b === null ? '' : `${model.total_params_b}B`,
    model.active_params_b === null || model.active_params_b === model.total_params_b
      ? ''
      : `${model.active_params_b}B active`,
  ];
  return [
    model.lab_name,
    model.country ?? 'country unknown',
    sure('openness', model.openness === 'unknown' ? 'openness unknown' : model.openness),
    model.licence === null ? '' : sure('licence', model.licence),
    size.filter((part) => part !== '').join(', '),
    model.release_date === null
      ? 'release date unknown'
      : sure('release_date', `released ${model.release_date}`),
    model.price_usd_per_m === null ? '' : sure('price', `$${model.price_usd_per_m} per M tokens`),
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** A published score as a citation. */
export function citationWords(score: CitedScore): string {
  const where = webAddress(score.url) ?? addressOf(score.document) ?? score.document;
  return `${score.reporter} (${score.reported_by}), ${score.published ?? 'undated'}, ${where}`;
}

/** Where the scores were read, each document once, the most used first. */
export function documentLines(scores: readonly CitedScore[], most: number): string[] {
  const uses = new Map<string, { score: CitedScore; count: number }>();
  for (const score of scores) {
    const use = uses.get(score.document);
    if (use) use.count++;
    else uses.set(score.document, { score, count: 1 });
  }
  const sorted = [...uses.values()].sort((a, b) => b.count - a.count);
  const rest = sorted.length - most;
  return [
    ...sorted
      .slice(0, most)
      .map(
        ({ score, count }) => `- ${count} score${count === 1 ? '' : 's'}: ${citationWords(score)}`,
      ),
    ...(rest > 0 ? [`- and ${rest} more documents`] : []),
  ];
}

/** What licences ask to be shown with the numbers; none gives no lines. */
export function attributionLines(catalog: Catalog, scores: readonly CitedScore[]): string[] {
  const lines = attributionsOf(
    catalog,
    scores.map(({ source }) => source),
  );
  return lines.length === 0 ? [] : ['Attribution:', ...lines.map((line) => `- ${line}`)];
}

/** `0.917` -> `92 %`; never quite none or all, for it comes from draws. */
export function chance(p: number): string {
  if (p < 0.01) return '<1 %';
  return p > 0.99 ? '>99 %' : `${Math.round(100 * p)} %`;
}

export function points(value: number): string {
  return value.toFixed(1);
}
