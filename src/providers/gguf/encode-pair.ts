import { ProviderError } from '../provider-error.ts';
import { moveTrailingSpace } from '../text/pair-encoding.ts';
import type { Model, Token } from './node-llama-cpp.ts';

export interface EncodedPairs {
  context: Token[];
  continuations: Token[][];
}

/** A text as tokens, with the beginning-of-text token where the file asks for it and the text does not start with it. */
export function encode(
  model: Pick<Model, 'tokenize' | 'tokens'>,
  text: string,
  special: boolean,
): Token[] {
  const tokens = model.tokenize(text, special);
  const { bos, shouldPrependBosToken } = model.tokens;
  if (shouldPrependBosToken && bos !== null && tokens[0] !== bos) tokens.unshift(bos);
  return tokens;
}

/**
 * A context and its continuations as tokens by lm-eval's rule (`TemplateLM._encode_pair`): a
 * continuation has the tokens of the joined text after as many as the context alone has. The tokens
 * of the context are those of the context alone, for all of its continuations. An empty context is
 * the model's beginning-of-text token, or its end-of-text token where it has no other.
 */
export function encodePairs(
  model: Pick<Model, 'tokenize' | 'tokens'>,
  context: string,
  continuations: readonly string[],
  special: boolean,
): EncodedPairs {
  const [stem] = moveTrailingSpace(context, '');
  if (stem === '') {
    const first = model.tokens.bos ?? model.tokens.eos;
    if (first === null) {
      throw new ProviderError(
        'fatal',
        'unsupported',
        'this model has no token that begins a text: a log-likelihood needs a context',
      );
    }
    return {
      context: [first],
      continuations: continuations.map((text) => notEmpty(model.tokenize(text, special), text)),
    };
  }
  const contextTokens = encode(model, stem, special);
  return {
    context: contextTokens,
    continuations: continuations.map((continuation) => {
      const [, moved] = moveTrailingSpace(context, continuation);
      const whole = encode(model, stem + moved, special);
      return notEmpty(whole.slice(contextTokens.length), continuation);
    }),
  };
}

function notEmpty(tokens: Token[], text: string): Token[] {
  if (tokens.length > 0) return tokens;
  throw new ProviderError(
    'fatal',
    'bad-request',
    `the continuation ${JSON.stringify(text)} has no tokens of its own after this context`,
  );
}
