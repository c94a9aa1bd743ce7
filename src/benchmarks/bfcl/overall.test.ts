import { describe, expect, test } from 'vitest';
import { bfclCategories, bfclId, turnsCategories } from './categories.ts';
import { bfclOverall } from './overall.ts';

describe('the overall score of BFCL v3', () => {
  const only = (scores: Readonly<Record<string, number>>) => (benchmark: string) =>
    scores[benchmark] ?? 0;

  test.each([
    // A fifth of a third, and of that a third again.
    [{ 'bfcl-simple-java': 1 }, 1 / 45],
    [{ 'bfcl-irrelevance': 1 }, 1 / 15],
    // By items: 1,053 of 2,251.
    [{ 'bfcl-live-multiple': 1 }, 1053 / 2251 / 3],
    [{ 'bfcl-live-relevance': 0.5 }, 8 / 2251 / 3],
    [{ 'bfcl-multi-turn-long-context': 0.5 }, 1 / 24],
    [{ 'bfcl-multi-turn-base-tools': 1 }, 0],
  ])('%j makes %f', (scores, overall) => {
    expect(bfclOverall(only(scores))).toBeCloseTo(overall, 12);
  });

  test('is 1 when all is right, and none when a category is missing', () => {
    expect(bfclOverall(() => 1)).toBeCloseTo(1, 12);
    for (const category of [...bfclCategories, ...turnsCategories]) {
      expect(
        bfclOverall((id) => (id === bfclId(category) ? null : 1)),
        category.name,
      ).toBeNull();
    }
  });
});
