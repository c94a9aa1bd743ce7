import type { ModelFilter } from '../filter.ts';
import type { LanguageEvidence, LanguageShowing } from '../languages.ts';
import type { MemoryAssumption, MemoryNeed } from '../memory.ts';
import type { Cell, MissingMode, ModelSummary, SuiteWeight } from '../ranking.ts';
import type { EvidenceFilter } from '../select-score.ts';

/** What somebody needs a model for, and what it must keep to. Every given condition must hold. */
export interface ChoiceQuery {
  /** Suites by which quality is measured, with their shares; these sum to 1. */
  purposes: { suite: string; weight: number }[];
  /** Conditions that rankings know as well. */
  models: ModelFilter;
  /** ISO country codes of labs that are not wanted. */
  not_countries?: string[];
  /** Ids of labs that are not wanted. */
  not_labs?: string[];
  /** Modalities that the model takes or gives, all of them. */
  modalities?: string[];
  /** ISO 639-1 codes; the model must have been tested in each, where the catalogue has tests. */
  languages?: string[];
  /**
   * `on`: published in a reasoning mode; `off`: published without one, and rated by those scores
   * alone.
   */
  reasoning?: 'on' | 'off';
  /** Runs on own hardware with this much memory, GB of 10^9 bytes. */
  fits?: MemoryAssumption & { memory_gb: number };
  /** What passes through in a month; turns prices into a monthly cost. */
  monthly?: { input_tokens: number; output_tokens: number };
  /** Most US dollars a month, with `monthly`. */
  max_monthly_usd?: number;
  evidence: EvidenceFilter;
  missing: MissingMode;
  /** Confidence level, default 0.95. */
  level: number;
  seed: number;
}

/** What quality is weighed against. */
export interface CostBasis {
  /** `price`: per million tokens; `monthly`: for the stated volume; `memory`: to run it oneself. */
  kind: 'price' | 'monthly' | 'memory';
  unit: 'USD per million tokens' | 'USD per month' | 'GB';
  /** In plain words. */
  words: string;
}

export type AnswerKind = 'best' | 'value' | 'safe';

/** One model beside another on the measure. */
export interface Beside {
  /** Who the other is: next after the best, the best itself, or a neighbour on the price front. */
  role: 'runner-up' | 'best' | 'dearer' | 'cheaper';
  id: string;
  name: string;
  cost: number | null;
  /** This model's score minus the other's, points. */
  difference: number;
  /** Half the interval of the difference, points; widened by what missing scores leave open. */
  half_width: number;
  /** Probability that this model is the better one. */
  p_better: number;
}

/** Something that would make another model the answer. */
export interface Change {
  /**
   * `relax` a condition by an amount, `drop` it, `tighten` the budget, move `weights`, or a
   * `missing` score that turns out low.
   */
  kind: 'relax' | 'drop' | 'tighten' | 'weights' | 'missing';
  /** Parameter of the question; null for weights and missing scores. */
  parameter: string | null;
  /** Which of several values of it, such as a country; null otherwise. */
  value: string | null;
  /** What the parameter is, and what it would have to be; null where that is no number. */
  from: number | null;
  to: number | null;
  /** The answer then. */
  model: { id: string; name: string; score: number; cost: number | null };
  /** Probability that it is better than the answer now. */
  p_better: number;
  /** In plain words. */
  sentence: string;
}

/** A fact that a condition or the cost rests on. */
export interface FactShown {
  fact: string;
  value: string;
  /** Where it was read; null when the sheet names its sources for all facts together. */
  source: string | null;
  /** The second source that confirms it; null when nobody did: unverified. */
  confirmed_by: string | null;
}

/** A qualifying model. */
export interface Qualifying {
  model: ModelSummary;
  /** Among those that qualify, 1 is best. */
  rank: number;
  rank_set: [number, number];
  p_best: number;
  score: number;
  interval: [number, number];
  /** What missing scores leave open. */
  bounds: [number, number];
  coverage: number;
  missing: string[];
  sources: number;
  /** Ids of the sources whose documents these are, for their attribution. */
  source_ids: string[];
  self_reported: number;
  /** In the unit of the cost basis; null when unknown. */
  cost: number | null;
  price_usd_per_m: number | null;
  usd_per_month: number | null;
  memory: MemoryNeed | null;
  /** No other is both cheaper and better; null when its cost is unknown. */
  on_front: boolean | null;
  /** Probability of that. */
  p_front: number | null;
  /** Probability that it is better than the best answer. */
  p_better: number;
  /** Cannot be told apart from the best: that probability is above 1 - level. */
  level_with_best: boolean;
  answers: AnswerKind[];
}

export interface Answer {
  kind: AnswerKind;
  row: Qualifying;
  /** Why this one, in sentences. */
  why: string[];
  beside: Beside[];
  /** Qualifying models that it is better than with at least the level's probability, and others. */
  beats: { surely: number; of: number };
  /** What is not known about it, in sentences. */
  unknown: string[];
  /** Nearest first. */
  changes: Change[];
  facts: FactShown[];
  /** The scores with their sources. */
  cells: Cell[];
  languages: LanguageShowing[];
}

/** How a condition sorts the models that could be rated. */
export interface ConditionCount {
  parameter: string;
  /** One of several values, such as a country; null otherwise. */
  value: string | null;
  words: string;
  /** Rated models that do not meet it. */
  fails: number;
  /** Rated models of which the deciding fact is unknown. */
  unknown: number;
  /** Rated models that only this condition keeps out. */
  alone: number;
}

export interface Failing {
  parameter: string;
  unknown: boolean;
  reason: string;
}

/** A rated model outside the conditions that would have been the best. */
export interface Miss {
  model: ModelSummary;
  score: number;
  interval: [number, number];
  /** Probability that it is better than the best answer; null when nothing qualifies. */
  p_better: number | null;
  failing: Failing[];
  sentence: string;
}

/** A model that meets the conditions and has too little evidence to be rated. */
export interface Thin {
  model: ModelSummary;
  coverage: number;
  reason: string;
  bounds: [number, number] | null;
}

/** A way to have an answer where nothing qualifies. */
export interface Relaxation {
  parameter: string;
  /** Which of several values of it, such as a country; null otherwise. */
  value: string | null;
  from: number | null;
  to: number | null;
  /** How many would qualify. */
  models: number;
  model: { id: string; name: string; score: number };
  sentence: string;
}

export interface Choice {
  query: ChoiceQuery;
  catalog_hash: string;
  evidence_until: string | null;
  quality: {
    /** What the score is, in plain words. */
    words: string;
    unit: 'points';
    purposes: {
      suite: string;
      name: string;
      version: string;
      hash: string;
      weight: number;
    }[];
    components: SuiteWeight[];
  };
  cost: CostBasis;
  conditions: ConditionCount[];
  languages: LanguageEvidence[];
  /** Models of the catalogue; with a score; with enough evidence to be rated; that qualify. */
  counts: { models: number; scored: number; rated: number; qualify: number };
  /** Null when nothing qualifies; `value` also when no cost is known. */
  answers: Record<AnswerKind, Answer | null>;
  /** Why there is no best value; null when there is one. */
  no_value: string | null;
  /** How the best value was found; null when there is none. */
  value_basis: 'knee' | 'cheapest level with the best' | 'only one with a known cost' | null;
  /** Best first. */
  field: Qualifying[];
  left_out: {
    misses: Miss[];
    thin: Thin[];
    /** Models that meet the conditions and have no score on the measure at all. */
    no_score: number;
  };
  /** Ways out when nothing qualifies; nearest first. */
  relax: Relaxation[];
  /** When no single condition is to blame: the models that fail the fewest. */
  closest: Miss[];
  /** When nothing qualifies: suites that rate models which meet the conditions, most first. */
  elsewhere: { suite: string; name: string; models: number }[];
  source_sd: number;
  notes: string[];
}
