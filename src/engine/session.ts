import type { Generation, Loglikelihood } from '../providers/generation.ts';
import type {
  CompleteRequest,
  GenerateRequest,
  LoglikelihoodRequest,
  Message,
} from '../providers/request.ts';

/** Who is asked: the model that is measured, a model that plays the user, or one that judges. */
export type Role = 'model' | 'user' | 'judge';

/** A program that a model wrote, or that a benchmark wrote around it. */
export interface ExecuteRequest {
  readonly language: 'python';
  readonly code: string;
  /** Default: empty. */
  readonly stdin?: string;
  /** Further files beside the program, by name, as text. Default: none. */
  readonly files?: Readonly<Record<string, string>>;
  /** Wall time in milliseconds. Default: the sandbox's. */
  readonly time_ms?: number;
}

/** What became of a program. Failing is a result, not an error: only a sandbox that cannot work throws. */
export interface ExecuteResult {
  /** `exited`: by itself, whatever its code; `killed`: by a signal, also for passing a limit on memory, processes or output. */
  readonly status: 'exited' | 'timed-out' | 'killed';
  /** Null unless it exited. */
  readonly exit_code: number | null;
  /** Cut at the sandbox's limit. */
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds. */
  readonly wall_ms: number;
}

/** Runs a program where it can harm nothing; whoever starts the engine supplies it. */
export type Execute = (request: ExecuteRequest, signal: AbortSignal) => Promise<ExecuteResult>;

/**
 * What a loop gets from the engine for one attempt at one item. All calls count against the sample's
 * and the run's limits, are retried, accounted and remembered. When a limit is met or the run is
 * ended, they reject and the loop should let the error pass: the engine knows what it means.
 */
export interface Session {
  /** Whole, from 0. */
  readonly epoch: number;
  /** From the run's seed, the item and the epoch: a whole number below 2^32, the same on resume. */
  readonly seed: number;
  /** Aborted when the sample is to end: pass it to whatever takes time outside the session. */
  readonly signal: AbortSignal;
  /** Asks the model, or with a role another model that the run was given. */
  generate(request: GenerateRequest, role?: Role): Promise<Generation>;
  complete(request: CompleteRequest): Promise<Generation>;
  loglikelihood(request: LoglikelihoodRequest): Promise<Loglikelihood[]>;
  execute(request: ExecuteRequest): Promise<ExecuteResult>;
}

/** What a loop leaves behind. */
export interface LoopResult {
  /** The model's last answer; null when it never gave one. */
  readonly final: Generation | null;
  /** The whole conversation, for the scorer and for the page of the sample. */
  readonly transcript: readonly Message[];
  /** For the scorer: final state, executed calls; plain JSON, null: nothing. */
  readonly outcome_data: unknown;
}
