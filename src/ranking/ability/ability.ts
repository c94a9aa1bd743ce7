import type {
  Convergence,
  SelfReportExcess,
  UnrankedReason,
  Validation,
} from '../../statistics/latent/index.ts';

/** A model in the fit. */
export interface AbilityModel {
  /** Catalogue id. */
  id: string;
  /** Logits of a benchmark of average slope; 0 is the mean of all models in the fit. */
  ability: number;
  sd: number;
  /** The same as predicted mean percentage on the reference suite. */
  points: number;
  /** Rows, and distinct benchmarks, families of them, documents and categories, in its best mode. */
  rows: number;
  benchmarks: number;
  families: number;
  documents: number;
  categories: number;
  /** Rows that its own lab reported; rows without a date. */
  self_reported: number;
  undated: number;
  /** Error of the ability as a share of the spread of abilities: 0.4 is the most that is ranked. */
  relative_sd: number;
  unranked: UnrankedReason | null;
  /** Ability in lower modes (`off`, `low`, `medium`, `unstated`) less that in the best one. */
  modes: Record<string, { value: number; sd: number }>;
  /** By category in which it has a row. */
  profile: Record<string, CategoryEntry>;
}

/** A model in one category: its residual profile is the list of them. */
export interface CategoryEntry {
  benchmarks: number;
  /** Category ability less ability, shrunken, logits. */
  deviation: number;
  deviation_sd: number;
  /** Error of the category ability, logits. */
  sd: number;
  /** Mean of score less expected score, points; null when only lower modes were tested. */
  mean_residual: number | null;
}

/** What is known of a benchmark's curve: percent = chance + (100 - chance) / (1 + exp(-(slope * raw - intercept))). */
export interface AbilityCurve {
  /** Catalogue id, and the name in the fit where a release or setting makes it another test. */
  benchmark: string;
  name: string;
  category: string;
  models: number;
  slope: number;
  intercept: number;
  /** Share, 0 to 1. */
  chance: number;
}

/** Bias of one kind of reporter, logits of a benchmark; 0 is what independent sources measure. */
export interface ReporterBias {
  type: string;
  reporter: string;
  value: number;
  sd: number;
  /** Posterior over prior error: near 1 means that the scores say nothing about it. */
  identifiability: number;
  rows: number;
}

/** Draws of all models' points, row by row. */
export interface AbilityDraws {
  /** `bootstrap`: documents reweighed and the fit taken up again; `laplace`: from the fit's curvature. */
  method: 'bootstrap' | 'laplace';
  seed: number;
  count: number;
  /** Points on the reference suite, count x models; in steps of 0.01 where they come from a file. */
  points: Float64Array;
  /** Self-report excess in points, one a draw; empty under Laplace. */
  excess: Float64Array;
}

/** One latent ability per model, from all cited scores (STATISTICS C4); docs/latent-ability.md. */
export interface Ability {
  /** SHA-256 of the catalogue's files that it was fitted to. */
  catalog_hash: string;
  /** On which points are expressed. */
  suite: { id: string; version: string; hash: string };
  evidence_until: string | null;
  rows: number;
  documents: number;
  /** In the order of their ids. */
  models: AbilityModel[];
  curves: AbilityCurve[];
  categories: string[];
  /** Raw ability = ability / stretch + location. */
  location: number;
  stretch: number;
  draws: AbilityDraws;
  /** By how much labs' own scores exceed what others measure. */
  excess: Omit<SelfReportExcess, 'warnings'> & { warnings: string[] };
  reporters: ReporterBias[];
  /** Standard deviations of the effects, logits. */
  components: Record<string, number>;
  /** Each row of the fit: position in `catalog.scores`, expected percent, standardised residual. */
  scores: { at: number[]; expected: number[]; residual: number[] };
  /** Models with scores of which none could enter, and why. */
  outside: Record<string, string>;
  /** Scores left out: reason -> their positions in `catalog.scores`. */
  dropped: Record<string, number[]>;
  /** Held-out cells predicted; null when it was not computed. */
  validity: Validation | null;
  convergence: Convergence;
  warnings: string[];
}
