import type { Catalog } from '../../catalog/index.ts';
import type { CatalogChanges, FactChange, RecordChanges, ScoreRow } from '../../ranking/changes.ts';
import { attributionBlocks, attributionsOf } from '../attribution.ts';
import {
  type Block,
  type CsvTable,
  csvTable,
  heading,
  list,
  type Report,
  type Scalar,
  table,
  text,
} from '../report.ts';
import { count, score as scoreWords, shortHash, thousands } from '../words.ts';
import { moveBlocks } from './moves.ts';

/** Entries of a list that a person sees unless all are asked for. */
const shown = 15;

const kinds = [
  'models',
  'benchmarks',
  'suites',
  'labs',
  'licences',
  'sources',
  'claims',
] as const satisfies (keyof CatalogChanges)[];

export function reportChanges(catalog: Catalog, changes: CatalogChanges, all: boolean): Report {
  const { before, after, scores } = changes;
  const nothing =
    kinds.every((kind) => sizeOf(changes[kind]) === 0) &&
    scores.added.length + scores.removed.length + scores.changed.length === 0 &&
    changes.rankings.length === 0;
  return {
    data: changes,
    blocks: [
      heading(changes.basis === 'dates' ? `Since ${changes.since}` : 'Between two versions'),
      ...(nothing ? [text('Nothing changed.', 'strong')] : [overview(changes)]),
      ...kinds.flatMap((kind) => recordBlocks(kind, changes[kind], all)),
      ...scoreBlocks(changes, all),
      ...changes.rankings.flatMap((each) => moveBlocks(each, all)),
      heading('Notes'),
      list([
        ...changes.notes,
        'Within: each rank lies in the rank set of the other side, so the move says nothing.',
      ]),
      ...attributionBlocks(
        attributionsOf(
          catalog,
          [...scores.added, ...scores.changed.map((each) => each.score)].map(
            ({ source }) => source,
          ),
        ),
      ),
      text(
        `Catalogue ${shortHash(before.catalog_hash)} with evidence up to ${before.evidence_until ?? 'no known date'}, then ${shortHash(after.catalog_hash)} up to ${after.evidence_until ?? 'no known date'}.`,
        'muted',
      ),
    ],
    csv: csvOf(changes),
  };
}

function sizeOf({ added, removed, changed }: RecordChanges): number {
  return added.length + removed.length + changed.length;
}

function overview(changes: CatalogChanges): Block {
  const rows = [
    ...kinds.map((kind) => ({ what: kind as string, ...changes[kind] })),
    { what: 'scores', ...changes.scores },
  ].filter(({ added, removed, changed }) => added.length + removed.length + changed.length > 0);
  return table(
    [
      { title: 'What', show: ({ what }) => what, tone: () => 'strong' },
      { title: 'New', align: 'right', show: ({ added }) => thousands(added.length) },
      { title: 'Gone', align: 'right', show: ({ removed }) => thousands(removed.length) },
      { title: 'Changed', align: 'right', show: ({ changed }) => thousands(changed.length) },
    ],
    rows,
  );
}

function recordBlocks(kind: string, changes: RecordChanges, all: boolean): Block[] {
  const lines = [
    ...changes.added.map(({ id, name }) => `new: ${name} (${id})`),
    ...changes.removed.map(({ id, name }) => `gone: ${name} (${id})`),
    ...changes.changed.map(({ id, facts }) => `${id}: ${factWords(facts)}`),
  ];
  return listBlocks(capital(kind), lines, all);
}

function scoreBlocks({ scores }: CatalogChanges, all: boolean): Block[] {
  return [
    ...listBlocks('New scores, by document', byDocument(scores.added), all),
    ...listBlocks('Scores gone, by document', byDocument(scores.removed), all),
    ...listBlocks(
      'Changed scores',
      scores.changed.map(
        ({ score, facts }) =>
          `${score.model} on ${score.benchmark} (${score.document}): ${factWords(facts)}`,
      ),
      all,
    ),
  ];
}

/** Most scores first. */
function byDocument(rows: readonly ScoreRow[]): string[] {
  const documents = new Map<string, { scores: number; models: Set<string> }>();
  for (const { document, model } of rows) {
    const entry = documents.get(document) ?? { scores: 0, models: new Set() };
    entry.scores++;
    entry.models.add(model);
    documents.set(document, entry);
  }
  return [...documents]
    .sort((a, b) => b[1].scores - a[1].scores || (a[0] < b[0] ? -1 : 1))
    .map(
      ([id, { scores, models }]) =>
        `${count(scores, 'score')} of ${count(models.size, 'model')}: ${id}`,
    );
}

function listBlocks(title: string, lines: string[], all: boolean): Block[] {
  if (lines.length === 0) return [];
  const rest = all ? 0 : Math.max(0, lines.length - shown);
  return [
    heading(title),
    list(rest > 0 ? lines.slice(0, shown) : lines),
    ...(rest > 0 ? [text(`... and ${thousands(rest)} more; --all lists them.`, 'muted')] : []),
  ];
}

/** The facts that a person sees of one record; the others are counted. */
function factWords(facts: readonly FactChange[]): string {
  const seen = facts.slice(0, 6).map(({ fact, before, after }) => {
    if (before === null) return `${fact} now ${valueWords(after)}`;
    return `${fact} ${valueWords(before)} > ${valueWords(after)}`;
  });
  const rest = facts.length - seen.length;
  return [...seen, ...(rest > 0 ? [`${rest} more`] : [])].join('; ');
}

function valueWords(value: unknown): string {
  if (value === null) return 'unknown';
  if (typeof value === 'number') return scoreWords(value);
  if (Array.isArray(value)) return `list of ${value.length}`;
  const words = typeof value === 'string' ? value : JSON.stringify(value);
  return words.length > 60 ? `${words.slice(0, 57)}...` : words;
}

/** One line a change: a record or score that is new or gone, a fact that changed, a move. */
function csvOf(changes: CatalogChanges): CsvTable {
  interface Line {
    kind: string;
    change: string;
    id: string;
    fact: string | null;
    before: Scalar;
    after: Scalar;
    why: string | null;
  }
  const line = (kind: string, change: string, id: string, rest: Partial<Line> = {}): Line => ({
    ...{ kind, change, id, fact: null, before: null, after: null, why: null },
    ...rest,
  });
  const scoreId = (row: ScoreRow): string => `${row.model} ${row.benchmark} ${row.document}`;
  const lines = [
    ...kinds.flatMap((kind) => [
      ...changes[kind].added.map(({ id }) => line(kind, 'added', id)),
      ...changes[kind].removed.map(({ id }) => line(kind, 'removed', id)),
      ...changes[kind].changed.flatMap(({ id, facts }) =>
        facts.map(({ fact, before, after }) =>
          line(kind, 'changed', id, { fact, before: scalar(before), after: scalar(after) }),
        ),
      ),
    ]),
    ...changes.scores.added.map((row) =>
      line('scores', 'added', scoreId(row), { after: row.score }),
    ),
    ...changes.scores.removed.map((row) =>
      line('scores', 'removed', scoreId(row), { before: row.score }),
    ),
    ...changes.scores.changed.flatMap(({ score, facts }) =>
      facts.map(({ fact, before, after }) =>
        line('scores', 'changed', scoreId(score), {
          fact,
          before: scalar(before),
          after: scalar(after),
        }),
      ),
    ),
    ...changes.rankings.flatMap(({ suite, moves }) =>
      moves.map((move) =>
        line('rankings', suite.id, move.id, {
          fact: 'rank',
          before: move.before?.rank ?? null,
          after: move.after?.rank ?? null,
          why: move.why,
        }),
      ),
    ),
  ];
  return csvTable<Line>(
    {
      kind: (each) => each.kind,
      change: (each) => each.change,
      id: (each) => each.id,
      fact: (each) => each.fact,
      before: (each) => each.before,
      after: (each) => each.after,
      why: (each) => each.why,
    },
    lines,
  );
}

function scalar(value: unknown): Scalar {
  return value === null || typeof value !== 'object' ? (value as Scalar) : JSON.stringify(value);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
