import type { Usage } from '../providers/generation.ts';

/** List prices in US dollars per million tokens; null is unknown. Reasoning is output. */
export interface Price {
  readonly input: number | null;
  readonly output: number | null;
  /** Default: as input, which is never too little. */
  readonly cache_read?: number | null;
  /** Default: as input. */
  readonly cache_write?: number | null;
  /** Where the price stands, for the record. */
  readonly source: string;
}

type Tokens = Omit<Usage, 'reported_cost_usd'>;

/** What the tokens cost at list price, in dollars; null as soon as a number that matters is unknown. */
export function costOf(usage: Tokens, price: Price | null): number | null {
  if (!price) return null;
  const { input, output } = price;
  const parts = [
    partOf(usage.input_tokens, input),
    partOf(usage.output_tokens, output),
    // An endpoint without a cache does not speak of one.
    partOf(usage.cache_read_tokens ?? 0, price.cache_read ?? input),
    partOf(usage.cache_write_tokens ?? 0, price.cache_write ?? input),
  ];
  return parts.reduce<number | null>(
    (sum, part) => (sum === null || part === null ? null : sum + part),
    0,
  );
}

function partOf(tokens: number | null, perMillion: number | null): number | null {
  if (tokens === 0) return 0;
  return tokens === null || perMillion === null ? null : (tokens * perMillion) / 1e6;
}

/** What was or will be asked of a model, before it is known what it takes. */
export interface Guess {
  input_tokens: number;
  output_tokens: number;
}

/** In dollars; null when the price is unknown. */
export function guessCost(guess: Guess, price: Price | null): number | null {
  if (price === null || price.input === null || price.output === null) return null;
  return (guess.input_tokens * price.input + guess.output_tokens * price.output) / 1e6;
}

/** Characters a token, about what English text takes; other languages take more tokens. */
const charactersPerToken = 4;

/** A rough number of tokens of a text of so many characters. */
export function guessTokens(characters: number): number {
  return Math.ceil(characters / charactersPerToken);
}
