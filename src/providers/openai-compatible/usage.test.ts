import { describe, expect, test } from 'vitest';
import { readUsage } from './usage.ts';

const all = (usage: unknown) => {
  const read = readUsage(usage, true);
  return [
    read.input_tokens,
    read.cache_read_tokens,
    read.cache_write_tokens,
    read.output_tokens,
    read.reasoning_tokens,
  ];
};

describe('readUsage', () => {
  test.each([
    [
      'OpenAI',
      {
        prompt_tokens: 100,
        completion_tokens: 50,
        total_tokens: 150,
        prompt_tokens_details: { cached_tokens: 64 },
        completion_tokens_details: { reasoning_tokens: 40 },
      },
      [36, 64, null, 50, 40],
    ],
    [
      'DeepSeek',
      { prompt_tokens: 100, completion_tokens: 5, prompt_cache_hit_tokens: 90 },
      [10, 90, null, 5, null],
    ],
    [
      'Moonshot',
      { prompt_tokens: 10, completion_tokens: 5, cached_tokens: 4 },
      [6, 4, null, 5, null],
    ],
    [
      'xAI: reasoning beside the completion',
      {
        prompt_tokens: 10,
        completion_tokens: 5,
        total_tokens: 45,
        completion_tokens_details: { reasoning_tokens: 30 },
      },
      [10, null, null, 35, 30],
    ],
    [
      'Gemini: thoughts only in the total',
      { prompt_tokens: 10, completion_tokens: 5, total_tokens: 25 },
      [10, null, null, 15, null],
    ],
    ['no counting', { prompt_tokens: 0, completion_tokens: 0 }, [null, null, null, null, null]],
    ['nonsense', { prompt_tokens: -1, completion_tokens: '5' }, [null, null, null, null, null]],
    ['nothing', null, [null, null, null, null, null]],
  ])('%s', (_, usage, expected) => {
    expect(all(usage)).toEqual(expected);
  });

  test("takes OpenRouter's own cost, and no cost is null, not 0", () => {
    expect(readUsage({ prompt_tokens: 1, cost: 0.002 }, true).reported_cost_usd).toBe(0.002);
    expect(readUsage({ prompt_tokens: 1 }, true).reported_cost_usd).toBeNull();
  });
});
