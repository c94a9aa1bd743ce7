import type { Catalog } from '../../catalog/index.ts';
import type { SourcesAnswer } from '../api.ts';

/** The collections that scores come from, those with the most scores first. */
export function answerSources(catalog: Catalog): SourcesAnswer {
  const documents = new Map<string, number>();
  for (const { source } of catalog.documents)
    documents.set(source, (documents.get(source) ?? 0) + 1);
  const scores = new Map<string, { scores: number; models: Set<string> }>();
  for (const score of catalog.scores) {
    const { source } = catalog.documentOf(score);
    const entry = scores.get(source) ?? { scores: 0, models: new Set() };
    entry.scores++;
    entry.models.add(score.model);
    scores.set(source, entry);
  }
  const sources = [...catalog.sources.values()].map((source) => ({
    ...source,
    documents: documents.get(source.id) ?? 0,
    scores: scores.get(source.id)?.scores ?? 0,
    models: scores.get(source.id)?.models.size ?? 0,
  }));
  sources.sort((a, b) => b.scores - a.scores || (a.id < b.id ? -1 : 1));
  return { catalog_hash: catalog.hash, sources };
}
