import { loadScorer, scorerIds } from '../../scorers/catalogue.ts';
import type { Need, Scorer } from '../../scorers/scorer.ts';
import { csvTable, type Report, table } from '../report.ts';

/** What must be there, in words. */
const needWords: Readonly<Record<Need, string>> = {
  sandbox: 'sandbox',
  judge: 'judge model',
  python: 'Python package',
  resource: 'downloaded data',
};

interface Row {
  id: string;
  version: string;
  summary: string;
  needs: readonly Need[];
}

/** @throws ScorerError for an id that there is not. */
export async function reportScorers(id?: string): Promise<Report> {
  const scorers = await Promise.all((id === undefined ? scorerIds : [id]).map(loadScorer));
  const rows = scorers.map(toRow);
  return {
    data: { scorers: rows },
    blocks: [
      table<Row>(
        [
          { title: 'Scorer', show: (row) => row.id },
          { title: 'Version', show: (row) => row.version, drop: 2 },
          { title: 'Needs', show: (row) => needsOf(row) || '–', drop: 1 },
          { title: 'What it judges', show: (row) => row.summary, min: 24, wrap: true },
        ],
        rows,
      ),
    ],
    csv: csvTable(
      {
        scorer: (row: Row) => row.id,
        version: (row) => row.version,
        needs: (row) => needsOf(row),
        summary: (row) => row.summary,
      },
      rows,
    ),
  };
}

function toRow({ id, version, summary, needs }: Scorer): Row {
  return { id, version, summary, needs };
}

function needsOf({ needs }: Row): string {
  return needs.map((need) => needWords[need]).join(', ');
}
