import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { downInTokens, upInBillions, upInCents, upInGigabytes } from './condition.ts';
import { billions, gigabytes, tokenCount, usd } from './say.ts';

describe('a limit as it is printed', () => {
  test.each([
    [upInCents, 1.7125, 1.72],
    [upInCents, 0.3, 0.3],
    [upInCents, 0.0921, 0.093],
    [upInCents, 1234.5, 1235],
    [upInCents, 0, 0],
    [upInGigabytes, 24.06, 24.1],
    [upInGigabytes, 168.2, 169],
    [upInBillions, 35.21, 35.3],
    [upInBillions, 1043, 1050],
    [downInTokens, 131_072, 131_000],
    [downInTokens, 1_048_576, 1_040_000],
    [downInTokens, 512, 512],
  ])('%o of %d is %d', (round, value, expected) => {
    expect(round(value)).toBeCloseTo(expected, 9);
  });

  test('lets the model in, typed as printed', () => {
    const typed = (text: string): number => {
      const match = /^\$?([\d.,]+)([kMB]?)/.exec(text)!;
      const factor = { '': 1, k: 1000, M: 1e6, B: 1 }[match[2] as ''];
      return Number(match[1]!.replaceAll(',', '')) * factor;
    };
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 5000, noNaN: true }), (need) => {
        expect(typed(usd(upInCents(need)))).toBeGreaterThanOrEqual(need);
        expect(typed(gigabytes(upInGigabytes(need)))).toBeGreaterThanOrEqual(need);
        expect(typed(billions(upInBillions(need)))).toBeGreaterThanOrEqual(need);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), (need) => {
        expect(typed(tokenCount(downInTokens(need)))).toBeLessThanOrEqual(need);
      }),
    );
  });
});
