import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { decideExactPairs } from './decided-pairs.ts';
import { drawEstimates } from './draw-estimates.ts';
import fixture from './fixtures/rank-sets.json' with { type: 'json' };
import { normalEvidence } from './rank-evidence.ts';
import { type RankSet, rankSets, rankSetsFromDraws, tauBest } from './rank-sets.ts';
import { decideStepwise } from './step-down.ts';

/** Estimates that are multiples of 2^-10, so that shifting them is exact, and a full covariance. */
function randomCase(size: number, seed: number): { estimate: Float64Array; sigma: Float64Array } {
  const random = createRandom(seed);
  const estimate = Float64Array.from(
    { length: size },
    (_, i) => Math.round(random.normal() * 2048 + i) / 1024,
  );
  const load = Float64Array.from({ length: size }, random.uniform);
  const sigma = Float64Array.from(
    { length: size * size },
    (_, at) => 0.2 * load[Math.floor(at / size)]! * load[at % size]!,
  );
  for (let i = 0; i < size; i++) sigma[i * size + i]! += 0.05 + random.uniform() * 0.2;
  return { estimate, sigma };
}

function diagonal(variances: number[]): Float64Array {
  const size = variances.length;
  return Float64Array.from({ length: size * size }, (_, at) =>
    at % (size + 1) === 0 ? variances[at / (size + 1)]! : 0,
  );
}

const ranks = ({ lower, upper }: RankSet): number[][] => [[...lower], [...upper]];

describe.each(fixture.cases)('numpy: $name', ({ estimate, covariance, level, ...expected }) => {
  const size = estimate.length;
  const evidence = normalEvidence(
    Float64Array.from(estimate),
    Float64Array.from(covariance),
    20_000,
    1,
  );
  const rounds = decideStepwise(evidence, decideExactPairs(evidence), level, true);
  // Three standard errors of a quantile of 20,000 draws; the fixture's own has a third of that.
  const error = 0.03;

  test('critical values agree within Monte Carlo error', () => {
    expect(rounds.length).toBe(expected.rounds.length);
    rounds.forEach((round, k) => {
      expect(Math.abs(round.critical - expected.rounds[k]!.critical)).toBeLessThan(error);
    });
  });

  test('the same pairs are decided in the same rounds, but for those at the critical value', () => {
    rounds.forEach((round, k) => {
      const mine = round.decided.map((at) =>
        [evidence.order[Math.floor(at / size)]!, evidence.order[at % size]!].join(),
      );
      const theirs = expected.rounds[k]!.decided.map((pair) => pair.join());
      const differing = [
        ...mine.filter((pair) => !theirs.includes(pair)),
        ...theirs.filter((pair) => !mine.includes(pair)),
      ];
      for (const pair of differing) {
        const [i, j] = pair.split(',').map(Number) as [number, number];
        const variance =
          covariance[i * size + i]! + covariance[j * size + j]! - 2 * covariance[i * size + j]!;
        const ratio = (estimate[i]! - estimate[j]!) / Math.sqrt(variance);
        const criticals = [round, expected.rounds[k]!, rounds[k - 1], expected.rounds[k - 1]];
        const distance = Math.min(
          ...criticals.flatMap((r) => (r ? [Math.abs(ratio - r.critical)] : [])),
        );
        expect(distance).toBeLessThan(error);
      }
      expect(differing.length).toBeLessThanOrEqual(Math.max(1, 0.02 * theirs.length));
    });
  });
});

/**
 * What csranks 1.2.2 prints on its reference page for PISA 2018 mathematics (37 countries in
 * alphabetical order), and the top five of its vignette. csranks draws 1,000 times without a fixed
 * seed, so its critical value has the level 0.95 +- 0.007: our sets at 0.97 contain the printed
 * ones and our sets at 0.93 lie within them.
 */
describe('csranks: PISA 2018 mathematics', () => {
  // biome-ignore format: the printed rows
  const printed = {
    lower: [12, 7, 4, 3, 35, 37, 7, 4, 1, 4, 12, 7, 32, 23, 12, 8, 31, 15, 1, 1, 12, 23, 23, 35, 1,
      12, 7, 1, 12, 18, 4, 24, 5, 1, 32, 6, 23],
    upper: [30, 26, 18, 17, 36, 37, 25, 18, 6, 18, 26, 25, 34, 31, 26, 25, 34, 31, 6, 7, 26, 31, 31,
      36, 11, 26, 24, 12, 31, 31, 18, 31, 24, 13, 34, 24, 32],
  };
  const pisa = fixture.cases.find(({ name }) => name === 'pisa 2018 mathematics')!;
  const estimate = Float64Array.from(pisa.estimate);
  const sigma = Float64Array.from(pisa.covariance);

  test('simultaneous sets', () => {
    const wide = rankSets(estimate, sigma, { level: 0.97, draws: 20_000 });
    const narrow = rankSets(estimate, sigma, { level: 0.93, draws: 20_000 });
    for (let i = 0; i < 37; i++) {
      expect(wide.lower[i]).toBeLessThanOrEqual(printed.lower[i]!);
      expect(narrow.lower[i]).toBeGreaterThanOrEqual(printed.lower[i]!);
      expect(wide.upper[i]).toBeGreaterThanOrEqual(printed.upper[i]!);
      expect(narrow.upper[i]).toBeLessThanOrEqual(printed.upper[i]!);
    }
  });

  test('candidates for the top five, at 95 % and at 90 %', () => {
    const draws = 20_000;
    const best = [2, 3, 7, 8, 9, 18, 19, 24, 27, 30, 33];
    const sweden = 32;
    expect([...tauBest(rankSets(estimate, sigma, { draws }), 5)]).toEqual(
      [...best, sweden].sort((a, b) => a - b),
    );
    expect([...tauBest(rankSets(estimate, sigma, { draws, level: 0.9 }), 5)]).toEqual(best);
  });
});

describe('rankSets', () => {
  test('the critical value of two models is the normal quantile, then the one-sided one', () => {
    const sigma = diagonal([1, 1]);
    const tied = rankSets(Float64Array.of(0, 0), sigma, { draws: 40_000 });
    expect(tied.critical).toBeCloseTo(1.96, 1);
    expect(ranks(tied)).toEqual([
      [1, 1],
      [2, 2],
    ]);
    const apart = rankSets(Float64Array.of(0, 9), sigma, { draws: 40_000 });
    expect(apart.critical).toBeCloseTo(1.645, 1);
    expect(ranks(apart)).toEqual([
      [2, 1],
      [2, 1],
    ]);
  });

  test('step-down only narrows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 15 }), fc.nat(), (size, seed) => {
        const { estimate, sigma } = randomCase(size, seed);
        const stepped = rankSets(estimate, sigma, { draws: 200 });
        const single = rankSets(estimate, sigma, { draws: 200, stepDown: false });
        expect(stepped.critical).toBeLessThanOrEqual(single.critical);
        for (let i = 0; i < size; i++) {
          expect(stepped.lower[i]).toBeGreaterThanOrEqual(single.lower[i]!);
          expect(stepped.upper[i]).toBeLessThanOrEqual(single.upper[i]!);
          expect(stepped.lower[i]).toBeGreaterThanOrEqual(1);
          expect(stepped.upper[i]).toBeLessThanOrEqual(size);
          const rank = 1 + estimate.filter((value) => value > estimate[i]!).length;
          expect(stepped.lower[i]).toBeLessThanOrEqual(rank);
          expect(stepped.upper[i]).toBeGreaterThanOrEqual(rank);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('relabelling the models permutes the sets, to the bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), (size, seed) => {
        const { estimate, sigma } = randomCase(size, seed);
        // Without two equal estimates the order of drawing is unique.
        fc.pre(new Set(estimate).size === size);
        const random = createRandom(seed, 7);
        const order = [...estimate.keys()].sort(() => random.uniform() - 0.5);
        const permuted = rankSets(
          Float64Array.from(order, (i) => estimate[i]!),
          Float64Array.from(sigma, (_, at) => {
            return sigma[order[Math.floor(at / size)]! * size + order[at % size]!]!;
          }),
          { draws: 150 },
        );
        const original = rankSets(estimate, sigma, { draws: 150 });
        expect(permuted.critical).toBe(original.critical);
        expect([...permuted.lower]).toEqual(order.map((i) => original.lower[i]));
        expect([...permuted.upper]).toEqual(order.map((i) => original.upper[i]));
      }),
      { numRuns: 40 },
    );
  });

  test('shifting all estimates or changing the unit changes nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.nat(),
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: -8, max: 8 }),
        (size, seed, shift, power) => {
          const { estimate, sigma } = randomCase(size, seed);
          const original = rankSets(estimate, sigma, { draws: 150 });
          const moved = rankSets(
            estimate.map((value) => (value + shift) * 2 ** power),
            sigma.map((value) => value * 4 ** power),
            { draws: 150 },
          );
          expect(moved).toEqual(original);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('the same row twice ties, and is decided by its estimate when that differs', () => {
    // Models 0 and 1 share all their errors: their difference is known exactly.
    const sigma = Float64Array.of(1, 1, 0, 1, 1, 0, 0, 0, 1);
    const twins = rankSets(Float64Array.of(5, 5, 0), sigma, { draws: 200 });
    expect(ranks(twins)).toEqual([
      [1, 1, 3],
      [2, 2, 3],
    ]);
    const better = rankSets(Float64Array.of(5.001, 5, 0), sigma, { draws: 200 });
    expect(ranks(better)).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    const rounded = rankSets(Float64Array.of(0.1 + 0.2, 0.3, -9), sigma, { draws: 200 });
    expect(rounded.lower[1]).toBe(1);
  });

  test('without any error the ranks are those of the estimates', () => {
    const certain = rankSets(Float64Array.of(1, 3, 3, 2), new Float64Array(16));
    expect(ranks(certain)).toEqual([
      [4, 1, 1, 3],
      [4, 2, 2, 3],
    ]);
    expect(certain.critical).toBe(0);
  });

  test('unknown scores widen the sets', () => {
    const sigma = diagonal([1e-4, 1e-4, 1e-4]);
    const estimate = Float64Array.of(0.3, 0.5, 0.8);
    const halfWidth = Float64Array.of(0, 0.18, 0.15);
    expect(ranks(rankSets(estimate, sigma))).toEqual([
      [3, 2, 1],
      [3, 2, 1],
    ]);
    // Only model 2 above model 0 holds wherever the unknown scores lie.
    expect(ranks(rankSets(estimate, sigma, { halfWidth }))).toEqual([
      [2, 1, 1],
      [3, 3, 2],
    ]);
  });

  test('one model has rank 1', () => {
    expect(ranks(rankSets(Float64Array.of(3), Float64Array.of(1)))).toEqual([[1], [1]]);
  });

  test('says when the covariance was no covariance', () => {
    const r = -0.6;
    const sigma = Float64Array.of(1, r, r, r, 1, r, r, r, 1);
    expect(rankSets(Float64Array.of(1, 2, 3), sigma).warnings).toHaveLength(1);
    expect(rankSets(Float64Array.of(1, 2, 3), diagonal([1, 1, 1])).warnings).toEqual([]);
  });

  test.each<[string, number[], number[], object]>([
    ['empty', [], [], {}],
    ['length-mismatch', [1, 2], [1], {}],
    ['not-finite', [1, Number.NaN], [1, 0, 0, 1], {}],
    ['not-finite', [1, 2], [1, Number.NaN, Number.NaN, 1], {}],
    ['negative-variance', [1, 2], [1, 0, 0, -1], {}],
    ['not-a-covariance', [1, 2], [1, 3, 3, 1], {}],
    ['out-of-range', [1, 2], [1, 0, 0, 1], { level: 1 }],
    ['out-of-range', [1, 2], [1, 0, 0, 1], { draws: 99 }],
    ['out-of-range', [1, 2], [1, 0, 0, 1], { draws: Number.NaN }],
    ['out-of-range', [1, 2], [1, 0, 0, 1], { halfWidth: Float64Array.of(1) }],
    ['out-of-range', [1, 2], [1, 0, 0, 1], { halfWidth: Float64Array.of(1, -1) }],
  ])('refuses bad input: %s', (code, estimate, sigma, options) => {
    expect(() => rankSets(Float64Array.from(estimate), Float64Array.from(sigma), options)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('rankSetsFromDraws', () => {
  const { estimate, sigma } = randomCase(12, 3);
  const draws = drawEstimates(estimate, sigma, { seed: 4, to: 4000 });

  test('agrees with the covariance that made the draws', () => {
    const drawn = rankSetsFromDraws(draws, 12, { seed: 4, estimate });
    const normal = rankSets(estimate, sigma, { draws: 4000 });
    expect(drawn.critical).toBeCloseTo(normal.critical, 1);
    expect(drawn.draws).toBe(4000);
    for (let i = 0; i < 12; i++) {
      expect(Math.abs(drawn.lower[i]! - normal.lower[i]!)).toBeLessThanOrEqual(1);
      expect(Math.abs(drawn.upper[i]! - normal.upper[i]!)).toBeLessThanOrEqual(1);
    }
  });

  test('turning the scale upside down turns the ranks upside down', () => {
    const up = rankSetsFromDraws(draws, 12, { seed: 4 });
    const down = rankSetsFromDraws(
      draws.map((value) => -value),
      12,
      { seed: 4 },
    );
    expect([...down.lower]).toEqual([...up.upper].map((rank) => 13 - rank));
    expect([...down.upper]).toEqual([...up.lower].map((rank) => 13 - rank));
  });

  test('takes 32-bit draws', () => {
    const half = rankSetsFromDraws(Float32Array.from(draws), 12, { seed: 4 });
    expect(half.critical).toBeCloseTo(rankSetsFromDraws(draws, 12, { seed: 4 }).critical, 4);
  });

  test.each<[string, () => RankSet]>([
    ['empty', () => rankSetsFromDraws(new Float64Array(0), 0, { seed: 1 })],
    ['length-mismatch', () => rankSetsFromDraws(draws, 11, { seed: 1 })],
    [
      'length-mismatch',
      () => rankSetsFromDraws(draws, 12, { seed: 1, estimate: new Float64Array(3) }),
    ],
    ['out-of-range', () => rankSetsFromDraws(draws.slice(0, 120), 12, { seed: 1 })],
    [
      'not-finite',
      () =>
        rankSetsFromDraws(
          draws.map(() => Number.NaN),
          12,
          { seed: 1 },
        ),
    ],
  ])('refuses bad input: %s', (code, run) => {
    expect(run).toThrow(expect.objectContaining({ code }));
  });
});
