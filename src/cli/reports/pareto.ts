import type { Catalog } from '../../catalog/index.ts';
import { type CostMeasure, type Front, type FrontRow, front } from '../../ranking/front.ts';
import { parseQuery, type QueryParameters } from '../../ranking/parse-query.ts';
import { drawRanking } from '../../ranking/rank.ts';
import { capital, evidenceWords, modelWords } from '../question-words.ts';
import { type Column, csvTable, heading, list, type Report, table, text } from '../report.ts';
import { count, dollars, openWord, probability, shortHash, unverifiedMark } from '../words.ts';

const titles: Record<CostMeasure, string> = {
  price: 'price',
  active_params: 'active parameters',
  total_params: 'parameters',
};

/** A model below this chance is surely not on the front. */
const surelyNot = 0.01;

/** @throws RankingError when the question cannot be answered as it was put. */
export function reportPareto(
  catalog: Catalog,
  parameters: QueryParameters,
  today: string,
  { by, all }: { by: CostMeasure; all: boolean },
): Report {
  const { query } = parseQuery(parameters, catalog, today);
  const data = front(drawRanking(catalog, query), by);
  const shown = all ? data.rows : data.rows.filter((row) => row.p_front >= surelyNot);
  const hidden = data.rows.length - shown.length;
  return {
    data,
    blocks: [
      heading(`Quality for ${titles[by]}: ${data.suite.name}`),
      text(`${capital(modelWords(query.models))}; ${evidenceWords(query.evidence)}.`, 'muted'),
      ...(shown.length === 0
        ? [text(`No ranked model of known ${titles[by]} fits the question.`, 'strong')]
        : [table(columns(data), shown)]),
      ...(hidden > 0
        ? [
            text(
              `... and ${count(hidden, 'model')} surely not on the front; --all lists them.`,
              'muted',
            ),
          ]
        : []),
      heading('Notes'),
      list([
        'P(front): no model at most as dear is better, over the draws of quality.',
        ...data.notes,
      ]),
      text(`Catalogue ${shortHash(data.catalog_hash)}; ${data.draws} draws.`, 'muted'),
    ],
    csv: csvTable<FrontRow>(
      {
        id: ({ model }) => model.id,
        name: ({ model }) => model.name,
        lab: ({ model }) => model.lab_name,
        country: ({ model }) => model.country,
        openness: ({ model }) => model.openness,
        cost_measure: () => by,
        cost: (row) => row.cost,
        cost_unverified: (row) => row.cost_unverified,
        score: (row) => row.score,
        interval_from: (row) => row.interval[0],
        interval_to: (row) => row.interval[1],
        p_front: (row) => row.p_front,
        rank: (row) => row.rank,
        measure: () => data.suite.id,
        catalog_hash: () => data.catalog_hash,
      },
      shown,
    ),
  };
}

function columns({ measure }: Front): Column<FrontRow>[] {
  return [
    {
      title: measure === 'price' ? 'Price' : 'Size',
      align: 'right',
      show: ({ cost, cost_unverified }) =>
        (measure === 'price' ? dollars(cost) : `${cost}B`) +
        (cost_unverified ? unverifiedMark : ''),
    },
    { title: 'Model', show: ({ model }) => model.name, min: 20 },
    {
      title: 'Score ±',
      align: 'right',
      show: ({ score, interval }) =>
        `${score.toFixed(1)} ±${((interval[1] - interval[0]) / 2).toFixed(1)}`,
    },
    {
      title: 'P(front)',
      align: 'right',
      show: ({ p_front }) => probability(p_front),
      tone: ({ p_front }) => (p_front >= 0.5 ? 'good' : 'plain'),
    },
    { title: '#', align: 'right', drop: 2, show: ({ rank }) => String(rank) },
    { title: 'Open', drop: 1, show: ({ model }) => openWord(model.openness) },
    { title: 'Lab', drop: 3, min: 8, show: ({ model }) => model.lab_name },
    { title: 'From', drop: 2, show: ({ model }) => model.country ?? '–' },
  ];
}
