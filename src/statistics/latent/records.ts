import type { SourceType } from './observations.ts';

/** One published score as a catalogue holds it: what `selectRows` chooses from. */
export interface ScoreRecord {
  readonly model: string;
  readonly benchmark: string;
  /** In the unit of `unit`. */
  readonly value: number;
  /** Only `percent` enters the fit. */
  readonly unit: string;
  readonly reportedBy: SourceType;
  /** Who printed the number: a lab's id or an evaluator's name. */
  readonly reporter: string;
  /** Report, card or board file that the row was read in. */
  readonly document: string;
  /** Page of the row inside a document that collects many reports, where known. */
  readonly page?: string | null;
  /** Free words by key, as printed; `docs/latent-ability.md` lists the keys that are read. */
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** What must be known of a benchmark. */
export interface BenchmarkFacts {
  readonly category: string;
  /** Number of items; null when unknown. */
  readonly items: number | null;
  /** Percent reached by guessing; null when unknown. */
  readonly chance: number | null;
  readonly higherIsBetter: boolean;
  /** A mean of other benchmarks: never enters the fit. */
  readonly isIndex: boolean;
}

/** How much a model was let think: `high` stands for every mode that thinks without a stated limit. */
export const efforts = ['off', 'low', 'medium', 'high'] as const;
export type Effort = (typeof efforts)[number];

/**
 * Mode of a row beside the model's best documented one: `best` rows describe the model's ability,
 * the others enter the fit with an effect of their own.
 */
export const modes = ['best', 'off', 'low', 'medium', 'unstated'] as const;
export type Mode = (typeof modes)[number];

/** A row that enters the fit. */
export interface SelectedRow {
  readonly model: string;
  /** Benchmark with the version or setting that makes it another test: `livebench-if@2026-01-08`. */
  readonly benchmark: string;
  /** Id of the benchmark in the record. */
  readonly root: string;
  readonly category: string;
  /** Near-copies of one test: the id up to its first dash. */
  readonly family: string;
  /** Share of the maximum, higher is better, 0 to 1. */
  readonly score: number;
  readonly reportedBy: SourceType;
  readonly reporter: string;
  readonly document: string;
  /** Rows of the same benchmark, reporter, agent, harness and number of shots. */
  readonly group: string;
  /** As stated here or by a copy of this figure; undefined where nothing is said. */
  readonly effort: Effort | undefined;
  /** Whether the row itself states its effort. */
  readonly effortPrinted: boolean;
  readonly mode: Mode;
  /** Position of the record in the input. */
  readonly record: number;
}
