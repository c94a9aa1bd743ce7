import { Catalog, readProtocol, type Score, type Suite } from '../../catalog/index.ts';
import { normalCdf } from '../../statistics/distributions/normal-cdf.ts';
import { rankSuite } from '../rank-suite.ts';
import type { Cell, RankedRow, Ranking, SuiteWeight } from '../ranking.ts';
import { collectCells, indexComponent } from '../suite-cells.ts';
import type { ChoiceQuery } from './choice.ts';
import { mixId, mixSuites } from './mix-suites.ts';

/** A model's quality, whatever the conditions of the question. */
export interface Rating {
  id: string;
  /** Points of 100; higher is better. */
  score: number;
  interval: [number, number];
  bounds: [number, number];
  se: number;
  /** Of the score's error, with missing scores that nobody predicted spread evenly over their range, points squared. */
  variance: number;
  /** Component scores in the order of the components; a missing one as predicted, else at the middle of its range. */
  profile: Float64Array;
  /** Positions of the components without a score. */
  gaps: number[];
  coverage: number;
  missing: string[];
  sources: number;
  self_reported: number;
  undated: number;
  cells: Cell[];
}

/** Everything that a choice knows about quality. Another measure is another function that makes this. */
export interface Quality {
  words: string;
  purposes: { suite: string; name: string; version: string; hash: string; weight: number }[];
  components: SuiteWeight[];
  /** Range of each component over all models, points. */
  ranges: { lowest: number; highest: number }[];
  /** Every model with enough evidence. */
  ratings: ReadonlyMap<string, Rating>;
  /** Models with some evidence, not enough: why. */
  unrated: ReadonlyMap<
    string,
    { coverage: number; reason: string; bounds: [number, number] | null }
  >;
  evidence_until: string | null;
  source_sd: number;
  notes: string[];
  /** Ranks within a field: rank, rank set and P(best) of each, as `weigh rank` gives them. */
  rank(ids: readonly string[]): Ranking;
  /** The catalogue that the numbers were made from, with the mix of suites in it. */
  catalog: Catalog;
}

/**
 * Rates every model on the suites of the question. A rating does not depend on the conditions, so
 * that the same model has the same score however the field is cut.
 * @throws RankingError as `rankSuite`, and when a suite of a mix ranks by one number.
 */
export function measureQuality(given: Catalog, query: ChoiceQuery): Quality {
  const [only] = query.purposes;
  const mixed = query.purposes.length > 1;
  const mix = mixed ? mixSuites(given, query.purposes) : undefined;
  const catalog = deriveCatalog(given, mix, query.reasoning);
  const suite = mix ?? given.suites.get(only!.suite)!;
  const rank = (models?: string[]): Ranking =>
    rankSuite(catalog, {
      suite: mixed ? mixId : only!.suite,
      models: models ? { models } : {},
      evidence: query.evidence,
      missing: query.missing,
      level: query.level,
      seed: query.seed,
    });
  const whole = rank();
  const components = suite.basis === 'index' ? [indexComponent(suite)] : suite.components;
  const shares = suite.basis === 'index' ? [1] : whole.suite.components.map((c) => c.weight);
  const ranges = rangesOf(
    [...collectCells(catalog, components, query.evidence, whole.source_sd).values()],
    components.length,
  );
  return {
    words: mixed
      ? 'weighted mean of the percentages on the suites asked for'
      : suite.basis === 'index'
        ? `value of ${suite.name}`
        : 'weighted mean of percentages on the components of the suite',
    purposes: query.purposes.map(({ suite: id, weight }) => {
      const { name, version, hash } = given.suites.get(id)!;
      return { suite: id, name, version, hash, weight };
    }),
    components: whole.suite.components,
    ranges,
    ratings: new Map(whole.rows.map((row) => [row.model.id, rate(row, shares, ranges)])),
    unrated: new Map(
      whole.unranked.map(({ model, coverage, reason, bounds }) => [
        model.id,
        { coverage, reason, bounds },
      ]),
    ),
    evidence_until: whole.evidence_until,
    source_sd: whole.source_sd,
    notes: whole.notes,
    // Ranking all of them again would say the same.
    rank: (ids) => (ids.length === whole.rows.length ? whole : rank([...ids])),
    catalog,
  };
}

function rate(row: RankedRow, shares: readonly number[], ranges: Quality['ranges']): Rating {
  const gaps = row.cells.flatMap((cell, b) => (cell.value === null && shares[b]! > 0 ? [b] : []));
  const spread = gaps.reduce((sum, b) => {
    // The error of a prediction is in the row's own.
    if (row.cells[b]!.predicted) return sum;
    const width = shares[b]! * (ranges[b]!.highest - ranges[b]!.lowest);
    return sum + (width * width) / 12;
  }, 0);
  const { score, interval, bounds, se, coverage, missing, sources, self_reported, undated, cells } =
    row;
  return {
    id: row.model.id,
    score,
    interval,
    bounds,
    se,
    variance: se * se + spread,
    profile: Float64Array.from(
      cells,
      ({ value, predicted }, b) =>
        value ?? predicted?.value ?? (ranges[b]!.lowest + ranges[b]!.highest) / 2,
    ),
    gaps,
    coverage,
    missing,
    sources,
    self_reported,
    undated,
    cells,
  };
}

/** Lowest and highest score seen in each component; anything is possible where nobody has one. */
function rangesOf(rows: readonly Cell[][], components: number): Quality['ranges'] {
  return Array.from({ length: components }, (_, b) => {
    const seen = rows.flatMap((cells) => cells[b]!.value ?? []);
    return seen.length === 0
      ? { lowest: 0, highest: 100 }
      : { lowest: Math.min(...seen), highest: Math.max(...seen) };
  });
}

/** Probability that one model is better than another; errors of published scores are independent. */
export function pBetter(
  one: Pick<Rating, 'score' | 'variance'>,
  other: Pick<Rating, 'score' | 'variance'>,
): number {
  const difference = one.score - other.score;
  const sd = Math.sqrt(one.variance + other.variance);
  if (sd === 0) return difference === 0 ? 0.5 : difference > 0 ? 1 : 0;
  return normalCdf(difference / sd);
}

/** The catalogue with what the question adds or takes away; the same object when it does neither. */
function deriveCatalog(
  catalog: Catalog,
  mix: Suite | undefined,
  reasoning: ChoiceQuery['reasoning'],
): Catalog {
  if (!mix && reasoning !== 'off') return catalog;
  return new Catalog(
    {
      labs: [...catalog.labs.values()],
      licences: [...catalog.licences.values()],
      models: [...catalog.models.values()],
      benchmarks: [...catalog.benchmarks.values()],
      sources: [...catalog.sources.values()],
      documents: [...catalog.documents],
      claims: [...catalog.claims.values()],
      suites: [...catalog.suites.values(), ...(mix ? [mix] : [])],
      scores: reasoning === 'off' ? withoutReasoning(catalog) : [...catalog.scores],
    },
    catalog.hash,
  );
}

/**
 * The scores of models as they answer without a reasoning mode. A row that does not say counts only
 * for a model that has no row in such a mode.
 */
function withoutReasoning(catalog: Catalog): Score[] {
  const modes = new Map<string, boolean>();
  const reasons = (model: string): boolean => {
    let known = modes.get(model);
    if (known === undefined) {
      known = publishedModes(catalog, model).on;
      modes.set(model, known);
    }
    return known;
  };
  return catalog.scores.filter((score) => {
    const { thinking } = readProtocol(score.conditions);
    return thinking === 'off' || (thinking === 'unknown' && !reasons(score.model));
  });
}

/** In which modes scores of a model were published; neither when no row says. */
export function publishedModes(
  catalog: Pick<Catalog, 'scoresOf'>,
  model: string,
): { on: boolean; off: boolean } {
  const modes = catalog.scoresOf(model).map(({ conditions }) => readProtocol(conditions).thinking);
  return { on: modes.includes('on'), off: modes.includes('off') };
}
