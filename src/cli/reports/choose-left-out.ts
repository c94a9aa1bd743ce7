import type { Choice, ConditionCount, Miss, Thin } from '../../ranking/choose.ts';
import { type Block, heading, list, table, text } from '../report.ts';
import { count, probability, unknown } from '../words.ts';

/** Misses and thinly covered models that a person sees unless all are asked for. */
const shownMisses = 5;

/** What stands outside and why; the ways out when nothing qualifies. */
export function leftOutBlocks(choice: Choice, all: boolean): Block[] {
  return [
    ...wayOutBlocks(choice),
    ...conditionBlocks(choice),
    ...missBlocks(choice, all),
    ...thinBlocks(choice, all),
  ];
}

function wayOutBlocks({ counts, relax, closest, elsewhere }: Choice): Block[] {
  if (counts.qualify > 0) return [];
  const other = elsewhere.slice(0, 5).map(({ suite, models }) => `${suite} (${models})`);
  return [
    ...(relax.length > 0
      ? [heading('What to give way on'), list(relax.map(({ sentence }) => sentence))]
      : []),
    ...(closest.length > 0
      ? [
          heading('No single condition is to blame: the nearest'),
          list(closest.map(({ sentence }) => sentence)),
        ]
      : []),
    ...(other.length > 0
      ? [
          text(
            `Models that meet the conditions can be told apart by other evidence: --for ${other.join(', ')}.`,
            'strong',
          ),
        ]
      : []),
  ];
}

function conditionBlocks({ conditions, counts }: Choice): Block[] {
  if (conditions.length === 0) return [];
  return [
    heading(`What the conditions keep out of ${count(counts.rated, 'rated model')}`),
    table<ConditionCount>(
      [
        { title: 'Condition', min: 24, wrap: true, show: ({ words }) => words },
        { title: 'Not met', align: 'right', show: ({ fails }) => String(fails) },
        {
          title: 'Unknown',
          align: 'right',
          show: ({ unknown: number }) => String(number),
          tone: ({ unknown: number }) => (number > 0 ? 'doubt' : 'plain'),
        },
        { title: 'It alone', align: 'right', show: ({ alone }) => String(alone) },
      ],
      conditions,
    ),
  ];
}

function missBlocks({ left_out: { misses }, counts }: Choice, all: boolean): Block[] {
  if (misses.length === 0 || counts.qualify === 0) return [];
  const shown = all ? misses : misses.slice(0, shownMisses);
  return [
    heading(`Would have been the best: ${count(misses.length, 'model')}`),
    table<Miss>(
      [
        { title: 'Model', min: 16, show: ({ model }) => model.name },
        {
          title: 'Score ±',
          align: 'right',
          show: ({ score, interval }) =>
            `${score.toFixed(1)} ±${((interval[1] - interval[0]) / 2).toFixed(1)}`,
        },
        {
          title: 'P(better)',
          align: 'right',
          drop: 1,
          show: ({ p_better }) => (p_better === null ? unknown : probability(p_better)),
        },
        {
          title: 'But',
          min: 24,
          wrap: true,
          show: ({ failing }) => failing.map(({ reason }) => reason).join('; '),
          tone: ({ failing }) => (failing.every((each) => each.unknown) ? 'doubt' : 'plain'),
        },
      ],
      shown,
    ),
    ...(shown.length < misses.length
      ? [text(`... and ${misses.length - shown.length} more; --all lists them.`, 'muted')]
      : []),
  ];
}

function thinBlocks({ left_out: { thin, no_score } }: Choice, all: boolean): Block[] {
  if (thin.length + no_score === 0) return [];
  const shown = all ? thin : thin.slice(0, shownMisses);
  const none =
    no_score === 0
      ? []
      : [
          text(
            `${count(no_score, 'more model')} meet the conditions without any score on this.`,
            'muted',
          ),
        ];
  if (thin.length === 0) return none;
  return [
    heading(`Meet the conditions, too little evidence: ${count(thin.length, 'model')}`),
    table<Thin>(
      [
        { title: 'Model', min: 16, show: ({ model }) => model.name },
        { title: 'Why not rated', min: 24, wrap: true, show: ({ reason }) => reason },
      ],
      shown,
    ),
    ...(shown.length < thin.length
      ? [text(`... and ${thin.length - shown.length} more; --all lists them.`, 'muted')]
      : []),
    ...none,
  ];
}
