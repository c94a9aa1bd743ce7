import type { Choice, Qualifying } from '../../ranking/choose.ts';
import { type Block, heading, table, text } from '../report.ts';
import { count, percent, probability, size, unknown, unverifiedMark } from '../words.ts';

/** Models that qualify, shown unless all are asked for. */
const shownQualifying = 12;

/** The models that qualify, best first. */
export function fieldBlocks(choice: Choice, all: boolean): Block[] {
  const { field, cost } = choice;
  if (field.length === 0) return [];
  const shown = all ? field : field.slice(0, shownQualifying);
  return [
    heading(`The ${count(field.length, 'model')} that qualif${field.length === 1 ? 'ies' : 'y'}`),
    table<Qualifying>(
      [
        { title: '#', align: 'right', show: (row) => String(row.rank), tone: () => 'strong' },
        { title: 'Set', align: 'right', drop: 4, show: (row) => row.rank_set.join('-') },
        { title: 'Model', min: 18, show: (row) => row.model.name },
        {
          title: 'Answer',
          drop: 1,
          show: (row) => row.answers.join(', '),
          tone: () => 'good',
        },
        {
          title: 'Score ±',
          align: 'right',
          show: (row) =>
            `${row.score.toFixed(1)} ±${((row.interval[1] - row.interval[0]) / 2).toFixed(1)}${row.missing.length > 0 ? 'b' : ' '}`,
        },
        { title: 'P(best)', align: 'right', drop: 3, show: (row) => probability(row.p_best) },
        {
          title: cost.unit,
          align: 'right',
          show: (row) => costCell(row, cost.kind),
        },
        {
          title: 'P(front)',
          align: 'right',
          drop: 6,
          show: (row) => (row.p_front === null ? unknown : probability(row.p_front)),
          tone: (row) => (row.on_front ? 'good' : 'plain'),
        },
        { title: 'Covers', align: 'right', drop: 5, show: (row) => percent(row.coverage) },
        { title: 'Self', align: 'right', drop: 7, show: (row) => percent(row.self_reported) },
        {
          title: 'Size',
          align: 'right',
          drop: 8,
          show: ({ model }) => size(model.total_params_b, model.active_params_b),
        },
      ],
      shown,
    ),
    ...(shown.length < field.length
      ? [text(`${shown.length} of ${field.length}; --all shows them all.`, 'muted')]
      : []),
  ];
}

function costCell({ cost, model }: Qualifying, kind: Choice['cost']['kind']): string {
  if (cost === null) return unknown;
  const words =
    kind === 'memory'
      ? cost.toFixed(cost >= 100 ? 0 : 1)
      : cost >= 1000
        ? cost.toFixed(0)
        : cost.toFixed(2);
  const fact = kind === 'memory' ? 'total_params_b' : 'price';
  return model.unverified.includes(fact) ? words + unverifiedMark : words;
}
