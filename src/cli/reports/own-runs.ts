import type { LeftOutRun, MeasuredScore } from '../../ranking/measured/own-run.ts';
import { type Block, heading, table, text } from '../report.ts';
import { conditionWords, count, score, unknown } from '../words.ts';

/** Runs that are no evidence, each with the reason and what would change it; nothing when all are. */
export function leftOutBlocks(left: readonly LeftOutRun[]): Block[] {
  if (left.length === 0) return [];
  return [
    heading(`Own runs that do not count: ${left.length}`),
    table<LeftOutRun>(
      [
        { title: 'Run', show: ({ run }) => run },
        { title: 'Benchmark', show: ({ benchmark }) => benchmark, drop: 2 },
        { title: 'Model', show: ({ model }) => model, drop: 1, min: 10 },
        {
          title: 'Why',
          show: ({ reason, remedy }) => (remedy === null ? reason : `${reason}; ${remedy}`),
          min: 24,
          wrap: true,
        },
      ],
      left,
    ),
  ];
}

/** The scores that own runs gave a model, apart from what others published. */
export function ownScoreBlocks(scores: readonly MeasuredScore[]): Block[] {
  if (scores.length === 0) return [];
  return [
    heading(`Own runs: ${count(scores.length, 'measured score')}`),
    table<MeasuredScore>(
      [
        { title: 'Benchmark', show: ({ benchmark }) => benchmark, min: 12 },
        { title: 'Score', align: 'right', show: (row) => score(row.score) },
        { title: '95 % interval', align: 'right', show: intervalOf },
        { title: 'Items', align: 'right', drop: 4, show: ({ measured }) => String(measured.items) },
        { title: 'Date', drop: 3, show: ({ published }) => published ?? unknown },
        { title: 'Run', show: ({ measured }) => measured.run },
        { title: 'Conditions', drop: 5, min: 20, show: (row) => conditionWords(row.conditions) },
        {
          title: 'Differs from the published protocol',
          drop: 2,
          min: 24,
          wrap: true,
          show: ({ measured }) =>
            [...measured.changes, ...measured.differences].join('; ') || 'in nothing known',
        },
      ],
      scores,
    ),
    text(
      'Measured with this program, not cited; no ranking takes them unless it is asked to (`weigh rank --evidence measured` or `both`). `weigh show RUN` shows every sample.',
      'muted',
    ),
  ];
}

function intervalOf({ measured }: MeasuredScore): string {
  return measured.interval?.map((end) => end.toFixed(1)).join(' to ') ?? unknown;
}
