import type { Generation, Loglikelihood, Message } from '../providers/endpoint.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Outcome } from '../store/outcome.ts';

/** What a scorer judges: everything that one attempt at an item produced. Plain JSON. */
export interface Answer {
  /** The model's last answer, without reasoning. */
  readonly text: string;
  readonly reasoning: string | null;
  /** A <think> was opened and never closed: there is no answer, whatever `finish` says. */
  readonly reasoning_unclosed: boolean;
  readonly finish: Generation['finish'] | null;
  readonly tool_calls: Generation['tool_calls'];
  /** Of each continuation, where the attempt was one by log-likelihood. */
  readonly loglikelihoods: readonly Loglikelihood[] | null;
  /** The whole conversation of an attempt with several turns; null for a single one. */
  readonly transcript: readonly Message[] | null;
  /** What a loop leaves for its scorer (final state, executed calls); null: nothing. */
  readonly outcome_data: unknown;
}

/** What a scorer makes of an answer. Plain JSON. */
export interface Judgement {
  readonly outcome: Outcome;
  /** In [0, 1]; null exactly when the outcome is `error`. */
  readonly value: number | null;
  /** What was extracted; null when nothing was. */
  readonly answer: string | null;
  /** Why, in a short sentence a person can read. */
  readonly explanation: string | null;
  /** Further named values, for example of other extractors over the same response; null: none. */
  readonly detail: Readonly<Record<string, unknown>> | null;
}

/**
 * What a scorer may ask for while it judges. Whoever calls supplies what the scorer `needs`; a
 * scorer whose need is absent must not be called.
 */
export interface ScoreContext {
  readonly signal?: AbortSignal;
  /** Where programs run; default: the one of this process, opened when first needed. */
  readonly sandbox?: Sandbox;
  /** Asks the judge model; the engine counts, limits and records it. */
  readonly judge?: (messages: readonly Message[]) => Promise<Generation>;
}

/** What must be there for a scorer to work, beside this process. */
export type Need = 'sandbox' | 'judge' | 'python' | 'resource';

/**
 * A way to judge answers. Judging never throws because of what a model wrote: hostile or huge text
 * gets an outcome like any other. It throws only when its own means fail (no sandbox, judge not
 * reachable), which the engine records as `error`.
 *
 * @typeParam Target what counts as right, as the benchmark's items carry it; plain JSON.
 */
export interface Scorer<Target = unknown> {
  /** Kebab-case, unique: `math`, `choice-mmlu-pro`, `ifeval-strict`. */
  readonly id: string;
  /** Raised whenever a verdict could change. Stored with every score as `id@version`. */
  readonly version: string;
  /** What it judges and by whose protocol, in one sentence. */
  readonly summary: string;
  readonly needs: readonly Need[];
  /** Slow or able to hang: the engine runs it in a worker with a time limit. */
  readonly heavy: boolean;
  /** Checks a target before any model is called. @throws ScorerError `target` with what is wrong. */
  check(target: unknown): asserts target is Target;
  score(answer: Answer, target: Target, context: ScoreContext): Judgement | Promise<Judgement>;
}
