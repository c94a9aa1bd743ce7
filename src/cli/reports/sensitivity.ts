import { type Catalog, findByName } from '../../catalog/index.ts';
import { parseQuery, type QueryParameters } from '../../ranking/parse-query.ts';
import type { Sensitivity } from '../../ranking/sensitivity.ts';
import { answerSensitivity } from '../../server/answers/sensitivity.ts';
import { UsageError } from '../fail.ts';
import { csvTable, heading, type Report, table, text } from '../report.ts';
import { count, percent, probability, score, shortHash, unknown } from '../words.ts';

type Row = Sensitivity['models'][number];

const operatorNames = {
  geometric: 'geometric mean',
  median: 'median',
  'mean-rank': 'mean rank',
  copeland: 'Copeland',
  'soft-min': 'soft minimum',
} as const;

/** @throws NotFoundError, RankingError, UsageError */
export function reportSensitivity(
  catalog: Catalog,
  names: readonly string[],
  parameters: QueryParameters,
  today: string,
): Report {
  if (names.length !== 0 && names.length !== 2) {
    throw new UsageError(`a flip is between two models, and ${names.length} were named`);
  }
  const { query, top } = parseQuery(parameters, catalog, today, 'suite');
  const pair = names.map((name) => findByName(catalog.models, name, 'model').id);
  const report = answerSensitivity(
    catalog,
    query,
    pair.length === 2 ? (pair as [string, string]) : undefined,
  );
  const rows = report.models.slice(0, top ?? 20);
  const rest = report.models.length - rows.length;
  const name = new Map(report.models.map((row) => [row.id, row.name]));
  return {
    data: report,
    blocks: [
      heading(`What the order of ${report.suite.id} depends on`),
      text(report.flip!.sentence, 'strong'),
      table<Row>(
        [
          { title: '#', align: 'right', show: (row) => String(row.rank) },
          { title: 'Model', min: 16, show: (row) => row.name },
          { title: 'Score', align: 'right', show: (row) => row.score.toFixed(1) },
          {
            title: 'Leads, near weights',
            align: 'right',
            show: (row) => probability(row.leads_near),
          },
          {
            title: 'any weights',
            align: 'right',
            drop: 2,
            show: (row) => probability(row.leads_anywhere),
          },
          {
            title: 'Rank, near weights',
            align: 'right',
            drop: 1,
            show: (row) => row.rank_near.join('-'),
          },
          {
            title: 'without one',
            align: 'right',
            drop: 3,
            show: (row) => row.without_one.join('-'),
          },
          {
            title: 'Overtaken by',
            drop: 4,
            min: 14,
            show: (row) =>
              row.nearest_flip
                ? `${name.get(row.nearest_flip.by)} at ${score(100 * row.nearest_flip.moved)} %`
                : unknown,
          },
        ],
        rows,
      ),
      ...(rest > 0
        ? [text(`... and ${count(rest, 'more model')}; --top shows more.`, 'muted')]
        : []),
      heading('Who leads without one component'),
      table(
        [
          { title: 'Without', show: ({ component }: Sensitivity['without'][number]) => component },
          {
            title: 'First three',
            min: 30,
            show: ({ order }) =>
              order
                .slice(0, 3)
                .map((id) => name.get(id))
                .join(', '),
          },
        ],
        report.without,
      ),
      heading('Other ways to add up'),
      table(
        [
          { title: 'Way', show: ([, label]: [string, string]) => label },
          {
            title: 'First three',
            min: 30,
            show: ([operator]) => firstThree(report.models, operator as keyof Row['operators']),
          },
        ],
        Object.entries(operatorNames),
      ),
      ...(report.left_out.length > 0
        ? [
            text(
              `${count(report.left_out.length, 'model')} without all cells left out: their order depends on the unknown as well.`,
              'muted',
            ),
          ]
        : []),
      text(
        `Near weights: Dirichlet around the suite's, concentration 20; scores count as exact; seed ${report.seed}. Suite ${report.suite.id} ${shortHash(report.suite.hash)}. Catalogue ${shortHash(report.catalog_hash)}. Weights: ${report.suite.components.map((each) => `${each.name} ${percent(each.weight)}`).join(', ')}.`,
        'muted',
      ),
    ],
    csv: csvTable(
      {
        rank: (row: Row) => row.rank,
        model: (row) => row.id,
        score: (row) => row.score,
        leads_near: (row) => row.leads_near,
        leads_anywhere: (row) => row.leads_anywhere,
        best_rank_without_one: (row) => row.without_one[0],
        worst_rank_without_one: (row) => row.without_one[1],
        overtaken_by: (row) => row.nearest_flip?.by ?? null,
        weight_to_move: (row) => row.nearest_flip?.moved ?? null,
      },
      report.models,
    ),
  };
}

function firstThree(models: readonly Row[], operator: keyof Row['operators']): string {
  const ranked = models.filter((row) => row.operators[operator] !== null);
  if (ranked.length === 0) return 'has no meaning for these scores';
  return ranked
    .sort((a, b) => a.operators[operator]! - b.operators[operator]!)
    .slice(0, 3)
    .map((row) => row.name)
    .join(', ');
}
