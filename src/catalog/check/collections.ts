import type { CatalogRecords } from '../types.ts';

/**
 * The sources that collect what others published. Nothing in a source file says so; it follows from
 * the rows: a source that holds `secondary` rows, or self-reports of more than one lab, quotes.
 */
export function collectingSources(records: CatalogRecords): Set<string> {
  const collecting = new Set<string>();
  const reporters = new Map<string, Set<string>>();
  for (const score of records.scores) {
    const { source } = records.documents[score.document]!;
    if (score.reported_by === 'secondary') collecting.add(source);
    if (score.reported_by !== 'self') continue;
    const labs = reporters.get(source) ?? new Set();
    labs.add(score.reporter);
    reporters.set(source, labs);
  }
  for (const [source, labs] of reporters) if (labs.size > 1) collecting.add(source);
  return collecting;
}
