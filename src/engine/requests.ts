import type { Sampling } from '../providers/configuration.ts';
import type { Endpoint } from '../providers/endpoint.ts';
import type { Generation, Loglikelihood } from '../providers/generation.ts';
import type {
  CompleteRequest,
  GenerateRequest,
  LoglikelihoodRequest,
} from '../providers/request.ts';
import type { Prompt } from './benchmark.ts';
import { seedOf } from './digest.ts';

/** What is sent for one prompt; several for a prompt of several contexts. */
export type ModelRequest =
  | { kind: 'generate'; request: GenerateRequest }
  | { kind: 'complete'; request: CompleteRequest }
  | { kind: 'loglikelihood'; request: LoglikelihoodRequest };

/** Settings of a run that its requests depend on; part of its lock. */
export interface RequestSettings {
  /** The run's own over the protocol's, less what the endpoint does not take. */
  readonly sampling: Partial<Sampling>;
  /** Given by the run, and so above what a prompt says. */
  readonly fixed: Partial<Sampling>;
  /** Settings that the endpoint does not take. */
  readonly left_out: readonly (keyof Sampling)[];
  /** Every sample gets a seed of its own from this one; null: none is sent. */
  readonly seed: number | null;
  /** Changes how an answer travels, not what it is: not in the lock. */
  readonly stream: boolean;
}

/** Seeds that every endpoint takes: below 2^31. */
const largestSeed = 2 ** 31;

/** The requests for one attempt at one prompt. */
export function requestsOf(
  prompt: Prompt,
  item: string,
  epoch: number,
  settings: RequestSettings,
): ModelRequest[] {
  if (prompt.kind === 'loglikelihood') {
    return prompt.contexts.map((request) => ({ kind: 'loglikelihood', request }));
  }
  const common = {
    sampling: samplingOf(settings, prompt.sampling, item, epoch),
    epoch,
    stream: settings.stream,
  };
  if (prompt.kind === 'completion') {
    return [{ kind: 'complete', request: { prompt: prompt.prompt, ...common } }];
  }
  const { messages, tools, tool_choice } = prompt;
  const request: GenerateRequest = {
    messages: [...messages],
    ...common,
    ...(tools ? { tools: [...tools] } : {}),
    ...(tool_choice ? { tool_choice } : {}),
  };
  return [{ kind: 'generate', request }];
}

/** The run's own settings win over the prompt's, the prompt's over the protocol's. */
export function samplingOf(
  settings: RequestSettings,
  ofPrompt: Partial<Sampling> | undefined,
  item: string,
  epoch: number,
): Partial<Sampling> {
  const merged = { ...settings.sampling, ...ofPrompt, ...settings.fixed };
  for (const name of settings.left_out) delete merged[name];
  if (settings.seed !== null && merged.seed === undefined) {
    merged.seed = seedOf(settings.seed, item, epoch) % largestSeed;
  }
  return merged;
}

/** Sends a request to the method that it is for. */
export function send(
  endpoint: Endpoint,
  { kind, request }: ModelRequest,
  signal: AbortSignal,
): Promise<Generation | Loglikelihood[]> {
  switch (kind) {
    case 'generate':
      return endpoint.generate(request, signal);
    case 'complete':
      return endpoint.complete(request, signal);
    case 'loglikelihood':
      return endpoint.loglikelihood(request, signal);
  }
}
