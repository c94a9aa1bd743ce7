import type { Loglikelihood } from '../generation.ts';
import { ProviderError } from '../provider-error.ts';

/** What every language model finds likely, and the same words in an order that none does. */
const context = 'Once upon a time there was a little girl who lived in';
const known = ' a small house at the edge of the forest.';
const shuffled = ' the. a of forest edge at house small the';

/**
 * Proves at the start that probabilities mean something: a known text is likelier than its shuffled
 * words, and different texts have different values. A broken build or file that scores everything
 * alike would otherwise yield results that look like guessing. Throws `self-test`.
 */
export async function selfTest(
  weigh: (context: string, continuations: string[]) => Promise<Loglikelihood[]>,
): Promise<void> {
  const [likely, unlikely, other] = await weigh(context, [known, shuffled, ' xqz']);
  const perToken = [likely!, unlikely!, other!].map(({ logprob, tokens }) => logprob / tokens);
  const shown = perToken.map((value) => value.toFixed(3)).join(', ');
  if (perToken[0] === perToken[1] || perToken[0] === perToken[2]) {
    throw new ProviderError(
      'fatal',
      'self-test',
      `the model scores different texts exactly alike (${shown}): file or build is broken`,
    );
  }
  if (!(perToken[0]! > perToken[1]!) || perToken.some((value) => !(value <= 0))) {
    throw new ProviderError(
      'fatal',
      'self-test',
      `the model does not prefer a known text to its shuffled words (${shown} per token): file or build is broken`,
    );
  }
}
