import type { Loglikelihood } from '../generation.ts';
import { ProviderError } from '../provider-error.ts';
import { moveTrailingSpace } from '../text/pair-encoding.ts';

/** Tokens of a prompt as a server echoes them. */
export interface EchoedPrompt {
  tokens: string[];
  /** Null for the first token, which nothing precedes. */
  logprobs: (number | null)[];
  /** Whether each token is the most probable one at its place; null where the server does not say. */
  top: (boolean | null)[];
}

/** Asks the server to echo a prompt with its probabilities. */
export type Echo = (prompt: string) => Promise<EchoedPrompt>;

/** Fields that make `POST /completions` echo; one token is generated because several servers refuse none. */
export const echoFields = { max_tokens: 1, echo: true, logprobs: 1, temperature: 0 };

/**
 * Log-likelihood of continuations through a server that echoes its prompt: one request for the
 * context, which also fills the server's prefix cache, and one for each continuation.
 */
export async function echoLoglikelihood(
  context: string,
  continuations: string[],
  echo: Echo,
): Promise<Loglikelihood[]> {
  const [stem] = moveTrailingSpace(context, '');
  const contextTokens = stem === '' ? null : (await echo(stem)).tokens.length;
  return Promise.all(
    continuations.map(async (continuation) => {
      const [, moved] = moveTrailingSpace(context, continuation);
      const whole = await echo(stem + moved);
      return sumAfter(whole, contextTokens ?? tokensBefore(whole, moved));
    }),
  );
}

/** With an empty context only a beginning-of-text token can precede the continuation. */
function tokensBefore(whole: EchoedPrompt, continuation: string): number {
  if (whole.tokens.slice(1).join('') === continuation) return 1;
  throw new ProviderError(
    'fatal',
    'unsupported',
    'this server puts no token before the text, so that a log-likelihood needs a context',
  );
}

function sumAfter(whole: EchoedPrompt, from: number): Loglikelihood {
  const own = whole.logprobs.slice(from);
  if (own.length === 0 || own.some((value) => value === null || !Number.isFinite(value))) {
    throw new ProviderError(
      'transient',
      'malformed',
      'the echoed prompt lacks probabilities of the continuation',
      { maybeBilled: true },
    );
  }
  return {
    logprob: own.reduce<number>((sum, value) => sum + value!, 0),
    tokens: own.length,
    greedy: whole.top.slice(from).every((top) => top === true),
    truncated_tokens: 0,
  };
}

/** Reads an echo answer. Throws `unsupported` when it holds no probabilities of the prompt. */
export function readEcho(document: Record<string, unknown>, prompt: string): EchoedPrompt {
  const choice = (document.choices as Record<string, unknown>[] | undefined)?.[0];
  const data = (choice?.logprobs ?? {}) as Record<string, unknown>;
  const { tokens, token_logprobs: logprobs, top_logprobs: tops, text_offset: offsets } = data;
  if (!Array.isArray(tokens) || !Array.isArray(logprobs) || logprobs.length !== tokens.length) {
    throw notEchoed();
  }
  const length = promptTokens(document.usage, tokens, offsets, prompt);
  if (length < 2) throw notEchoed();
  return {
    tokens: tokens.slice(0, length).map(String),
    logprobs: logprobs.slice(0, length).map((value) => (typeof value === 'number' ? value : null)),
    top: logprobs.slice(0, length).map((value, i) => {
      const candidates = Array.isArray(tops) ? tops[i] : null;
      if (candidates === null || typeof candidates !== 'object') return null;
      const best = Math.max(...Object.values(candidates as Record<string, number>));
      return typeof value === 'number' && value >= best;
    }),
  };
}

/** How many of the tokens are the prompt's: as the usage says, else by their offsets in the text. */
function promptTokens(usage: unknown, tokens: unknown[], offsets: unknown, prompt: string): number {
  const counted = (usage as { prompt_tokens?: unknown } | null | undefined)?.prompt_tokens;
  // An answer without echo has the generated token alone.
  if (typeof counted === 'number' && counted <= tokens.length) return counted;
  if (!Array.isArray(offsets)) return 0;
  const end = offsets.findIndex((offset) => offset >= prompt.length);
  return end < 0 ? tokens.length : end;
}

function notEchoed(): ProviderError {
  return new ProviderError(
    'fatal',
    'unsupported',
    'this server does not give the probabilities of a prompt, so that it cannot weigh given continuations',
  );
}

/** A sentence that every language model has seen, and its words in another order. */
export const knownText = {
  context: 'The capital of France',
  continuation: ' is the city of Paris.',
};
export const shuffledText = ' Paris of. city the is';
