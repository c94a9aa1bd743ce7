import type { Capabilities, Capability } from '../configuration.ts';
import type { Endpoint } from '../endpoint.ts';
import { ProviderError } from '../provider-error.ts';
import type { GenerateRequest } from '../request.ts';
import { knownText, shuffledText } from './echo-loglikelihood.ts';

const hello: GenerateRequest = { messages: [{ role: 'user', content: 'Say OK.' }] };
const weather: GenerateRequest = {
  messages: [{ role: 'user', content: 'What is the weather in Paris? Call the tool.' }],
  tools: [
    {
      name: 'weather',
      description: 'The weather of a city today.',
      parameters: {
        type: 'object',
        properties: { city: { type: 'string' } },
        required: ['city'],
      },
    },
  ],
};
const few = { sampling: { max_tokens: 16 } };

/** Failures by which a server says that it has no such thing. */
const refusals = new Set(['bad-request', 'not-found', 'unsupported', 'server-error']);

/**
 * Whether the server can do one thing, by the smallest call that shows it: true or false by what
 * came back, null where the call shows neither. Any other failure (a limit, the network) is thrown.
 */
export async function probeCapability(
  endpoint: Endpoint,
  capability: keyof Capabilities,
  signal?: AbortSignal,
): Promise<Capability> {
  try {
    return await trials[capability](endpoint, signal);
  } catch (error) {
    if (ProviderError.isInstance(error) && refusals.has(error.code)) return false;
    throw error;
  }
}

const trials: Record<
  keyof Capabilities,
  (endpoint: Endpoint, signal?: AbortSignal) => Promise<Capability>
> = {
  async chat(endpoint, signal) {
    await endpoint.generate({ ...hello, ...few }, signal);
    return true;
  },
  async completion(endpoint, signal) {
    await endpoint.complete({ prompt: 'The capital of France is', ...few }, signal);
    return true;
  },
  async streaming(endpoint, signal) {
    const answer = await endpoint.generate({ ...hello, ...few, stream: true }, signal);
    return answer.timing.first_token_ms === null ? null : true;
  },
  async logprobs(endpoint, signal) {
    const answer = await endpoint.generate({ ...hello, ...few, logprobs: true }, signal);
    return (answer.logprobs?.length ?? 0) > 0;
  },
  /** Not calling the tool shows nothing: the model may just be weak. */
  async tools(endpoint, signal) {
    const answer = await endpoint.generate({ ...weather, sampling: { max_tokens: 256 } }, signal);
    return answer.tool_calls.length > 0 ? true : null;
  },
  async seed(endpoint, signal) {
    await endpoint.generate({ ...hello, sampling: { max_tokens: 16, seed: 1 } }, signal);
    return true;
  },
  /** Probabilities that do not prefer a known text to its shuffled words are no probabilities of the text. */
  async loglikelihood(endpoint, signal) {
    const { context, continuation } = knownText;
    const continuations = [continuation, shuffledText];
    const [known, shuffled] = await endpoint.loglikelihood({ context, continuations }, signal);
    return known!.logprob / known!.tokens > shuffled!.logprob / shuffled!.tokens;
  },
};
