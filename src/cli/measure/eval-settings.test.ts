import { expect, test } from 'vitest';
import { priceOf, timeOf, wholeOf } from './eval-settings.ts';
import { publicAddress } from './open-models.ts';
import { lineOf } from './show-progress.ts';

test('times to stop at', () => {
  const now = new Date(2026, 10, 22, 18, 0, 0);
  expect(timeOf('18:30', now)).toEqual(new Date(2026, 10, 22, 18, 30));
  expect(timeOf('17:30', now)).toEqual(new Date(2026, 10, 23, 17, 30));
  expect(timeOf('90m', now).getTime() - now.getTime()).toBe(5_400_000);
  expect(timeOf('1.5h', now).getTime() - now.getTime()).toBe(5_400_000);
  for (const wrong of ['soon', '25:00', '5', '', '-1h'])
    expect(() => timeOf(wrong, now)).toThrow('--until');
});

test('prices and whole numbers', () => {
  expect(priceOf('0.5/$1.5')).toMatchObject({ input: 0.5, output: 1.5 });
  for (const wrong of ['5', '1/2/3', 'a/b', '1.2.3/4'])
    expect(() => priceOf(wrong)).toThrow('--price');
  expect(wholeOf('--limit', '10,000')).toBe(10_000);
  for (const wrong of ['0', '1.5', '', '-1', 'all'])
    expect(() => wholeOf('--limit', wrong)).toThrow('--limit');
});

test('an address in a lock holds no secret and no folder', () => {
  expect(publicAddress('vllm+http://me:secret-word@host:80/v1?key=abc#name')).toBe(
    'vllm+http://host/v1#name',
  );
  expect(publicAddress('gguf:/home/me/model.gguf')).toBe('gguf:model.gguf');
  expect(publicAddress('openai/gpt-5')).toBe('openai/gpt-5');
});

test('a line of progress says what is unknown', () => {
  const line = lineOf({
    run: 'r',
    benchmark: 'b',
    model: 'm',
    planned: 100,
    done: 10,
    resumed: 0,
    outcomes: {
      correct: 8,
      incorrect: 1,
      partial: 0,
      unparsed: 0,
      truncated: 0,
      refused: 0,
      error: 1,
    },
    in_flight: 3,
    limit: 16,
    samples_per_s: 2.5,
    output_tokens_per_s: 120,
    spent_usd: null,
    left_s: 36,
    score: { estimate: 0.889, lo: 0.565, hi: 0.98 },
    waiting_until: null,
    cached: 0,
  });
  expect(line).toBe(
    'b m: 10 of 100, 88.9 % so far (56.5 to 98.0), 1 error, 3 of 16 in flight, 2.5/s, 120 tokens/s, cost unknown, 36 s left',
  );
});
