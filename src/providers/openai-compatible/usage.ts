import type { Usage } from '../generation.ts';

export const unknownUsage: Readonly<Usage> = Object.freeze({
  input_tokens: null,
  cache_read_tokens: null,
  cache_write_tokens: null,
  output_tokens: null,
  reasoning_tokens: null,
  reported_cost_usd: null,
});

/**
 * The usage of a chat or completion in the terms of {@link Usage}. Servers differ:
 * - cached tokens stand in `prompt_tokens_details` (OpenAI), `prompt_cache_hit_tokens` (DeepSeek) or
 *   `cached_tokens` (Moonshot), and are part of `prompt_tokens` everywhere;
 * - reasoning is part of `completion_tokens`, except where the total shows that it is not (xAI) or
 *   that something uncounted was produced (Gemini's compatible endpoint);
 * - all zeros beside a text mean that the server does not count.
 */
export function readUsage(data: unknown, hasText: boolean): Usage {
  if (data === null || typeof data !== 'object') return { ...unknownUsage };
  const usage = data as Record<string, unknown>;
  const inDetails = record(usage.prompt_tokens_details);
  const outDetails = record(usage.completion_tokens_details ?? usage.output_tokens_details);
  const prompt = count(usage.prompt_tokens);
  const completion = count(usage.completion_tokens);
  if (hasText && !prompt && !completion) return { ...unknownUsage };

  const cacheRead =
    count(inDetails.cached_tokens) ??
    count(usage.prompt_cache_hit_tokens) ??
    count(usage.cached_tokens);
  const cacheWrite =
    count(inDetails.cache_write_tokens) ?? count(inDetails.cache_creation_tokens) ?? null;
  const reasoning = count(outDetails.reasoning_tokens) ?? count(usage.reasoning_tokens);
  return {
    input_tokens:
      prompt === null ? null : Math.max(0, prompt - (cacheRead ?? 0) - (cacheWrite ?? 0)),
    cache_read_tokens: cacheRead,
    cache_write_tokens: cacheWrite,
    output_tokens: outputOf(prompt, completion, reasoning, count(usage.total_tokens)),
    reasoning_tokens: reasoning,
    reported_cost_usd: dollars(usage.cost),
  };
}

function outputOf(
  prompt: number | null,
  completion: number | null,
  reasoning: number | null,
  total: number | null,
): number | null {
  if (completion === null) return null;
  if (total === null || prompt === null) return completion;
  const uncounted = total - prompt - completion;
  if (uncounted <= 0) return completion;
  // A total may also include other things; take the gap only where reasoning explains it.
  return reasoning === null || uncounted === reasoning ? completion + uncounted : completion;
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function dollars(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

function record(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}
