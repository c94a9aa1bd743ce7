import type { Catalog } from '../../catalog/index.ts';
import { parseQuery, type QueryParameters } from '../../ranking/parse-query.ts';
import {
  countReleases,
  type ReleaseCounts,
  type ReleaseQuestion,
  type ReleaseRow,
  type Releases,
} from '../../ranking/releases.ts';
import { capital, modelWords } from '../question-words.ts';
import { waysToRelax } from '../relax.ts';
import {
  type Block,
  type Column,
  csvTable,
  heading,
  list,
  type Report,
  table,
  text,
} from '../report.ts';
import { count, openWord, percent, shortHash, unknown } from '../words.ts';

/** Groups with a column of their own; the rest are summed. */
const shownGroups = 6;

/** @throws RankingError when the question cannot be answered as it was put. */
export function reportReleases(
  catalog: Catalog,
  how: Pick<ReleaseQuestion, 'by' | 'per'>,
  parameters: QueryParameters,
  today: string,
): Report {
  const { models } = parseQuery(parameters, catalog, today).query;
  const releases = countReleases(catalog, { ...how, models });
  return {
    data: releases,
    blocks: [
      heading(`Releases by ${how.by}, per ${how.per}`),
      text(`${capital(modelWords(models))}.`, 'muted'),
      ...(releases.rows.length === 0
        ? emptyBlocks(catalog, releases)
        : [table(columnsOf(releases), linesOf(releases))]),
      heading('Notes'),
      list(notesOf(releases)),
      text(`Catalogue ${shortHash(catalog.hash)}.`, 'muted'),
    ],
    csv: csvTable(
      {
        period: ({ row }) => row.period,
        partial: ({ row }) => row.partial,
        group: ({ group }) => group.id,
        name: ({ group }) => group.name,
        releases: ({ row, group }) => row.counts[group.id]!,
        share: ({ row, group }) => row.shares[group.id]!,
        total: ({ row }) => row.total,
      },
      releases.rows.flatMap((row) => releases.groups.map((group) => ({ row, group }))),
    ),
  };
}

function emptyBlocks(catalog: Catalog, { question }: Releases): Block[] {
  const ways = waysToRelax(catalog, question.models, (model) => model.release_date !== null);
  return [
    text('No model with a known release date fits the question.', 'strong'),
    ...(ways.length > 0 ? [list(ways)] : []),
  ];
}

type Line = ReleaseCounts & Pick<ReleaseRow, 'period' | 'partial'>;

function linesOf({ rows, all }: Releases): Line[] {
  return [...rows, { ...all, period: 'all', partial: false }];
}

function columnsOf({ groups, question }: Releases): Column<Line>[] {
  const named = groups.length > shownGroups ? groups.slice(0, shownGroups - 1) : groups;
  const rest = groups.slice(named.length);
  return [
    {
      title: capital(question.per),
      show: ({ period, partial }) => period + (partial ? '*' : ''),
      tone: isTotal,
    },
    { title: 'Models', align: 'right', show: ({ total }) => String(total), tone: isTotal },
    ...named.map(
      ({ id, name }, i): Column<Line> => ({
        title: question.by === 'openness' ? opennessTitle(id, name) : name,
        align: 'right',
        drop: i,
        show: ({ counts, total }) => cell(counts[id]!, total),
        tone: isTotal,
      }),
    ),
    ...(rest.length > 0
      ? [
          {
            title: `${rest.length} others`,
            align: 'right' as const,
            drop: shownGroups,
            show: ({ counts, total }: Line) =>
              cell(
                rest.reduce((sum, { id }) => sum + counts[id]!, 0),
                total,
              ),
            tone: isTotal,
          },
        ]
      : []),
  ];
}

function opennessTitle(id: string, name: string): string {
  const word = openWord(id as Parameters<typeof openWord>[0]);
  return word === unknown ? 'unknown' : name;
}

function cell(releases: number, total: number): string {
  return total === 0 ? unknown : `${releases} (${percent(releases / total)})`;
}

function isTotal({ period }: Line): 'strong' | 'plain' {
  return period === 'all' ? 'strong' : 'plain';
}

function notesOf({ note, undated, rows }: Releases): string[] {
  return [
    note,
    ...(rows.some(({ partial }) => partial)
      ? ['*: the dates asked for cut the period short.']
      : []),
    ...(undated > 0
      ? [
          `${count(undated, 'model')} with an unknown release date ${undated === 1 ? 'is' : 'are'} not counted.`,
        ]
      : []),
  ];
}
