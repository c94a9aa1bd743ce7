import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passAtK, passHatK } from './pass-at-k.ts';

/** Share of the sets of k samples, of n with the first c right, that a test holds for. */
function share(n: number, c: number, k: number, holds: (right: number) => boolean): number {
  let all = 0;
  let held = 0;
  const draw = (next: number, left: number, right: number): void => {
    if (left === 0) {
      all++;
      if (holds(right)) held++;
      return;
    }
    for (let i = next; i <= n - left; i++) draw(i + 1, left - 1, right + (i < c ? 1 : 0));
  };
  draw(0, k, 0);
  return held / all;
}

const counts = fc
  .integer({ min: 1, max: 9 })
  .chain((n) =>
    fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n }), fc.integer({ min: 1, max: n })),
  );

it('are the shares of all draws', () => {
  fc.assert(
    fc.property(counts, ([n, c, k]) => {
      expect(passAtK(n, c, k)).toBeCloseTo(
        share(n, c, k, (right) => right > 0),
        12,
      );
      expect(passHatK(n, c, k)).toBeCloseTo(
        share(n, c, k, (right) => right === k),
        12,
      );
    }),
  );
});

it('do not exist with fewer than k samples, nor of numbers that are no counts', () => {
  for (const estimate of [passAtK, passHatK]) {
    expect(estimate(4, 2, 5)).toBeUndefined();
    expect(estimate(0, 0, 1)).toBeUndefined();
    expect(estimate(4, 5, 1)).toBeUndefined();
    expect(estimate(4, 2, 0)).toBeUndefined();
    expect(estimate(4, 1.5, 1)).toBeUndefined();
  }
});
