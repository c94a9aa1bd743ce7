import type { Catalog } from '../../catalog/index.ts';
import { parseQuery, type QueryParameters } from '../../ranking/parse-query.ts';
import type { RaceGap } from '../../ranking/race.ts';
import { answerRace } from '../../server/answers/race.ts';
import type { RaceAnswer } from '../../server/api.ts';
import { UsageError } from '../fail.ts';
import { capital, evidenceWords, modelWords } from '../question-words.ts';
import { type Block, csvTable, heading, list, type Report, table, text } from '../report.ts';
import { percent, probability, shortHash } from '../words.ts';

const names: Record<string, string> = {
  open: 'open models',
  closed: 'closed models',
  CN: 'models from China',
  US: 'models from the US',
};

type Compared = RaceAnswer['comparisons'][number];

/** @throws RankingError when the question cannot be answered as it was put; UsageError. */
export function reportFrontier(
  catalog: Catalog,
  parameters: QueryParameters,
  today: string,
  months: string,
): Report {
  const shown = Number(months);
  if (!(Number.isInteger(shown) && shown >= 1)) {
    throw new UsageError(`--months is a whole number of 1 or more, not "${months}"`);
  }
  const { query } = parseQuery(parameters, catalog, today);
  const data = answerRace(catalog, query, today);
  const level = percent(query.level);
  return {
    data,
    blocks: [
      heading(`The frontier: ${data.suite.name}`),
      text(`${capital(modelWords(query.models))}; ${evidenceWords(query.evidence)}.`, 'muted'),
      ...data.comparisons.flatMap((each) => comparisonBlocks(each, shown, level)),
      heading('Notes'),
      list([
        'The best of a group is taken within each draw: it is a little above the best single estimate, because several models may be the best.',
        'Lag: months since the group ahead first reached what the group behind has now; below 0 where the group behind is ahead.',
        ...data.notes,
      ]),
      text(`Catalogue ${shortHash(data.catalog_hash)}; ${data.models} dated models.`, 'muted'),
    ],
    csv: csvTable<RaceGap & { comparison: string }>(
      {
        comparison: ({ comparison }) => comparison,
        date: ({ date }) => date,
        ahead_today: ({ ahead }) => ahead,
        behind_today: ({ behind }) => behind,
        points: ({ points }) => points,
        points_from: ({ lo }) => lo,
        points_to: ({ hi }) => hi,
        p_ahead: ({ p_ahead }) => p_ahead,
        months: (row) => row.months.value,
        months_from: (row) => row.months.lo,
        months_to: (row) => row.months.hi,
        catalog_hash: () => data.catalog_hash,
      },
      data.comparisons.flatMap(({ id, gap, history }) =>
        gap
          ? history.map((day) => ({
              ...day,
              comparison: id,
              ahead: gap.ahead,
              behind: gap.behind,
            }))
          : [],
      ),
    ),
  };
}

function comparisonBlocks(
  { gap, lines, history }: Compared,
  months: number,
  level: string,
): Block[] {
  if (!gap)
    return [text(`Too few dated models: ${lines.map(({ group }) => names[group]).join(', ')}.`)];
  const { ahead, behind } = gap;
  const quarters = lastOfEachMonth(history).slice(-months);
  return [
    heading(`${capital(names[ahead]!)} against ${names[behind]}`),
    text(
      `${capital(names[ahead]!)} are ${gap.points.toFixed(1)} points ahead (${level} interval ${gap.lo.toFixed(1)} to ${gap.hi.toFixed(1)}; ahead with probability ${probability(gap.p_ahead)}). They were where ${names[behind]} are now ${gap.months.value.toFixed(1)} months ago (${gap.months.lo.toFixed(1)} to ${gap.months.hi.toFixed(1)}).`,
      'strong',
    ),
    table(
      [
        { title: 'Until', show: ({ date }) => date },
        {
          title: 'Ahead, points',
          align: 'right',
          show: ({ points, lo, hi }) =>
            `${points.toFixed(1)} (${lo.toFixed(1)} to ${hi.toFixed(1)})`,
        },
        { title: 'P(ahead)', align: 'right', drop: 1, show: ({ p_ahead }) => probability(p_ahead) },
        {
          title: 'Lag, months',
          align: 'right',
          show: ({ months: { value, lo, hi } }) =>
            `${value.toFixed(1)} (${lo.toFixed(1)} to ${hi.toFixed(1)})`,
        },
      ],
      quarters,
    ),
    ...lines.map(({ group, steps }) => {
      const taken = steps.filter(({ model }, i) => steps[i - 1]?.model !== model);
      const last = taken.slice(-3).map(({ name, date, value, share }) => {
        return `${name} (${date}, ${value.toFixed(1)}; best with ${percent(share)})`;
      });
      return text(`${capital(names[group]!)}, last to lead: ${last.join('; ')}.`, 'muted');
    }),
  ];
}

/** One line a month: the state at its last change. */
function lastOfEachMonth<T extends { date: string }>(history: readonly T[]): T[] {
  const months = new Map<string, T>();
  for (const day of history) months.set(day.date.slice(0, 7), day);
  return [...months.values()];
}
