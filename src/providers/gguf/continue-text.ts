import type { Sampling } from '../configuration.ts';
import type { Finish, TokenLogprob } from '../generation.ts';
import { ProviderError } from '../provider-error.ts';
import { cutAtStop } from '../text/split-thinking.ts';
import type { Model, Sequence, Token } from './node-llama-cpp.ts';

export interface Continued {
  text: string;
  finish: Finish;
  tokens: number;
  logprobs: TokenLogprob[] | null;
  /** Arrival of each token, `performance.now()`. */
  arrivedAt: number[];
}

/** Characters at the end of the text in which a stop string may have begun. */
const tailOf = (stop: readonly string[]) => Math.max(0, ...stop.map((text) => text.length)) + 32;

/** Generates after a prompt until the model ends, a stop string appears, or the tokens or the context run out. */
export async function continueText(
  model: Model,
  sequence: Sequence,
  prompt: Token[],
  sampling: Sampling,
  withLogprobs: boolean,
  signal?: AbortSignal,
): Promise<Continued> {
  const room = sequence.contextSize - prompt.length;
  if (room < 1) {
    throw new ProviderError(
      'fatal',
      'context-length',
      `the prompt has ${prompt.length} tokens, the context ${sequence.contextSize}`,
    );
  }
  const most = Math.min(sampling.max_tokens ?? room, room);
  await sequence.adaptStateToTokens(prompt.slice(0, -1), false);
  const generated: Token[] = [];
  const logprobs: TokenLogprob[] = [];
  const arrivedAt: number[] = [];
  let text = '';
  let finish: Finish = 'length';
  const steps = sequence.evaluateWithMetadata(
    prompt.slice(sequence.nextTokenIndex),
    { confidence: withLogprobs },
    { ...samplerOptions(sampling), yieldEogToken: true },
  );
  try {
    for await (const { token, confidence } of steps) {
      if (signal?.aborted) throw signal.reason;
      if (model.isEogToken(token)) {
        finish = 'stop';
        break;
      }
      arrivedAt.push(performance.now());
      const piece = model.detokenize([token], true, generated.slice(-8));
      generated.push(token);
      text += piece;
      if (withLogprobs)
        logprobs.push({ token: piece, logprob: Math.log(confidence ?? Number.NaN) });
      if (sampling.stop.length > 0) {
        const tail = text.slice(-(tailOf(sampling.stop) + piece.length));
        if (cutAtStop(tail, sampling.stop).cut) {
          finish = 'stop';
          break;
        }
      }
      if (generated.length >= most) break;
    }
  } finally {
    await steps.return();
  }
  return {
    // The pieces of a character cut between tokens are only right together.
    text: model.detokenize(generated, true),
    finish,
    tokens: generated.length,
    logprobs: withLogprobs ? logprobs : null,
    arrivedAt,
  };
}

/** Null settings are node-llama-cpp's: greedy; with a temperature, top_k 40 and top_p 0.95. */
function samplerOptions(sampling: Sampling) {
  return {
    ...(sampling.temperature === null ? {} : { temperature: sampling.temperature }),
    ...(sampling.top_k === null ? {} : { topK: sampling.top_k }),
    ...(sampling.top_p === null ? {} : { topP: sampling.top_p }),
    ...(sampling.seed === null ? {} : { seed: sampling.seed >>> 0 }),
  };
}
