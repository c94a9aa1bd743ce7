import { citeScore } from '../cite.ts';
import type { Standing } from '../standings.ts';
import { round } from '../standings-table.ts';
import type { EvidenceTable } from '../verdict.ts';
import type { Question } from './averages-question.ts';

/** The averages as printed and as recomputed. */
export function averagesTable({ averages, context, suite }: Question): EvidenceTable {
  return {
    label: `Averages: ${suite}`,
    columns: [
      { key: 'rank', label: 'rank' },
      { key: 'model', label: 'model' },
      { key: 'country', label: 'country' },
      { key: 'openness', label: 'openness' },
      { key: 'printed', label: 'printed' },
      { key: 'computed', label: 'recomputed' },
      { key: 'item_se', label: 'se (items)' },
      { key: 'se', label: 'se (items and sources)' },
      { key: 'missing', label: 'cells not printed' },
    ],
    rows: averages.map((row, i) => ({
      values: {
        rank: i + 1,
        model: row.model.name,
        country: row.model.country,
        openness: row.model.openness,
        printed: row.printed,
        computed: row.computed === null ? null : round(row.computed, 2),
        item_se: round(row.item_se, 2),
        se: round(row.se, 2),
        missing: row.missing.length,
      },
      citations: row.cited.map((score) => citeScore(context.catalog, score)),
    })),
    note: 'Standard errors are imputed from the number of items; a cell that is not printed has the error of the score that the printed average implies for it.',
  };
}

/** Between which ends the average of each model lies by its printed cells. */
export function boundsTable({ context }: Question, rows: readonly Standing[]): EvidenceTable {
  return {
    label: 'From the printed cells alone',
    columns: [
      { key: 'model', label: 'model' },
      { key: 'low', label: 'lowest' },
      { key: 'high', label: 'highest' },
      { key: 'missing', label: 'cells not printed' },
    ],
    rows: rows.map((row) => ({
      values: {
        model: row.model.name,
        low: round(row.bounds[0], 2),
        high: round(row.bounds[1], 2),
        missing: row.missing.join(', ') || 'none',
      },
      citations: row.cited.map((score) => citeScore(context.catalog, score)),
    })),
    note: 'Lowest and highest: each cell that is not printed at the lowest and the highest score that any model of the report has there. Models that print less than 70 % of the weight are left out.',
  };
}
