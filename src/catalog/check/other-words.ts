import type { Problem } from '../error.ts';
import { readProtocol } from '../protocol.ts';
import type { Benchmark, CatalogRecords, Score } from '../types.ts';
import { plainName } from './names.ts';
import { count, groupBy, placeOfScore } from './rule.ts';

interface Marker {
  name: string;
  pattern: RegExp;
  /** Categories in which the words name the ordinary way of running the test. */
  ordinaryIn: readonly string[];
}

/** Words by which a document says that its test is not the one of that name. */
const markers: readonly Marker[] = [
  { name: 'a multi-turn part', pattern: /\bmulti-?turn\b/i, ordinaryIn: [] },
  {
    name: 'search',
    pattern: /search agent|\bwith search\b|w\/ ?search|web search/i,
    ordinaryIn: ['agentic'],
  },
  { name: 'text only', pattern: /\btext[- ]only\b|\btext subset\b/i, ordinaryIn: [] },
  {
    name: 'a window of dates',
    // 2407-2501, 24/8~25/5, 02/2025-05/2025, 24.12-25.2, Aug 24 - May 25
    pattern:
      /\b(2\d[/.]?(0?[1-9]|1[0-2])|(0?[1-9]|1[0-2])\/20\d\d|[a-z]{3} 2\d)\s*[-–~]\s*(2\d[/.]?(0?[1-9]|1[0-2])|(0?[1-9]|1[0-2])\/20\d\d|[a-z]{3} 2\d)\b/i,
    ordinaryIn: [],
  },
  { name: 'a sub-score', pattern: /\bcreative writing\b|\bhard prompts?\b/i, ordinaryIn: [] },
];

/**
 * One name for two tests, seen from the words: rows whose label names a part, a tool or a window that
 * the benchmark does not; rows of several releases under one id; rows whose page is another
 * benchmark's.
 */
export function otherWords(records: CatalogRecords): Problem[] {
  const benchmarks = new Map(records.benchmarks.map((benchmark) => [benchmark.id, benchmark]));
  const owners = namesOf(records.benchmarks);
  const problems: Problem[] = [];
  for (const [id, rows] of groupBy(records.scores, (score) => score.benchmark)) {
    const benchmark = benchmarks.get(id);
    if (!benchmark) continue;
    problems.push(
      ...markedRows(records, benchmark, rows),
      ...rowsWithTools(records, benchmark, rows, benchmarks),
      ...mixedReleases(records, benchmark, rows),
      ...otherPages(records, benchmark, rows, owners),
    );
  }
  return problems;
}

function markedRows(records: CatalogRecords, benchmark: Benchmark, rows: Score[]): Problem[] {
  const own = [benchmark.id, benchmark.name, benchmark.measures ?? '', benchmark.note ?? ''].join(
    ' ; ',
  );
  const problems: Problem[] = [];
  for (const marker of markers) {
    if (marker.ordinaryIn.includes(benchmark.category) || marker.pattern.test(own)) continue;
    const marked = rows.filter((row) => marker.pattern.test(wordsOf(row)));
    if (marked.length === 0) continue;
    const first = marked[0]!;
    problems.push({
      severity: 'warning',
      rule: 'two-tests',
      ...placeOfScore(records, first),
      message: `${count(marked.length, 'row')} of ${benchmark.id} say ${marker.name} ("${marker.pattern.exec(wordsOf(first))![0]}"), which ${benchmark.name} does not`,
      remedy:
        'move them to a benchmark of their own, or say in the note of the benchmark that its rows include them',
    });
  }
  return problems;
}

/** Tools are read as part of the protocol; where the run with tools has an id of its own, they belong there. */
function rowsWithTools(
  records: CatalogRecords,
  benchmark: Benchmark,
  rows: Score[],
  benchmarks: ReadonlyMap<string, Benchmark>,
): Problem[] {
  const sibling = `${benchmark.id}-tools`;
  if (!benchmarks.has(sibling)) return [];
  const withTools = rows.filter((row) => readProtocol(row.conditions).tools === 'used');
  if (withTools.length === 0) return [];
  return [
    {
      severity: 'warning',
      rule: 'two-tests',
      ...placeOfScore(records, withTools[0]!),
      message: `${count(withTools.length, 'row')} of ${benchmark.id} were obtained with tools`,
      remedy: `move them to ${sibling}`,
    },
  ];
}

/** Releases under one id, unless models that stand in both kept their scores: then the questions stayed. */
function mixedReleases(records: CatalogRecords, benchmark: Benchmark, rows: Score[]): Problem[] {
  const releases = groupBy(
    rows.filter((row) => row.conditions.release !== undefined),
    (row) => String(row.conditions.release),
  );
  const different: Score[][] = [];
  for (const [, own] of [...releases].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!different.some((other) => sameQuestions(own, other))) different.push(own);
  }
  if (different.length < 2) return [];
  const names = different.map((own) => String(own[0]!.conditions.release));
  return [
    {
      severity: 'warning',
      rule: 'two-tests',
      ...placeOfScore(records, rows[0]!),
      message: `${benchmark.id} holds rows of ${names.length} releases: ${names.join(', ')}`,
      remedy: 'another release asks other questions: give each a benchmark id of its own',
    },
  ];
}

function sameQuestions(rows: readonly Score[], others: readonly Score[]): boolean {
  const scores = new Map(others.map((row) => [runOf(row), row.score]));
  const shared = rows.filter((row) => scores.has(runOf(row)));
  const kept = shared.filter((row) => Math.abs(row.score - scores.get(runOf(row))!) < 0.05);
  return shared.length > 0 && kept.length >= 0.8 * shared.length;
}

function runOf(row: Score): string {
  return `${row.model}\t${row.conditions.label ?? ''}`;
}

/** Rows whose page is named like another benchmark: filed under the wrong one. */
function otherPages(
  records: CatalogRecords,
  benchmark: Benchmark,
  rows: Score[],
  owners: ReadonlyMap<string, string>,
): Problem[] {
  const wrong = groupBy(
    rows.filter((row) => {
      // A note says that somebody looked; a repository is named for all that it holds.
      if (row.conditions.note !== undefined || /^https?:\/\/github\.com\//.test(row.url ?? '')) {
        return false;
      }
      const owner = owners.get(pageOf(row));
      return owner !== undefined && owner !== benchmark.id;
    }),
    (row) => `${row.document}\t${pageOf(row)}`,
  );
  return [...wrong.values()].map((group): Problem => {
    const first = group[0]!;
    return {
      severity: 'warning',
      rule: 'two-tests',
      ...placeOfScore(records, first),
      message: `${count(group.length, 'row')} of ${benchmark.id} cite ${first.url}, a page named like ${owners.get(pageOf(first))}`,
      remedy: 'open the page: the rows probably belong to the benchmark that it is named for',
    };
  });
}

/** The last part of a row's address, as a plain name. */
function pageOf(row: Score): string {
  if (row.url === null) return '';
  const path = row.url.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, '');
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  return plainName(last.replaceAll(/%[0-9a-f]{2}/gi, ' '));
}

/** Plain name -> id, for names that belong to one benchmark only. */
function namesOf(benchmarks: readonly Benchmark[]): Map<string, string> {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const benchmark of benchmarks) {
    for (const name of [benchmark.id, benchmark.name, ...benchmark.aliases]) {
      const key = plainName(name);
      const owner = owners.get(key);
      if (owner !== undefined && owner !== benchmark.id) shared.add(key);
      owners.set(key, benchmark.id);
    }
  }
  for (const key of shared) owners.delete(key);
  return owners;
}

function wordsOf(row: Score): string {
  const { label, setting, method } = row.conditions;
  return [label, setting, method].filter((part) => part !== undefined).join(' ; ');
}
