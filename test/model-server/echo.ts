import { logprobOf, wordsOf } from './words.ts';

/** The answer of a server that echoes a prompt with its probabilities, as vLLM does, and adds one token. */
export function echoDocument(prompt: string, model: string): object {
  const tokens = ['<s>', ...wordsOf(prompt), ' on'];
  const logprobs = tokens.map((token, i) => (i === 0 ? null : logprobOf(tokens[i - 1]!, token)));
  return {
    id: 'cmpl-1',
    object: 'text_completion',
    model,
    choices: [
      {
        index: 0,
        text: `${prompt} on`,
        finish_reason: 'length',
        logprobs: {
          tokens,
          token_logprobs: logprobs,
          top_logprobs: tokens.map((token, i) => {
            const own = logprobs[i];
            if (own === null || own === undefined) return null;
            return own > -1 ? { [token]: own } : { [token]: own, ' other': -0.9 };
          }),
        },
      },
    ],
    usage: {
      prompt_tokens: tokens.length - 1,
      completion_tokens: 1,
      total_tokens: tokens.length,
    },
  };
}
