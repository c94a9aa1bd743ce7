import type { ModelSummary, RankedRow, Ranking } from '../../ranking/ranking.ts';
import type { Column } from '../report.ts';
import {
  dollars,
  openWord,
  percent,
  probability,
  size,
  unknown,
  unverifiedMark,
} from '../words.ts';

/** The columns of a ranking for people; the first stay on a narrow terminal. */
export function rankedColumns({
  query,
  suite,
}: Pick<Ranking, 'query' | 'suite'>): Column<RankedRow>[] {
  const { level } = query;
  return [
    { title: '#', align: 'right', show: (row) => String(row.rank), tone: () => 'strong' },
    { title: 'Set', align: 'right', show: (row) => row.rank_set.join('-') },
    { title: 'Model', show: (row) => row.model.name, min: 20 },
    { title: 'Score ±', align: 'right', show: scoreWords },
    { title: 'P(best)', align: 'right', drop: 1, show: (row) => probability(row.p_best) },
    {
      title: 'Open',
      drop: 3,
      show: (row) => marked(row.model, 'openness', openWord(row.model.openness)),
    },
    { title: 'Lab', drop: 8, min: 8, show: (row) => row.model.lab_name },
    { title: 'From', drop: 4, show: (row) => row.model.country ?? unknown },
    suite.basis === 'ability'
      ? {
          title: 'Tests',
          align: 'right',
          drop: 2,
          show: ({ ability }) => String(ability!.benchmarks),
        }
      : { title: 'Covers', align: 'right', drop: 2, show: (row) => percent(row.coverage) },
    { title: 'Sources', align: 'right', drop: 6, show: (row) => String(row.sources) },
    { title: 'Self', align: 'right', drop: 5, show: (row) => percent(row.self_reported) },
    {
      title: 'Price',
      align: 'right',
      drop: 7,
      show: ({ model }) => marked(model, 'price', dollars(model.price_usd_per_m)),
    },
    { title: 'Size', align: 'right', drop: 9, show: ({ model }) => sizeWords(model) },
    {
      title: 'Released',
      drop: 10,
      show: ({ model }) => marked(model, 'release_date', model.release_date ?? unknown),
    },
    {
      title: `${percent(level)} interval`,
      align: 'right',
      drop: 11,
      show: (row) => row.interval.map((end) => end.toFixed(1)).join(' to '),
    },
  ];
}

/** With a mark for a score that is not made of published scores alone. */
function scoreWords({ score, interval, bounds, cells }: RankedRow): string {
  const half = (interval[1] - interval[0]) / 2;
  const guessed = cells.some(({ predicted }) => predicted) ? 'p' : ' ';
  return `${score.toFixed(1)} ±${half.toFixed(1)}${bounds[1] > bounds[0] ? 'b' : guessed}`;
}

function sizeWords(model: ModelSummary): string {
  const words = size(model.total_params_b, model.active_params_b);
  const doubtful = ['total_params_b', 'active_params_b'].some((fact) =>
    model.unverified.includes(fact),
  );
  return doubtful && words !== unknown ? words + unverifiedMark : words;
}

function marked(model: ModelSummary, fact: string, words: string): string {
  return words !== unknown && model.unverified.includes(fact) ? words + unverifiedMark : words;
}
