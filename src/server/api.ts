/**
 * What the HTTP API answers, as types only: the pages import nothing else from the server.
 * Names are those of the catalogue's files and of `weigh ... --json`.
 */
import type {
  Benchmark,
  Claim,
  Lab,
  Licence,
  Model,
  ReportedBy,
  Source,
  Suite,
  Unit,
} from '../catalog/types.ts';
import type { Outcome, Verdict } from '../claims/verdict.ts';
import type { Lock } from '../engine/lock.ts';
import type { RunScore } from '../engine/score-run.ts';
import type { AbilityReport } from '../ranking/ability/ability-report.ts';
import type { ModelAbility } from '../ranking/ability/model-ability.ts';
import type { CatalogChanges } from '../ranking/changes.ts';
import type { Choice } from '../ranking/choose.ts';
import type { Citation } from '../ranking/citation.ts';
import type { Comparison } from '../ranking/compare.ts';
import type { RankingCells } from '../ranking/gather-cells.ts';
import type { Lineage } from '../ranking/lineage.ts';
import type { MeasuredScore } from '../ranking/measured/own-run.ts';
import type { OpennessReport } from '../ranking/openness.ts';
import type { Race } from '../ranking/race.ts';
import type { CitedScore, ModelSummary, RankedRow, Ranking } from '../ranking/ranking.ts';
import type { Sensitivity } from '../ranking/sensitivity.ts';
import type {
  RunDetail,
  RunListing,
  RunStatus,
  SampleDetail,
  SampleListing,
  Outcome as SampleOutcome,
  Total,
} from '../store/index.ts';

export type { RunStatus, SampleOutcome, Total };

export type AbilityAnswer = AbilityReport;
export type ModelAbilityAnswer = ModelAbility;

/** Body of every answer whose status is 400 or above. */
export interface ErrorAnswer {
  error: { code: string; message: string; suggestions?: readonly string[] };
}

/** An answer that holds numbers of sources. */
export interface Attributed {
  /** What the licences of these sources ask to be shown with their numbers. */
  attributions: string[];
}

/** A source whose licence asks to be named wherever its rows are shown. */
export interface Attribution {
  source: string;
  name: string;
  url: string | null;
  licence: string | null;
  text: string | null;
  scores: number;
}

export interface MetaAnswer {
  version: string;
  catalog_hash: string;
  /** The server's day, `YYYY-MM-DD`: the default of `evidence_until`. */
  today: string;
  /** Latest publication date of any score. */
  evidence_until: string | null;
  /** Whether there is a store of own runs, so that `evidence` may be asked for. */
  own_runs: boolean;
  counts: {
    models: number;
    labs: number;
    benchmarks: number;
    scores: number;
    documents: number;
    sources: number;
    suites: number;
    claims: number;
  };
  suites: SuiteHead[];
  /** What a ranking may be by: ability, ability in a category, suites. */
  measures: { id: string; name: string }[];
  /** Suite component id -> name to show: its own, or that of the benchmark that it consists of. */
  component_names: Record<string, string>;
  /** Countries of labs that have models, most models first. */
  countries: { code: string; models: number }[];
  labs: { id: string; name: string; models: number }[];
  modalities: string[];
  attribution: Attribution[];
}

/** How the shipped fit of abilities came about, and how well it predicts what it has not seen. */
export interface MethodAbility {
  rows: number;
  documents: number;
  models: number;
  draws: { method: 'bootstrap' | 'laplace'; count: number; seed: number };
  /** Points by which labs' own scores lie above independent ones, with its 95 % interval. */
  self_report_excess: { estimate: number; lo: number; hi: number };
  /** Cells held out, predicted by a fit of the rest; null when it was not computed. Errors in points. */
  validity: {
    seed: number;
    /** Share of the cells that was held out, 0 to 1. */
    fraction: number;
    cells: number;
    rows: number;
    /** Held-out rows whose model or test the rest does not hold. */
    unpredicted: number;
    median_absolute_error: number;
    mean_absolute_error: number;
    /** Of the predictive intervals, 0 to 1. */
    level: number;
    /** Share of rows inside their interval. */
    coverage: number;
    median_width: number;
    /** Median absolute errors of simpler predictions of the same rows. */
    baselines: { test_mean: number; additive: number };
  } | null;
}

export interface MethodAnswer {
  catalog_hash: string;
  evidence_until: string | null;
  scores: {
    all: number;
    documents: number;
    undated: number;
    /** Most scores first. */
    by_reporter: { reported_by: ReportedBy; scores: number }[];
  };
  benchmarks: {
    all: number;
    /** With a known number of items. */
    sized: number;
  };
  /** Items taken for a benchmark whose number of items is unknown. */
  assumed_items: number;
  /** Spread between sources of one cell, points: part of every imputed standard error. */
  source_sd: number;
  /** `min_coverage`: share of the weight that a model needs to be ranked. */
  suites: (SuiteHead & { components: number; min_coverage: number })[];
  /** The fit of latent abilities that ships with the compiled catalogue; null without one. */
  ability: MethodAbility | null;
  /** Of the sources that have rows here, most rows first; null: none was found. */
  licences: { licence: string | null; sources: number; scores: number }[];
}

export type SuiteHead = Pick<Suite, 'id' | 'version' | 'name' | 'category' | 'hash'>;

export interface SuitesAnswer {
  catalog_hash: string;
  suites: Omit<Suite, 'file'>[];
}

export interface BenchmarkHead extends Omit<Benchmark, 'line' | 'aliases'> {
  /** Models with a score on it, and scores. */
  models: number;
  scores: number;
}

export interface BenchmarksAnswer {
  catalog_hash: string;
  benchmarks: BenchmarkHead[];
}

export interface ModelHead extends ModelSummary {
  scores: number;
}

export interface ModelsAnswer {
  catalog_hash: string;
  models: ModelHead[];
  /** Reason -> how many models the filter left out for it. */
  excluded: Record<string, number>;
}

export interface BenchmarkStanding {
  model: ModelSummary;
  /** On the scale of 0 to 100 with the best at the top. */
  percent: number;
  /** Imputed standard error, points. */
  se: number;
  /** The row that counts for the model. */
  score: CitedScore;
  /** Other rows of the model on it. */
  others: number;
}

export interface BenchmarkAnswer {
  catalog_hash: string;
  benchmark: BenchmarkHead;
  /** Suites that hold it. */
  suites: SuiteHead[];
  /** Best first. */
  standings: BenchmarkStanding[];
  /** Models whose rows may not count, such as rows from several attempts. */
  not_counting: number;
  /** Of `percent`; null when no row counts. */
  distribution: {
    models: number;
    lowest: number;
    quartiles: [number, number, number];
    highest: number;
  } | null;
  /** Who reports scores on it, most scores first. */
  reporters: { reported_by: ReportedBy; scores: number; models: number }[];
  sources: { source: string; name: string; scores: number; models: number }[];
  /**
   * Over the models that both their lab and an independent evaluator report: the median of the
   * lab's best number less the other's, positive when the lab's is better. Null without such models.
   */
  self_report_excess: { models: number; median: number; unit: Unit } | null;
}

export interface LabHead extends Lab {
  /** Models in the catalogue, and those of them whose weights can be downloaded. */
  models: number;
  open: number;
  /** Latest release date; null when none is known. */
  latest: string | null;
}

export interface LabsAnswer {
  catalog_hash: string;
  labs: LabHead[];
}

export interface SourceHead extends Source {
  documents: number;
  scores: number;
  models: number;
}

export interface SourcesAnswer {
  catalog_hash: string;
  sources: SourceHead[];
}

export interface ListedScore extends CitedScore {
  model: string;
  /** Where it stands in the catalogue's folder. */
  file: string;
  /** 1-based. */
  line: number;
}

export interface ScoresAnswer extends Attributed {
  catalog_hash: string;
  /** Scores that fit the question. */
  total: number;
  offset: number;
  limit: number;
  /** Offset of the next page; null on the last. */
  next: number | null;
  scores: ListedScore[];
}

/** The same as `weigh compare --json`. */
export type CompareAnswer = Comparison & Attributed;

/** The same as `weigh sensitivity --json`. */
export type SensitivityAnswer = Sensitivity;

/** The same as `weigh changes --since <day> --json`. */
export type ChangesAnswer = CatalogChanges;

/** The same as `weigh cite --json`. */
export type CitationAnswer = Citation;

/** The same bytes as `weigh choose --json`. */
export type ChooseAnswer = Choice;

/** The same bytes as `weigh rank --json`. */
export type RankingsAnswer = Ranking & Attributed;

/** All that a ranking is computed from but the weights, so that a page can rank by any others. */
export type CellsAnswer = RankingCells;

/** A score on a model's page: cited, and whether it is the one that counts. */
export interface ShownScore extends CitedScore {
  /** Page on which it can be read; null when none is known. */
  link: string | null;
  source_name: string;
  /** The row that stands for the model. */
  counts: boolean;
  /** Why it counts or not, in plain words. */
  why: string;
}

export interface BenchmarkScores {
  benchmark: Pick<
    Benchmark,
    'id' | 'name' | 'category' | 'is_index' | 'higher_is_better' | 'items' | 'url'
  >;
  /** The one that counts first, then in the order of the rule of selection. */
  scores: ShownScore[];
  /** Lowest and highest value stated for one and the same protocol; null when no two such rows differ. */
  conflict: [number, number] | null;
}

/** A model's place in one suite, among all models. */
export interface Standing {
  suite: SuiteHead;
  row: Pick<RankedRow, 'rank' | 'rank_set' | 'p_best' | 'score' | 'interval' | 'coverage'> | null;
  /** Number of ranked models. */
  field: number;
  /** Why there is no row; null when there is one. */
  reason: string | null;
}

export interface ModelAnswer extends Attributed {
  catalog_hash: string;
  /** The sheet as it stands in the catalogue; `checked`: fact -> the second source that confirms it. */
  model: Model;
  summary: ModelSummary;
  lab: Lab | null;
  licence: Licence | null;
  /** Known facts that no second source confirms. */
  unverified: string[];
  /** Every text of the sheet that cites something and where it can be read. */
  references: Record<string, string>;
  openness: OpennessReport;
  lineage: Lineage;
  /** Most scored first within a category. */
  benchmarks: BenchmarkScores[];
  /** What own runs measured, apart from what was published; absent where there is no store of runs. */
  own_runs?: MeasuredScore[];
}

export interface StandingsAnswer {
  catalog_hash: string;
  model: string;
  evidence_until: string;
  standings: Standing[];
}

export type RaceGroup = 'all' | 'open' | 'closed' | 'CN' | 'US';

export interface RaceLeader {
  group: RaceGroup;
  /** Number of ranked models of the group. */
  field: number;
  /** First of the group's own ranking: its rank set and P(best) are within the group. */
  row: Omit<RankedRow, 'cells'> | null;
  /** The model with the highest P(best), when that is another than the first by score. */
  likeliest: { model: ModelSummary; p_best: number } | null;
}

export interface RaceAnswer {
  catalog_hash: string;
  suite: Ranking['suite'];
  query: Ranking['query'];
  evidence_until: string | null;
  /** Number of ranked models whose release date is known. */
  models: number;
  comparisons: ({ id: 'openness' | 'country' } & Race)[];
  leaders: RaceLeader[];
  notes: string[];
}

export interface ClaimHead extends Omit<Claim, 'file' | 'check'> {
  kind: string;
  /** Null when the check itself failed; `summary` then says why. */
  verdict: Outcome | null;
  /** P(claim), 0 to 1; null where it is a matter of facts alone. */
  probability: number | null;
  /** The sentence that decides. */
  summary: string;
}

export interface ClaimsAnswer {
  catalog_hash: string;
  claims: ClaimHead[];
}

export interface ClaimAnswer {
  catalog_hash: string;
  claim: Claim;
  verdict: Verdict;
}

/** A run as the list shows it. */
export interface RunHead extends RunListing {
  /** It is `running` and a process holds it; one that was killed stays `running` without. */
  at_work: boolean;
}

/** The runs of `weigh runs --json`, page by page. */
export interface RunsAnswer {
  /** `absent`: nobody has made a run on this machine yet. */
  store: 'open' | 'absent';
  /** Newest first. */
  runs: RunHead[];
  /** Runs that fit the question, over all pages. */
  total: number;
  /** `cursor` of the next page; null on the last. */
  next: string | null;
}

/** From `at` on so many requests could be in flight. */
export interface ConcurrencyStep {
  at: string;
  limit: number;
  /** `start`, `slow-start`, `growth`, `rate-limit`, `overloaded`. */
  reason: string;
}

/** The same as `weigh show <run> --json`. */
export interface RunSheet {
  run: Omit<RunDetail, 'lock'>;
  lock: Lock;
  score: RunScore;
  /** Oldest first; of a long history, 500 steps. */
  concurrency: ConcurrencyStep[];
  /** When the endpoint asked to wait, and until when. */
  waits: { at: string; until: string }[];
}

export interface RunAnswer extends RunSheet {
  /** Why no samples are shown; null when they are. */
  withheld: string | null;
}

export interface SampleHead extends SampleListing {
  /** Length of the answer; null when it is whole here. */
  answer_characters: number | null;
}

/** The samples of `weigh show <run> --samples --json`, page by page. */
export interface SamplesAnswer {
  run: string;
  /** In plan order. */
  samples: SampleHead[];
  next: string | null;
}

/** A text that is longer than an answer holds. */
export interface CutText {
  /** Where it stands in the sample: `response.text`, `response.prompt.0.content`. */
  part: string;
  /** UTF-16 units of the whole text, or of a part's JSON. */
  characters: number;
  /** Of these, how many are here; 0: the whole part is null. */
  kept: number;
}

/** `sample` is what `weigh show <run> <item> --json` prints, but for what `cut` names. */
export interface SampleAnswer {
  /** Whose score the run shows; `sample.scores` holds those of the others, too. */
  headline: RunDetail['headline'];
  sample: SampleDetail;
  cut: CutText[];
}
