import type { Problem } from '../error.ts';
import type { CatalogRecords, ReportedBy, Score } from '../types.ts';
import { collectingSources } from './collections.ts';
import { groupBy, placeOfScore } from './rule.ts';

/** Nearest to where a number comes from first. */
const nearness: Record<ReportedBy, number> = { self: 0, independent: 1, rival: 2, secondary: 3 };

/**
 * A row of a collecting source whose number another document also holds for that model and
 * benchmark, and which does not say so in `conditions.repeats`. Counted as a second source, such a
 * row would make a self-report look confirmed.
 */
export function repeatedNumbers(records: CatalogRecords): Problem[] {
  return [...unmarked(records), ...unfounded(records)];
}

function unmarked(records: CatalogRecords): Problem[] {
  const problems: Problem[] = [];
  for (const { row, original } of findRepeats(records)) {
    if (row.conditions.repeats !== undefined) continue;
    const document = records.documents[original.document]!;
    problems.push({
      severity: 'warning',
      rule: 'repeated-number',
      ...placeOfScore(records, row),
      message: `${row.model} on ${row.benchmark} = ${row.score} is also in ${document.file}:${original.line}, the original as far as the catalogue knows`,
      remedy: `add "repeats": ${JSON.stringify(document.id)} to its conditions, so that it does not count as a second source`,
    });
  }
  return problems;
}

/** Rows that say that they repeat a document which does not hold their number (any more). */
function unfounded(records: CatalogRecords): Problem[] {
  const known = new Set(records.documents.map((document) => document.id));
  const held = new Set(
    records.scores.map((row) => cellIn(records.documents[row.document]!.id, row)),
  );
  return records.scores.flatMap((row): Problem[] => {
    const original = row.conditions.repeats;
    // An unknown document is a dangling id, and reported as one.
    if (original === undefined || !known.has(String(original))) return [];
    if (held.has(cellIn(String(original), row))) return [];
    return [
      {
        severity: 'warning',
        rule: 'repeated-number',
        ...placeOfScore(records, row),
        message: `${row.model} on ${row.benchmark} = ${row.score} is said to repeat ${original}, which does not hold it`,
        remedy: 'name the document that holds the original, or remove `repeats`',
      },
    ];
  });
}

function cellIn(document: string, row: Score): string {
  return [document, row.model, row.benchmark, row.score].join('\t');
}

/** Every row of a collecting source that repeats a number, with the row that it most likely repeats. */
export function findRepeats(records: CatalogRecords): { row: Score; original: Score }[] {
  const collecting = collectingSources(records);
  const isCollected = (row: Score): boolean =>
    collecting.has(records.documents[row.document]!.source);
  const found: { row: Score; original: Score }[] = [];
  // At the ends of the scale, different runs agree by nature.
  const telling = records.scores.filter(({ score }) => score !== 0 && score !== 100);
  const cells = groupBy(telling, (row) => `${row.model}\t${row.benchmark}\t${row.score}`);
  for (const rows of cells.values()) {
    if (rows.length === 1) continue;
    const byOrigin = [...rows].sort(
      (a, b) =>
        // A lab's own number is the original even where only a collection holds it: the rival's
        // table that prints the same quotes the lab.
        nearness[a.reported_by] - nearness[b.reported_by] ||
        Number(isCollected(a)) - Number(isCollected(b)) ||
        (a.published ?? '9999').localeCompare(b.published ?? '9999') ||
        a.document - b.document,
    );
    const original = byOrigin[0]!;
    for (const row of rows) {
      if (row.document !== original.document && isCollected(row)) found.push({ row, original });
    }
  }
  return found;
}
