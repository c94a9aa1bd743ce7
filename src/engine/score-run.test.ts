import { describe, expect, test } from 'vitest';
import { metricValues } from './score-run.ts';
import { medianInterval } from './speed/median-interval.ts';
import { uniquePrompt } from './speed/unique-prompt.ts';

describe('metricValues', () => {
  // Item 0: 3 of 5 right, item 1: none of 5, item 2: all of 5, item 3: too few epochs.
  const values = Float64Array.from([1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
  const items = Int32Array.from([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3]);

  test('pass@k is the unbiased estimate over all epochs', () => {
    const { scores, itemIndex } = metricValues({ kind: 'pass-at-k', k: 2 }, values, items);
    expect([...itemIndex]).toEqual([0, 1, 2]);
    // 1 - C(2, 2) / C(5, 2)
    expect(scores[0]).toBeCloseTo(0.9, 12);
    expect([scores[1], scores[2]]).toEqual([0, 1]);
  });

  test('pass^k is the chance that all of k are right', () => {
    const { scores } = metricValues({ kind: 'pass-hat-k', k: 2 }, values, items);
    // C(3, 2) / C(5, 2)
    expect(scores[0]).toBeCloseTo(0.3, 12);
    expect([scores[1], scores[2]]).toEqual([0, 1]);
  });
});

test('the interval of a median lies between the order statistics that tables give', () => {
  // n = 12: the 3rd and the 10th value cover 96.1 % (David and Nagaraja); n = 5 covers 93.8 % at most.
  const values = Array.from({ length: 12 }, (_, i) => (i * 7) % 12);
  expect(medianInterval(values)).toEqual({ median: 5.5, lo: 2, hi: 9, n: 12 });
  expect(medianInterval([3, 1, 2, 5, 4])).toEqual({ median: 3, lo: null, hi: null, n: 5 });
  expect(medianInterval([])).toBeNull();
});

test('prompts for speed differ from their first words on', () => {
  const beginnings = Array.from({ length: 200 }, (_, i) => uniquePrompt(100, i).slice(0, 40));
  expect(new Set(beginnings).size).toBe(200);
  expect(uniquePrompt(1000, 1).split(/\s+/).length).toBeGreaterThan(950);
});
