import type { Capabilities, ModelConfiguration, Sampling } from './configuration.ts';
import type { Generation, Loglikelihood } from './generation.ts';
import type { CompleteRequest, GenerateRequest, LoglikelihoodRequest } from './request.ts';

export type { Capabilities, Capability, ModelConfiguration, Sampling } from './configuration.ts';
export { configurationWith, endpointDefaults } from './configuration.ts';
export type {
  Allowance,
  Finish,
  Generation,
  Loglikelihood,
  Quota,
  Timing,
  TokenLogprob,
  Usage,
} from './generation.ts';
export { contentOf } from './generation.ts';
export type { FailureCode, FailureKind } from './provider-error.ts';
export { ProviderError } from './provider-error.ts';
export type {
  CompleteRequest,
  GenerateRequest,
  LoglikelihoodRequest,
  Message,
  ToolCall,
  ToolDefinition,
} from './request.ts';

/**
 * One way to reach one model. Safe for any number of calls at once. An adapter never retries, never
 * drops a setting silently, and throws nothing but {@link ProviderError} (every method below may).
 */
export interface Endpoint {
  readonly configuration: ModelConfiguration;
  /** Requests of endpoints with the same string share limits: server and account. Holds no secret. */
  readonly quotaGroup: string;
  /** A server on this machine or a file: lower default concurrency, and grouping by prefix pays. */
  readonly local: boolean;
  /** More calls at once than this only queue inside the adapter; null when the endpoint sets no such limit. */
  readonly parallel: number | null;
  /** What is known so far. {@link probe} replaces nulls. */
  readonly can: Readonly<Capabilities>;
  /**
   * Settings that this endpoint is known not to accept. A request that sets one fails with
   * `unsupported` before anything is sent; leave it out and record that it was left out.
   */
  readonly cannotSet: readonly (keyof Sampling)[];
  /** One answer to a chat. */
  generate(request: GenerateRequest, signal?: AbortSignal): Promise<Generation>;
  /** One continuation of a bare prompt. */
  complete(request: CompleteRequest, signal?: AbortSignal): Promise<Generation>;
  /** In the order of the continuations. Calls with a common beginning of their contexts are cheapest one after another. */
  loglikelihood(request: LoglikelihoodRequest, signal?: AbortSignal): Promise<Loglikelihood[]>;
  /** Settles the named capabilities (default: all unknown ones) by the smallest calls that show them; costs a few tokens. */
  probe(capabilities?: (keyof Capabilities)[], signal?: AbortSignal): Promise<Capabilities>;
  /** Ends connections and frees memory. Calls still running fail with `closed`. */
  close(): Promise<void>;
}
