import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random.ts';
import { eProcess, logEvidence } from './e-process.ts';
import golden from './fixtures/statsmodels.json' with { type: 'json' };

describe('logEvidence', () => {
  it.each(golden.tables)('against scipy: $aOnly against $bOnly', ({ aOnly, bOnly, logE }) => {
    expect(logEvidence(aOnly, bOnly)).toBeCloseTo(logE, 10);
  });
});

describe('e-process', () => {
  it('follows the closed form after every item', () => {
    const outcomes = Int8Array.of(1, 0, 1, -1, 1, 0, 1, 1);
    const { logE, aOnly, bOnly } = eProcess(outcomes);
    const counts = [
      [1, 0],
      [1, 0],
      [2, 0],
      [2, 1],
      [3, 1],
      [3, 1],
      [4, 1],
      [5, 1],
    ] as const;
    counts.forEach(([b, c], t) => {
      expect(logE[t]).toBeCloseTo(logEvidence(b, c), 12);
    });
    expect([aOnly, bOnly]).toEqual([5, 1]);
  });
  it('says when it first rejects, and keeps its best p-value', () => {
    const outcomes = new Int8Array(40).fill(1, 0, 12).fill(-1, 12);
    const got = eProcess(outcomes);
    expect(got.rejectedAt).toBeLessThan(12);
    expect(got.logE[got.rejectedAt! - 1]).toBeGreaterThanOrEqual(Math.log(20));
    expect(got.logE[got.rejectedAt! - 2]).toBeLessThan(Math.log(20));
    expect(got.pValue).toBeCloseTo(Math.exp(-Math.max(...got.logE)), 14);
  });
  it('swapping the sides changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-1, 0, 1), { maxLength: 60 }), (outcomes) => {
        const one = eProcess(Int8Array.from(outcomes));
        const other = eProcess(Int8Array.from(outcomes, (outcome) => -outcome));
        expect(other.logE).toEqual(one.logE);
        expect(other.rejectedAt).toBe(one.rejectedAt);
      }),
    );
  });
  it('rejects a true null at any time in fewer than 5 % of runs', () => {
    let rejected = 0;
    for (let run = 0; run < 2000; run++) {
      const random = createRandom(21, run);
      const outcomes = Int8Array.from({ length: 300 }, () => (random.uniform() < 0.5 ? 1 : -1));
      if (eProcess(outcomes).rejectedAt !== undefined) rejected++;
    }
    expect(rejected / 2000).toBeLessThan(0.05);
    expect(rejected).toBeGreaterThan(0);
  });
  it('nothing seen yet', () => {
    expect(eProcess(new Int8Array())).toMatchObject({ pValue: 1, rejectedAt: undefined });
    expect(logEvidence(0, 0)).toBeCloseTo(0, 14);
  });
  it('overwhelming evidence stays finite', () => {
    const got = eProcess(new Int8Array(5000).fill(1));
    expect(Number.isFinite(got.logE[4999])).toBe(true);
    expect(got.pValue).toBe(0);
  });
});

describe('bad input', () => {
  it.each([
    ['out-of-range', () => eProcess(Int8Array.of(2))],
    ['out-of-range', () => eProcess(Int8Array.of(1), { alpha: 0 })],
    ['out-of-range', () => logEvidence(1.5, 0)],
  ])('%s', (code, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code }));
  });
});
