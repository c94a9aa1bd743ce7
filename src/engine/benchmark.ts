import type { Sampling } from '../providers/configuration.ts';
import type {
  GenerateRequest,
  LoglikelihoodRequest,
  Message,
  ToolDefinition,
} from '../providers/request.ts';
import type { Scorer } from '../scorers/scorer.ts';
import type { LoopResult, Role, Session } from './session.ts';

/** Where the items came from; part of the lock. */
export interface DataIdentity {
  /** Home of the data, as a person would cite it: `huggingface.co/datasets/openai/gsm8k`, or a file's name. Never a path of one machine. */
  readonly source: string;
  /** Commit, release or version of the source; null when it has none (a file of one's own). */
  readonly revision: string | null;
  /** SHA-256 (hex) of the bytes that the items were read from; of several files, over their digests in order. */
  readonly sha256: string;
  /** SPDX id or the name that the source gives; null when not stated. */
  readonly licence: string | null;
}

/** One question. Plain JSON throughout, so that it can be hashed, stored and judged again elsewhere. */
export interface BenchmarkItem<Target = unknown> {
  /** Unique within the benchmark, the same in every version that has the question. */
  readonly id: string;
  /** What the prompt is made of: question, choices, tests, tools. Shown on the page of a sample. */
  readonly content: unknown;
  /** What counts as right; the scorers check it before any model is called. */
  readonly target: Target;
  /** Items of one cluster share a source (a passage, a template) and are not independent; null: on its own. */
  readonly cluster: string | null;
  /** The options of a multiple-choice item, in the order in which they are shown. */
  readonly choices?: readonly string[];
}

/** Messages for a chat. The model configuration's system message is sent before them. */
export interface ChatPrompt {
  readonly kind: 'chat';
  readonly messages: readonly Message[];
  readonly tools?: readonly ToolDefinition[];
  readonly tool_choice?: GenerateRequest['tool_choice'];
  /** Of this item alone, over the protocol's: stop strings, tokens. */
  readonly sampling?: Partial<Sampling>;
}

/** A bare text that the model continues, without a chat template. */
export interface CompletionPrompt {
  readonly kind: 'completion';
  readonly prompt: string;
  readonly sampling?: Partial<Sampling>;
}

/**
 * Contexts with continuations whose log-likelihoods are asked for. Most items have one context with
 * a continuation for each choice. The answer's `loglikelihoods` hold those of the first context's
 * continuations, then the second's ...
 */
export interface LoglikelihoodPrompt {
  readonly kind: 'loglikelihood';
  readonly contexts: readonly LoglikelihoodRequest[];
}

export type Prompt = ChatPrompt | CompletionPrompt | LoglikelihoodPrompt;

/** How a benchmark is given; part of the lock. A run may change `sampling` and `epochs`, and its lock says so. */
export interface BenchmarkProtocol {
  /** What the protocol fixes; whatever is absent is the model configuration's or the endpoint's default. */
  readonly sampling: Partial<Sampling>;
  /** Attempts at each item, 1 or more. */
  readonly epochs: number;
  /** The prompt's template, or where it has none how it is built, in words: shown with every run. */
  readonly prompt: string;
}

/**
 * What the samples add up to. However many epochs of an item were scored, it weighs the same, and
 * samples without a value are absent.
 * - `mean`: mean over items of the mean over epochs.
 * - `weighted`: the same with a weight for each item, by its id: of items in parts, their number, so
 *   that the share of all parts comes out.
 * - `pass-at-k`: at least one of k attempts is right, estimated from all n epochs of an item without
 *   bias (Chen et al. 2021, arXiv:2107.03374); undefined for an item with fewer than k scored epochs.
 * - `pass-hat-k`: all of k attempts are right (Yao et al. 2024, arXiv:2406.12045); likewise.
 */
export type Metric =
  | { readonly kind: 'mean' }
  | { readonly kind: 'weighted'; readonly weights: Readonly<Record<string, number>> }
  | { readonly kind: 'pass-at-k' | 'pass-hat-k'; readonly k: number };

/** A scorer as a benchmark uses it. */
export interface ScorerUse {
  readonly scorer: Scorer;
  /** What it was made with, plain JSON; part of the lock. Default: nothing. */
  readonly options?: unknown;
  /** Path of a module, as a URL, whose default export is the scorer: where a worker finds a heavy one. Default: the catalogue of scorers, by id. */
  readonly module?: string;
}

/** Limits of one sample, over all its requests. The engine ends a sample that passes one: its outcome is then an error with the limit's name, or what the loop makes of it. */
export interface SampleLimits {
  /** Wall time in milliseconds, waiting for the endpoint included. */
  readonly time_ms?: number;
  /** Calls of the model. */
  readonly calls?: number;
  /** Output tokens over all calls. */
  readonly output_tokens?: number;
}

interface BenchmarkBase<Target> {
  /** Kebab-case; a variant (log-likelihood beside generation) is a benchmark of its own with an id of its own. */
  readonly id: string;
  /** Raised whenever a score could change: items, prompt, scorer, metric. Scores of two versions are never mixed. */
  readonly version: string;
  readonly name: string;
  /** What it measures, in one sentence. */
  readonly summary: string;
  /** The catalogue's benchmark whose published scores are obtained the same way; null when there is none. */
  readonly catalog_benchmark: string | null;
  readonly data: DataIdentity;
  /** In the benchmark's own order; `--limit` takes a seeded sample of them. One or more. */
  readonly items: readonly BenchmarkItem<Target>[];
  readonly protocol: BenchmarkProtocol;
  /** The first is the headline. */
  readonly scorers: readonly [ScorerUse, ...ScorerUse[]];
  readonly metric: Metric;
  /** Score of guessing, in [0, 1]; null when it is not defined. */
  readonly chance: number | null;
  readonly limits?: SampleLimits;
}

/** One request an item, known before the run: that is what hashing, ordering and grouping by prefix work on. */
export interface SingleTurnBenchmark<Target = unknown> extends BenchmarkBase<Target> {
  /** Depends on the item and on nothing else. */
  prompt(item: BenchmarkItem<Target>): Prompt;
}

/** Several turns, tools or a simulated user. Every call goes through the session, which owns limits, budget, retries, accounting and resume. */
export interface LoopBenchmark<Target = unknown> extends BenchmarkBase<Target> {
  /** Models that the loop asks beside the one that is measured; a run without one is refused. Default: none. */
  readonly roles?: readonly Exclude<Role, 'model'>[];
  /** It offers tools to the model, so that an endpoint without them is refused. Default false. */
  readonly tools?: boolean;
  /**
   * Must do the same calls again when it gets the same answers again: after a kill the engine
   * replays the calls of an unfinished sample from its store. Randomness comes from `session.seed`.
   */
  attempt(item: BenchmarkItem<Target>, session: Session): Promise<LoopResult>;
}

/** What the engine runs. */
export type Benchmark<Target = unknown> = SingleTurnBenchmark<Target> | LoopBenchmark<Target>;

/** Whether every prompt is known before the run. */
export function isSingleTurn<Target>(
  benchmark: Benchmark<Target>,
): benchmark is SingleTurnBenchmark<Target> {
  return 'prompt' in benchmark;
}
