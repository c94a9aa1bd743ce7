import type { Problem } from '../error.ts';
import type { CatalogRecords, Score } from '../types.ts';
import { count, groupBy, placeOfScore } from './rule.ts';

/**
 * The same number entered twice from one document: on two lines, under two models, under two
 * benchmarks; and one cell of a document with two values. Rows of one collected document that quote
 * different pages (another `url`) are different rows.
 */
export function duplicateRows(records: CatalogRecords): Problem[] {
  return [
    ...sameCells(records),
    ...elsewhere(records, 'model', (score) => [score.benchmark, score.conditions.model_label]),
    ...elsewhere(records, 'benchmark', (score) => [score.model, score.conditions.label]),
  ];
}

function sameCells(records: CatalogRecords): Problem[] {
  const problems: Problem[] = [];
  for (const rows of groupBy(records.scores, (score) => cellOf(score, [])).values()) {
    if (rows.length === 1) continue;
    const values = new Map<number, Score>();
    for (const row of rows) {
      const same = values.get(row.score);
      if (!same) {
        values.set(row.score, row);
        continue;
      }
      problems.push({
        severity: 'error',
        rule: 'duplicate-row',
        ...placeOfScore(records, row),
        message: `${row.model} on ${row.benchmark} = ${row.score} is already on line ${same.line}`,
        remedy: 'remove one of the two lines',
      });
    }
    if (values.size === 1) continue;
    const first = rows[0]!;
    problems.push({
      severity: 'warning',
      rule: 'duplicate-row',
      ...placeOfScore(records, first),
      message: `${count(values.size, 'value')} for ${first.model} on ${first.benchmark} under the same conditions: ${[...values.keys()].join(', ')}`,
      remedy: 'say in `conditions` what differs between the runs',
    });
  }
  const cells = groupBy(records.scores, (score) => `${cellOf(score, printed)}\t${score.score}`);
  for (const rows of cells.values()) {
    const labels = new Set(rows.map(({ conditions: c }) => `${c.model_label}\t${c.label}`));
    // Without the model's own label, `label` is that of the model: other checkpoint, other row.
    if (labels.size < 2 || rows.some((row) => row.conditions.model_label === undefined)) continue;
    const [first, second] = rows as [Score, Score];
    problems.push({
      severity: 'warning',
      rule: 'duplicate-row',
      ...placeOfScore(records, second),
      message: `${first.model} on ${first.benchmark} = ${first.score} is also on line ${first.line}, under another label`,
      remedy:
        'a number that the document prints in two tables is one row; if the two are different runs, say so in `conditions`',
    });
  }
  return problems;
}

/** The printed cell, by its label and value, under two models or two benchmarks. */
function elsewhere(
  records: CatalogRecords,
  what: 'model' | 'benchmark',
  keyOf: (score: Score) => readonly [string, unknown],
): Problem[] {
  const problems: Problem[] = [];
  const labelled = records.scores.filter(
    (score) => score.conditions.model_label !== undefined && keyOf(score)[1] !== undefined,
  );
  const cells = groupBy(labelled, (score) =>
    JSON.stringify([
      score.document,
      keyOf(score),
      score.score,
      score.conditions.mode,
      score.conditions.variant,
    ]),
  );
  for (const rows of cells.values()) {
    const first = rows[0]!;
    const second = rows.find((row) => row[what] !== first[what]);
    if (!second) continue;
    problems.push({
      severity: 'warning',
      rule: 'duplicate-row',
      ...placeOfScore(records, second),
      message: `"${keyOf(first)[1]}" = ${first.score} stands under the ${what}s ${first[what]} (line ${first.line}) and ${second[what]}`,
      remedy: `keep it under the ${what} that the document means`,
    });
  }
  return problems;
}

/** Conditions that say how a row is printed, not how it was run. */
const printed = ['label', 'model_label', 'setting', 'note', 'footnote'];

function cellOf(score: Score, without: readonly string[]): string {
  const conditions = Object.entries(score.conditions)
    .filter(([key]) => !without.includes(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const { document, model, benchmark, unit, url } = score;
  return JSON.stringify([document, model, benchmark, unit, url, conditions]);
}
