import type { Benchmark } from '../engine/benchmark.ts';
import type { DataOptions } from './data/obtain-file.ts';
import type { DataSource } from './data/source.ts';

/**
 * Whose published settings a benchmark follows: its makers' (`official`), those of the GLM-4.5
 * report (`glm`), those of Artificial Analysis (`aa`), openai/simple-evals' or
 * lm-evaluation-harness', or our own where none fits a chat model.
 */
export type ProtocolName = 'official' | 'glm' | 'aa' | 'simple-evals' | 'lm-eval' | 'own';

/**
 * What a benchmark asks for beside a model that can chat.
 * - `loglikelihood`: an endpoint that gives log-likelihoods of continuations; `completion`: one that
 *   continues a bare text; `tools`: one that calls tools;
 * - `sandbox`: means to run programs that a model wrote; `judge`: a second model; `user`: a model that
 *   plays the user;
 * - `container`: a container engine; `search`: an agent that searches the web.
 */
export type BenchmarkNeed =
  | 'loglikelihood'
  | 'completion'
  | 'tools'
  | 'sandbox'
  | 'judge'
  | 'user'
  | 'container'
  | 'search';

/** A benchmark as lists show it. Its data are read by {@link BenchmarkDefinition.load}. */
export interface BenchmarkDefinition {
  /** Kebab-case; a protocol other than the usual one has an id of its own: `mmlu-pro-glm`. */
  readonly id: string;
  readonly version: string;
  readonly name: string;
  /** What it measures, in one sentence. */
  readonly summary: string;
  /** The catalogue's benchmark whose published scores are obtained the same way; null: none. */
  readonly catalog_benchmark: string | null;
  readonly protocol: ProtocolName;
  /** How it differs from the published protocol that it follows, each in one sentence; empty: in nothing known. */
  readonly differences: readonly string[];
  readonly data: DataSource;
  /** Names of the files of `data` that it reads. */
  readonly files: readonly string[];
  /** Questions that the source is said to hold. */
  readonly items: number;
  readonly epochs: number;
  /** Ids of the scorers; the first gives the headline. */
  readonly scorers: readonly string[];
  readonly needs: readonly BenchmarkNeed[];
  /** False: the owners ask that items appear nowhere in plain text, so nothing that holds them is exported or shown to others. */
  readonly publishable: boolean;
  /** @throws BenchmarkError when the data cannot be had. */
  load(options: DataOptions): Promise<LoadedBenchmark>;
}

export interface LoadedBenchmark {
  readonly benchmark: Benchmark;
  /** What whoever reads the results should know, such as data that could not be checked. */
  readonly notices: readonly string[];
}
