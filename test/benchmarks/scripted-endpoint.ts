import { configurationWith, type Endpoint, type Generation } from '../../src/providers/endpoint.ts';
import type { Answer } from '../../src/scorers/scorer.ts';

/** What the model is made to say: text, tool calls, or log-likelihoods. */
export type Reply = string | Partial<Answer>;

/** A model that says what the script says, without a network. */
export function scriptedEndpoint(script: (request: unknown, epoch: number) => Reply): Endpoint {
  const generation = (reply: Reply): Generation => ({
    text: typeof reply === 'string' ? reply : (reply.text ?? ''),
    reasoning: null,
    reasoning_unclosed: false,
    tool_calls: [...((typeof reply === 'string' ? null : reply.tool_calls) ?? [])],
    finish: 'stop',
    finish_raw: 'stop',
    refusal: null,
    usage: {
      input_tokens: 1,
      cache_read_tokens: 0,
      cache_write_tokens: 0,
      output_tokens: 1,
      reasoning_tokens: 0,
      reported_cost_usd: null,
    },
    timing: { first_token_ms: null, total_ms: 1, chunk_ms: null },
    served_model: 'scripted',
    system_fingerprint: null,
    route: null,
    request_id: null,
    logprobs: null,
    quota: null,
    provider_data: null,
  });
  const can = {
    chat: true,
    completion: true,
    loglikelihood: true,
    logprobs: false,
    tools: true,
    streaming: false,
    seed: true,
  };
  return {
    configuration: configurationWith({
      adapter: 'scripted',
      provider: 'test',
      name: 'scripted',
    }),
    quotaGroup: 'scripted',
    local: false,
    parallel: null,
    can,
    cannotSet: [],
    generate: async (request) => generation(script(request.messages, request.epoch ?? 0)),
    complete: async (request) => generation(script(request.prompt, request.epoch ?? 0)),
    loglikelihood: async (request) => {
      const reply = script(request, 0);
      return [...((typeof reply === 'string' ? null : reply.loglikelihoods) ?? [])];
    },
    probe: async () => can,
    close: async () => {},
  };
}
