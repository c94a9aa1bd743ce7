import type { Conditions, Measurement, Score } from '../../catalog/index.ts';

/** Which evidence a ranking takes: cited scores, scores of own runs, or both. */
export type EvidenceKind = 'published' | 'measured' | 'both';

/** What is known of an own run before its samples are read. */
export interface OwnRun {
  id: string;
  /** The calendar day on which it was made, `YYYY-MM-DD`; null: not known, of an import. */
  date: string | null;
  /** The program that ran it, where it was imported; null: this one. */
  imported: string | null;
  status: 'running' | 'interrupted' | 'finished' | 'failed';
  benchmark: string;
  version: string;
  /** Catalogue benchmark whose published scores are obtained the same way; null: none. */
  catalog_benchmark: string | null;
  /** The version that is built in now, where it is another: scores of two are never mixed. */
  current_version: string | null;
  /** The model configuration as the run names it. */
  model: string;
  /** Catalogue id that a person stated for the run; null: nobody did. */
  stated_model: string | null;
  /** Names that the endpoint was asked for or answered with. */
  model_names: readonly string[];
  /** Items that were planned, and items that the benchmark has; null: not known. */
  items: number;
  all_items: number | null;
  /** Whether only a part was asked for (`--limit`). */
  limited: boolean;
  conditions: Conditions;
  differences: string[];
  changes: string[];
  epochs: number;
}

/** What the samples of a run say, all in [0, 1]. */
export interface OwnScore {
  score: number | null;
  se: number | null;
  interval: [number, number] | null;
  items: number;
  /** Why the run is not ranked; null when it may be. */
  unranked: string | null;
}

/** A run of a catalogue benchmark that is no evidence, and why. */
export interface LeftOutRun {
  run: string;
  benchmark: string;
  /** The configuration's name. */
  model: string;
  date: string | null;
  imported: string | null;
  /** `unmatched`: which model of the catalogue it measured is not known. */
  why: 'unmatched' | 'unfinished' | 'partial' | 'unranked' | 'outdated' | 'no-score';
  /** In plain words. */
  reason: string;
  /** What would make it count; null: nothing but another run. */
  remedy: string | null;
}

/** A score of an own run, as rankings take it. */
export type MeasuredScore = Omit<Score, 'document' | 'line'> & { measured: Measurement };

/** What an answer says of the own runs that could count. */
export interface MeasuredSummary {
  /** SHA-256 (hex) of their scores, which stands beside the catalogue's hash. */
  sha256: string;
  /** How many there are. */
  scores: number;
  left_out: LeftOutRun[];
  others: number;
}

/** The scores of a store's runs beside the catalogue's. */
export interface MeasuredEvidence {
  /** By model, benchmark, date and run. */
  scores: MeasuredScore[];
  left_out: LeftOutRun[];
  /** Runs of benchmarks for which the catalogue has no published scores. */
  others: number;
  /** SHA-256 (hex) over `scores`: stands beside the catalogue's hash under a ranking. */
  sha256: string;
}
