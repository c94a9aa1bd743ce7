import type { Answer, Choice } from '../../ranking/choose.ts';
import type { CitedScore } from '../../ranking/ranking.ts';
import { type Block, heading, list, table } from '../report.ts';
import { percent, unknown } from '../words.ts';

/** The scores of the answers side by side, each with the number of its source. */
export function evidenceBlocks({ quality }: Choice, answers: readonly Answer[]): Block[] {
  if (answers.length === 0) return [];
  const sources = new Map<string, number>();
  const numbers = (scores: readonly CitedScore[]): string =>
    scores.map((score) => `[${numberOf(sources, lineOf(score))}${markOf(score)}]`).join(' ');
  const rows = answers[0]!.cells.map(({ component }, b) => ({
    name: quality.components.find(({ id }) => id === component)?.name ?? component,
    weight: quality.components.find(({ id }) => id === component)?.weight ?? 1,
    values: answers.map(({ cells }) => {
      const { value, scores } = cells[b]!;
      return value === null ? unknown : `${value.toFixed(1)} ${numbers(scores)}`;
    }),
  }));
  return [
    heading('The evidence'),
    table(
      [
        {
          title: 'Component',
          min: 14,
          wrap: true,
          show: ({ name }: (typeof rows)[number]) => name,
        },
        { title: 'Weight', align: 'right', drop: 1, show: ({ weight }) => percent(weight) },
        ...answers.map(({ row }, i) => ({
          title: row.model.name,
          show: ({ values }: (typeof rows)[number]) => values[i]!,
        })),
      ],
      rows,
    ),
    list(
      [...sources].map(([line, number]) => `[${number}] ${line}`),
      'muted',
    ),
  ];
}

/** The reporter stands in the number: `s` for the lab itself, `r` for a rival, `2` for second hand. */
function markOf({ reported_by }: CitedScore): string {
  return { self: 's', rival: 'r', secondary: '2', independent: '' }[reported_by];
}

function lineOf({ document, url, published }: CitedScore): string {
  const page = url === null || document.includes(url) ? '' : `, ${url}`;
  return `${document}${page}, ${published ?? 'undated'}`;
}

function numberOf(sources: Map<string, number>, line: string): number {
  let number = sources.get(line);
  if (number === undefined) {
    number = sources.size + 1;
    sources.set(line, number);
  }
  return number;
}
