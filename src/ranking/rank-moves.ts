import type { Catalog, Suite } from '../catalog/index.ts';
import { RankingError } from './error.ts';
import { withRecords } from './known-by.ts';
import { rankSuite } from './rank-suite.ts';
import type { Ranking, RankingQuery } from './ranking.ts';
import { inOneForm } from './record-changes.ts';

/**
 * Why a model's place changed:
 * - `own scores`: its own values under the suite changed, and that alone would have moved it;
 * - `other models`: others came, went, rose or fell around it;
 * - `new model`, `model gone`: the other side does not hold it;
 * - `suite`: the suite's definition changed;
 * - `method`: same question and evidence, another program;
 * - `data or suite`: both changed, and only the results are there to be compared.
 */
export type MoveCause =
  | 'own scores'
  | 'other models'
  | 'new model'
  | 'model gone'
  | 'suite'
  | 'method'
  | 'data or suite';

export interface Place {
  rank: number;
  rank_set: [number, number];
  /** Percent. */
  score: number;
}

export interface RankMove {
  id: string;
  name: string;
  /** Null when it was not ranked. */
  before: Place | null;
  after: Place | null;
  because: MoveCause[];
  /** The causes in plain words. */
  why: string;
  /** Each rank lies in the other side's rank set: the move is no news. False for who enters or leaves. */
  within_noise: boolean;
}

/** What became of one suite's ranking. */
export interface SuiteMoves {
  suite: { id: string; name: string };
  before: { version: string; hash: string; ranked: number };
  after: { version: string; hash: string; ranked: number };
  /** The suite's definition changed. */
  redefined: boolean;
  /** Best first, by the place now; who left comes last. */
  moves: RankMove[];
}

interface Side {
  catalog: Catalog;
  query: RankingQuery;
}

/**
 * Who moved in a suite's ranking, and why. Data and suite are told apart by ranking the new evidence
 * by the old definition in between.
 * @param touched benchmarks whose scores or facts differ; a suite of others cannot have moved.
 * @returns undefined when nothing that the ranking rests on differs.
 */
export function suiteMoves(
  { before, after }: { before: Side; after: Side },
  touched: ReadonlySet<string>,
): SuiteMoves | undefined {
  const [old, now] = [suiteOf(before), suiteOf(after)];
  const redefined = old.hash !== now.hash;
  if (!redefined && !benchmarksOf(now).some((id) => touched.has(id))) return undefined;
  const first = rankSuite(before.catalog, before.query);
  const last = rankSuite(after.catalog, after.query);
  const between = redefined
    ? rankSuite(withRecords(after.catalog, { suites: [old] }), after.query)
    : last;
  return describe(first, last, (id) => {
    const causes = dataCauses(id, first, between, before.catalog, after.catalog);
    const bySuite = redefined && rankOf(between, id) !== rankOf(last, id);
    return bySuite ? [...causes, 'suite'] : causes;
  });
}

/**
 * Who moved between two rankings that were kept, with no catalogue at hand to look closer: the same
 * evidence and suite leave only the method.
 * @throws RankingError `changes` when the two answer different questions.
 */
export function rankingMoves(before: Ranking, after: Ranking): SuiteMoves {
  const [asked, asks] = [questionOf(before), questionOf(after)];
  const different = Object.keys(asked).filter(
    (part) => inOneForm(asked[part]) !== inOneForm(asks[part]),
  );
  if (different.length > 0) {
    throw new RankingError(
      'changes',
      `the two rankings answer different questions: they differ in ${different.join(', ')}`,
    );
  }
  const sameData =
    before.catalog_hash === after.catalog_hash &&
    before.query.evidence.until === after.query.evidence.until;
  const sameSuite = before.suite.hash === after.suite.hash;
  return describe(before, after, (id) => {
    if (sameData) return [sameSuite ? 'method' : 'suite'];
    return sameSuite ? dataCauses(id, before, after) : ['data or suite'];
  });
}

/** What must agree for two rankings to be compared; how far the evidence reaches may differ. */
function questionOf({ query }: Ranking): Record<string, unknown> {
  const { suite, models, evidence, missing, weights, source_noise } = query;
  const { until: _, ...which } = evidence;
  return { suite, models, evidence: which, missing, weights, source_noise };
}

function suiteOf({ catalog, query }: Side): Suite {
  return catalog.suites.get(query.suite)!;
}

function benchmarksOf({ components, index_benchmark }: Suite): string[] {
  const parts = components.flatMap(({ benchmarks }) => benchmarks);
  return index_benchmark === null ? parts : [index_benchmark, ...parts];
}

function describe(
  before: Ranking,
  after: Ranking,
  causesOf: (id: string) => MoveCause[],
): SuiteMoves {
  const ids = new Map(
    [...after.rows, ...before.rows].map(({ model }) => [model.id, model.name] as const),
  );
  const moves: RankMove[] = [];
  for (const [id, name] of ids) {
    const [old, now] = [placeIn(before, id), placeIn(after, id)];
    if (old?.rank === now?.rank) continue;
    const because = causesOf(id);
    moves.push({
      id,
      name,
      before: old,
      after: now,
      because,
      why: inWords(because, old, now),
      within_noise:
        old !== null && now !== null && holds(old.rank_set, now) && holds(now.rank_set, old),
    });
  }
  const sideOf = ({ suite, rows }: Ranking): SuiteMoves['before'] => ({
    version: suite.version,
    hash: suite.hash,
    ranked: rows.length,
  });
  return {
    suite: { id: after.suite.id, name: after.suite.name },
    before: sideOf(before),
    after: sideOf(after),
    redefined: before.suite.hash !== after.suite.hash,
    moves,
  };
}

function placeIn({ rows }: Ranking, id: string): Place | null {
  const row = rows.find(({ model }) => model.id === id);
  return row ? { rank: row.rank, rank_set: row.rank_set, score: row.score } : null;
}

function rankOf(ranking: Ranking, id: string): number | undefined {
  return placeIn(ranking, id)?.rank;
}

function holds([low, high]: [number, number], { rank }: Place): boolean {
  return low <= rank && rank <= high;
}

/** What in the evidence moved a model from one ranking to another by the same suite. */
function dataCauses(
  id: string,
  before: Ranking,
  after: Ranking,
  catalogBefore?: Catalog,
  catalogAfter?: Catalog,
): MoveCause[] {
  const [old, now] = [placeIn(before, id), placeIn(after, id)];
  if (old?.rank === now?.rank) return [];
  if (catalogBefore && !catalogBefore.models.has(id)) return ['new model'];
  if (catalogAfter && !catalogAfter.models.has(id)) return ['model gone'];
  if (old === null || now === null) return ['own scores'];
  const rankAmong = (score: number, { rows }: Ranking): number =>
    1 + rows.filter((row) => row.model.id !== id && row.score > score).length;
  const own = rankAmong(now.score, before) !== old.rank;
  const others = rankAmong(old.score, after) !== old.rank;
  const causes: MoveCause[] = [];
  // Where neither alone would have moved it, both did together.
  if (own || (!others && ownValuesDiffer(id, before, after))) causes.push('own scores');
  if (others || causes.length === 0) causes.push('other models');
  return causes;
}

function ownValuesDiffer(id: string, before: Ranking, after: Ranking): boolean {
  const values = ({ rows }: Ranking): string =>
    inOneForm(rows.find(({ model }) => model.id === id)?.cells.map((cell) => cell.value));
  return values(before) !== values(after);
}

function inWords(because: readonly MoveCause[], old: Place | null, now: Place | null): string {
  return because.map((cause) => words[cause](old, now)).join('; ');
}

const words: Record<MoveCause, (old: Place | null, now: Place | null) => string> = {
  'own scores': (old, now) => {
    if (old === null) return 'has scores on enough of the suite now';
    if (now === null) return 'no longer has scores on enough of the suite';
    const change = now.score - old.score;
    return change === 0
      ? 'its own scores changed'
      : `its own score ${change > 0 ? 'rose' : 'fell'} from ${old.score.toFixed(1)} to ${now.score.toFixed(1)}`;
  },
  'other models': () => 'other models came, went or changed around it',
  'new model': () => 'was not in the catalogue',
  'model gone': () => 'is no longer in the catalogue',
  suite: () => "the suite's definition changed",
  method: () => 'same evidence and suite: the method changed',
  'data or suite': () =>
    'evidence and suite both changed, and cannot be told apart from the two results',
};
