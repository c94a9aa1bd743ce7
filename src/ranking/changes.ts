import type { Catalog } from '../catalog/index.ts';
import { RankingError } from './error.ts';
import { knownBy } from './known-by.ts';
import { type SuiteMoves, suiteMoves } from './rank-moves.ts';
import type { RankingQuery } from './ranking.ts';
import { compareRecords, type RecordChanges } from './record-changes.ts';
import { compareScores, type ScoreChanges } from './score-changes.ts';

export type { MoveCause, Place, RankMove, SuiteMoves } from './rank-moves.ts';
export type { FactChange, NamedRecord, RecordChanges } from './record-changes.ts';
export type { ChangedScore, ScoreChanges, ScoreRow } from './score-changes.ts';

/** What identifies one side of a comparison. */
export interface CatalogVersion {
  catalog_hash: string;
  /** Latest publication date of any score; null when none is dated. */
  evidence_until: string | null;
  models: number;
  scores: number;
}

/** What changed between two versions of a catalogue, or in one catalogue since a day. */
export interface CatalogChanges {
  /** `versions`: two catalogues; `dates`: one, beside what of it was out by the day `since`. */
  basis: 'versions' | 'dates';
  /** The day, for `dates`; null for `versions`. */
  since: string | null;
  before: CatalogVersion;
  after: CatalogVersion;
  models: RecordChanges;
  benchmarks: RecordChanges;
  suites: RecordChanges;
  labs: RecordChanges;
  licences: RecordChanges;
  sources: RecordChanges;
  claims: RecordChanges;
  scores: ScoreChanges;
  /** Suites of both sides in which a model changed its rank, entered or left. */
  rankings: SuiteMoves[];
  notes: string[];
}

export interface ChangesOptions {
  /** The day of the question, `YYYY-MM-DD`: rankings of both sides take evidence until then. */
  today: string;
  /** Only rankings by these suites; default all that both sides have. */
  suites?: readonly string[];
}

/**
 * What changed between two versions of a catalogue. Both are ranked by this program, so that no
 * difference is due to the method.
 * @throws RankingError `unknown-suite` for a suite that neither side has.
 */
export function compareCatalogs(
  before: Catalog,
  after: Catalog,
  options: ChangesOptions,
): CatalogChanges {
  const { today, suites } = options;
  return compare(before, after, suites, today, today, {
    basis: 'versions',
    since: null,
    notes: [
      'Both versions were ranked by the same program: no difference here is due to a change of method.',
    ],
  });
}

/**
 * What a catalogue gained since a day, by its own dates: models by release, scores by publication,
 * claims by the day that they speak of. What has no date counts as known before.
 * @param since `YYYY-MM-DD`, not after today.
 * @throws RankingError `unknown-suite`.
 */
export function changesSince(
  catalog: Catalog,
  since: string,
  options: ChangesOptions,
): CatalogChanges {
  const { today, suites } = options;
  return compare(knownBy(catalog, since), knownBy(catalog, today), suites, since, today, {
    basis: 'dates',
    since,
    notes: [
      `By the dates in the catalogue: what came out after ${since}. Undated models and scores count as known before.`,
      'Scores published before a later day and recorded since are not told apart from old ones; comparing two versions of the catalogue does.',
    ],
  });
}

function compare(
  before: Catalog,
  after: Catalog,
  asked: readonly string[] | undefined,
  untilBefore: string,
  untilAfter: string,
  basis: Pick<CatalogChanges, 'basis' | 'since' | 'notes'>,
): CatalogChanges {
  const unknown = asked?.find((id) => !before.suites.has(id) && !after.suites.has(id));
  if (unknown !== undefined) throw new RankingError('unknown-suite', `no suite "${unknown}"`);
  const benchmarks = compareRecords(before.benchmarks, after.benchmarks);
  const scores = compareScores(before, after);
  const touched = new Set([
    ...[...benchmarks.added, ...benchmarks.removed, ...benchmarks.changed].map(({ id }) => id),
    ...[...scores.added, ...scores.removed].map(({ benchmark }) => benchmark),
    ...scores.changed.map(({ score }) => score.benchmark),
  ]);
  const question = (suite: string, until: string): RankingQuery => ({
    suite,
    models: {},
    evidence: { until },
    missing: 'bounds',
    level: 0.95,
    seed: 1,
  });
  const { basis: kind, since, notes } = basis;
  return {
    basis: kind,
    since,
    before: versionOf(before),
    after: versionOf(after),
    models: compareRecords(before.models, after.models),
    benchmarks,
    suites: compareRecords(before.suites, after.suites),
    labs: compareRecords(before.labs, after.labs),
    licences: compareRecords(before.licences, after.licences),
    sources: compareRecords(before.sources, after.sources),
    claims: compareRecords(before.claims, after.claims),
    scores,
    rankings: [...after.suites.keys()]
      .filter((id) => before.suites.has(id) && (asked === undefined || asked.includes(id)))
      .flatMap((id) => {
        const sides = {
          before: { catalog: before, query: question(id, untilBefore) },
          after: { catalog: after, query: question(id, untilAfter) },
        };
        const moves = suiteMoves(sides, touched);
        return moves === undefined || (moves.moves.length === 0 && !moves.redefined) ? [] : [moves];
      }),
    notes,
  };
}

function versionOf(catalog: Catalog): CatalogVersion {
  return {
    catalog_hash: catalog.hash,
    evidence_until: catalog.evidenceUntil(),
    models: catalog.models.size,
    scores: catalog.scores.length,
  };
}
