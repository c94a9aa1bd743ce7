import { describe, expect, test } from 'vitest';
import { readDuration, readReset } from './durations.ts';
import { readQuota, readRetryAfter } from './quota.ts';

const now = Date.UTC(2026, 0, 1);

describe('readReset', () => {
  test.each([
    ['1s', 1000],
    ['6m0s', 360_000],
    ['2m59.56s', 179_560],
    ['120ms', 120],
    ['1h2m', 3_720_000],
    ['1d', 86_400_000],
    ['0', 0],
    ['2.5', 2500],
    [String(now / 1000 + 30), 30_000],
    [String(now + 30_000), 30_000],
    [String(now / 1000 - 30), 0],
    ['2026-01-01T00:00:10Z', 10_000],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['soon', null],
    ['-1', null],
    ['', null],
    [undefined, null],
  ])('%s', (text, expected) => {
    const read = readReset(text, now);
    if (expected === null) expect(read).toBeNull();
    else expect(read).toBeCloseTo(expected, 6);
  });

  test('a duration needs a unit', () => expect(readDuration('12')).toBeNull());
});

describe('readQuota', () => {
  test('is null without headers', () => {
    expect(readQuota({ 'content-type': 'application/json' })).toBeNull();
    expect(readQuota({ 'x-ratelimit-limit-requests': 'many' })).toBeNull();
  });

  test("reads OpenRouter's epoch in milliseconds and a policy behind the number", () => {
    const headers = {
      'x-ratelimit-limit': '20, 20;w=60',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(now + 5000),
    };
    expect(readQuota(headers, now)).toEqual({
      requests: { limit: 20, remaining: 0, reset_ms: 5000 },
      tokens: null,
    });
    expect(readRetryAfter(headers, '', readQuota(headers, now), now)).toBe(5000);
  });

  test('an allowance that is not used up says nothing about waiting', () => {
    const headers = { 'x-ratelimit-remaining-requests': '3', 'x-ratelimit-reset-requests': '9s' };
    expect(readRetryAfter(headers, '', readQuota(headers, now), now)).toBeNull();
  });
});

describe('readRetryAfter', () => {
  test.each([
    [{ 'retry-after-ms': '12.5', 'retry-after': '9' }, '', 12.5],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:20 GMT' }, '', 20_000],
    [{}, 'Rate limit reached. Please try again in 6m0s. Visit', 360_000],
    [{}, 'Please retry in 21 seconds', null],
    [{}, 'retry after 21 seconds', 21_000],
    [{}, '{"retryDelay": "34s"}', 34_000],
    [{}, 'no idea', null],
  ])('%j %s', (headers, text, expected) => {
    expect(readRetryAfter(headers, text, null, now)).toBe(expected);
  });
});
