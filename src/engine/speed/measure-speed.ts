import type { Endpoint } from '../../providers/endpoint.ts';
import type { Generation } from '../../providers/generation.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { type MedianInterval, medianInterval } from './median-interval.ts';
import { uniquePrompt } from './unique-prompt.ts';

export interface SpeedOptions {
  /** Lengths of the prompts in tokens, about. Default 100, 1,000 and 10,000. */
  prompts?: readonly number[];
  /** Requests at once. Default 1, 4 and 16. */
  concurrency?: readonly number[];
  /** At each point. Default 12. */
  requests?: number;
  /** Of the answers. Default 128. */
  max_tokens?: number;
  /** Prompts differ between measurements by this. Default: the time. */
  seed?: number;
  progress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** What one length of prompt at one concurrency gave. Times in milliseconds; null where no request said. */
export interface SpeedPoint {
  prompt_tokens_asked: number;
  concurrency: number;
  requests: number;
  /** By code. */
  errors: Record<string, number>;
  /** As the endpoint counted them, the median; null when it does not. */
  prompt_tokens: number | null;
  output_tokens: number | null;
  first_token_ms: MedianInterval | null;
  /** Between two tokens of one answer: the time after the first token over the tokens after it. */
  between_tokens_ms: MedianInterval | null;
  /** Of one answer, from its first token on. */
  output_tokens_per_s: MedianInterval | null;
  /** Of all answers together, over the wall time of the point. */
  total_tokens_per_s: number | null;
}

/**
 * Measures an endpoint point by point, one after another, with streaming and unique prompts. Each
 * point is preceded by one request that does not count, which opens connections and wakes a server.
 * Nothing is retried: a request that fails is counted and has no time.
 * @throws ProviderError when already the first request fails: there is nothing to measure.
 */
export async function measureSpeed(
  endpoint: Endpoint,
  options: SpeedOptions = {},
): Promise<SpeedPoint[]> {
  const { prompts = [100, 1000, 10_000], concurrency = [1, 4, 16], requests = 12 } = options;
  const { max_tokens = 128, seed = Date.now(), progress, signal } = options;
  const total = prompts.length * concurrency.length * requests;
  const points: SpeedPoint[] = [];
  let number = 0;
  let done = 0;
  const ask = (tokens: number): Promise<Generation> =>
    endpoint.generate(
      {
        messages: [{ role: 'user', content: uniquePrompt(tokens, seed + number++) }],
        sampling: { max_tokens },
        stream: endpoint.can.streaming !== false,
      },
      signal,
    );
  for (const tokens of prompts) {
    for (const atOnce of concurrency) {
      const failure = await ask(tokens).then(() => null, onlyProviderErrors);
      if (failure && points.length === 0 && !signal?.aborted) throw failure;
      const answers: Generation[] = [];
      const errors: Record<string, number> = {};
      const started = performance.now();
      let left = requests;
      const lane = async () => {
        while (left-- > 0 && !signal?.aborted) {
          try {
            answers.push(await ask(tokens));
          } catch (error) {
            const { code } = onlyProviderErrors(error);
            errors[code] = (errors[code] ?? 0) + 1;
          }
          progress?.(++done, total);
        }
      };
      await Promise.all(Array.from({ length: Math.min(atOnce, requests) }, lane));
      const seconds = (performance.now() - started) / 1000;
      points.push(pointOf({ tokens, atOnce, requests, errors, answers, seconds }));
      if (signal?.aborted) return points;
    }
  }
  return points;
}

function onlyProviderErrors(error: unknown): ProviderError {
  if (ProviderError.isInstance(error)) return error;
  throw error;
}

interface Measured {
  tokens: number;
  atOnce: number;
  requests: number;
  errors: Record<string, number>;
  answers: readonly Generation[];
  seconds: number;
}

function pointOf({ tokens, atOnce, requests, errors, answers, seconds }: Measured): SpeedPoint {
  const outputs = answers.map(({ usage }) => usage.output_tokens);
  const between = answers.map(({ usage, timing }) => {
    const { first_token_ms: first, total_ms: total } = timing;
    const count = usage.output_tokens;
    return first === null || count === null || count < 2 ? null : (total - first) / (count - 1);
  });
  const sum = outputs.every((count) => count !== null)
    ? (outputs as number[]).reduce((total, count) => total + count, 0)
    : null;
  return {
    prompt_tokens_asked: tokens,
    concurrency: atOnce,
    requests,
    errors,
    prompt_tokens: middle(answers.map(({ usage }) => wholeInput(usage))),
    output_tokens: middle(outputs),
    first_token_ms: medianInterval(known(answers.map(({ timing }) => timing.first_token_ms))),
    between_tokens_ms: medianInterval(known(between)),
    output_tokens_per_s: medianInterval(
      known(between.map((ms) => (ms === null || ms <= 0 ? null : 1000 / ms))),
    ),
    total_tokens_per_s: sum === null || answers.length === 0 ? null : sum / seconds,
  };
}

function wholeInput({ input_tokens, cache_read_tokens, cache_write_tokens }: Generation['usage']) {
  if (input_tokens === null) return null;
  return input_tokens + (cache_read_tokens ?? 0) + (cache_write_tokens ?? 0);
}

function known(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function middle(values: readonly (number | null)[]): number | null {
  return medianInterval(known(values))?.median ?? null;
}
