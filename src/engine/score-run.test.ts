import { describe, expect, test } from 'vitest';
import { metricValues } from './score-run.ts';

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
