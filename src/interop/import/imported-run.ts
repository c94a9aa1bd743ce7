import type { Outcome } from '../../store/outcome.ts';
import type { TokenUsage } from '../../store/sample.ts';

/** One attempt at one item, as another program recorded it. */
export interface ImportedSample {
  item: string;
  /** Whole, from 0. */
  epoch: number;
  outcome: Outcome;
  /** In [0, 1]; null exactly when the outcome is `error`. */
  value: number | null;
  /** What was sent, as JSON; null when the file does not say. */
  prompt: unknown;
  /** The answer as far as the file holds it. */
  text: string;
  /** What was extracted; null when the file does not say. */
  answer: string | null;
  /** Why, in words. */
  explanation: string | null;
  usage: TokenUsage;
  total_ms: number | null;
  /** Values by further scorers of the run, in their order; null: none. */
  others: readonly (number | null)[];
}

/** What the files do not say. */
export interface ImportWords {
  /** Id of the catalogue's benchmark. */
  benchmark?: string | undefined;
  /** Name of the model. */
  model?: string | undefined;
}

/** A run of another program, before it is stored. */
export interface ImportedRun {
  /** The program that ran it, such as `lm-evaluation-harness`, and its version; null: not stated. */
  program: string;
  program_version: string | null;
  /** Id and version of the benchmark as the store names it. */
  benchmark: string;
  version: string;
  /** Catalogue benchmark that it is known to be; null: not known. */
  catalog_benchmark: string | null;
  /** The model as the program names it. */
  model: string;
  /** When it was made, ISO 8601; null: not stated. */
  date: string | null;
  /** Where the items come from, in words, and their version. */
  source: string;
  revision: string | null;
  prompt: string;
  /** In the order of the file. */
  items: readonly { id: string; content: unknown }[];
  /** How many items were asked for of more; null: all. */
  limit: number | null;
  epochs: number;
  /** `id@version`, the headline first. */
  scorers: readonly [string, ...string[]];
  samples: readonly ImportedSample[];
  /** What whoever reads the result should know. */
  notices: readonly string[];
}

export const noUsage: TokenUsage = {
  input_tokens: null,
  cache_read_tokens: null,
  cache_write_tokens: null,
  output_tokens: null,
  reasoning_tokens: null,
};
