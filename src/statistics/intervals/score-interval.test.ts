import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random.ts';
import { betaInterval } from './beta-interval.ts';
import { meanInterval } from './mean-interval.ts';
import { itemMeans, observedSamples } from './samples.ts';
import { scoreInterval } from './score-interval.ts';
import { splitVariance } from './variance-split.ts';
import { wilsonInterval } from './wilson.ts';

function rightOrWrong(n: number, right: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => (i < right ? 1 : 0));
}
function codes(result: { warnings: readonly { code: string }[] }): string[] {
  return result.warnings.map((warning) => warning.code);
}
/** Items of difficulty on [0, 1], each answered `repeats` times. */
function repeated(items: number, repeats: number, spread: number, seed = 1) {
  const random = createRandom(seed);
  const itemIndex = new Int32Array(items * repeats);
  const scores = new Float64Array(items * repeats);
  for (let item = 0; item < items; item++) {
    const share = 0.5 + spread * (random.uniform() - 0.5);
    for (let k = 0; k < repeats; k++) {
      itemIndex[item * repeats + k] = item;
      scores[item * repeats + k] = random.uniform() < share ? 1 : 0;
    }
  }
  return { scores, itemIndex };
}

describe('which interval', () => {
  it('Wilson for few single right-or-wrong answers', () => {
    const got = scoreInterval({ scores: rightOrWrong(198, 140) });
    expect(got).toMatchObject({ ...wilsonInterval(140, 198), method: 'wilson' });
    expect(got).toMatchObject({ clusters: 198, samples: 198, effectiveSize: 198, designEffect: 1 });
  });
  it('Beta when asked for', () => {
    const got = scoreInterval({ scores: rightOrWrong(198, 140) }, { approach: 'bayesian' });
    expect(got).toMatchObject({ ...betaInterval(140, 198), method: 'beta-uniform' });
  });
  it('Wilson for many answers that are nearly all right', () => {
    expect(scoreInterval({ scores: rightOrWrong(1000, 991) }).method).toBe('wilson');
    expect(scoreInterval({ scores: rightOrWrong(1000, 990) }).method).toBe('clt');
    expect(scoreInterval({ scores: rightOrWrong(1000, 9) }).method).toBe('wilson');
  });
  it('the central limit from 300 items on', () => {
    expect(scoreInterval({ scores: rightOrWrong(299, 150) }).method).toBe('wilson');
    const got = scoreInterval({ scores: rightOrWrong(300, 150) });
    expect(got.method).toBe('clt');
    expect(got.se).toBe(meanInterval(rightOrWrong(300, 150)).se);
  });
  it('bootstrap-t for few graded marks, with its seed', () => {
    const graded = rightOrWrong(100, 30).map((mark, i) => mark * 0.5 + (i % 7) / 20);
    const got = scoreInterval({ scores: graded }, { seed: 4 });
    expect(got.method).toBe('bootstrap-t');
    expect(got.seed).toBe(4);
    expect(got.effectiveSize).toBeUndefined();
  });
  it('the central limit for graded marks from 300 items on', () => {
    const graded = Float64Array.from({ length: 300 }, (_, i) => (i % 7) / 6);
    expect(scoreInterval({ scores: graded }).method).toBe('clt');
    expect(scoreInterval({ scores: graded.slice(1) }).method).toBe('bootstrap-t');
  });
  it('t for graded marks in too few clusters to resample', () => {
    const graded = rightOrWrong(100, 30).map((mark, i) => mark * 0.5 + (i % 7) / 20);
    const clusterIndex = Int32Array.from({ length: 100 }, (_, i) => i % 9);
    const got = scoreInterval({ scores: graded }, { clusterIndex });
    expect(got.method).toBe('clustered-t');
    expect(codes(got)).toEqual(['few-clusters']);
  });
  it('t for graded marks that are nearly all equal', () => {
    const graded = Float64Array.from({ length: 12 }, (_, i) => (i === 0 ? 1 : 0.5));
    const got = scoreInterval({ scores: graded });
    expect(got.method).toBe('clt-t');
    expect(codes(got)).toEqual(['nearly-constant']);
  });
  it('clusters: Wilson on the effective size, t in the place of z below 40 clusters', () => {
    const scores = Float64Array.from({ length: 200 }, (_, i) => ((i % 20) % 3 === 0 ? 1 : i % 2));
    const clusterIndex = Int32Array.from({ length: 200 }, (_, i) => i % 20);
    const got = scoreInterval({ scores }, { clusterIndex });
    expect(got.method).toBe('wilson-effective');
    expect(got.n).toBe(200);
    expect(got.designEffect).toBeGreaterThan(1.5);
    expect(got.effectiveSize).toBeCloseTo(Math.max(20, 200 / got.designEffect!), 10);
    const untouched = wilsonInterval(got.estimate * got.effectiveSize!, got.effectiveSize!);
    expect(got.se).toBeCloseTo(untouched.se, 12);
    expect(got.hi - got.lo).toBeGreaterThan(untouched.hi - untouched.lo);
  });
});

describe('all right, all wrong, one of each thing', () => {
  it('all right: an interval below 1 and an error above 0', () => {
    const got = scoreInterval({ scores: rightOrWrong(30, 30) });
    expect(got).toMatchObject({ estimate: 1, hi: 1, independentSe: undefined });
    expect(got.lo).toBeCloseTo(wilsonInterval(30, 30).lo, 14);
    expect(got.se).toBeGreaterThan(0);
  });
  it('all wrong in 5 clusters counts as 5 answers at most', () => {
    const clusterIndex = Int32Array.from({ length: 500 }, (_, i) => i % 5);
    const got = scoreInterval({ scores: new Float64Array(500) }, { clusterIndex });
    expect(got.effectiveSize).toBeCloseTo(5, 9);
    expect(got.hi).toBeGreaterThan(wilsonInterval(0, 5).hi);
    expect(codes(got)).toEqual(['few-clusters']);
  });
  it('a single right answer', () => {
    const got = scoreInterval({ scores: Float64Array.of(1) });
    expect(got).toMatchObject({ ...wilsonInterval(1, 1), n: 1, clusters: 1 });
  });
  it('every repeated item half right', () => {
    const itemIndex = Int32Array.from({ length: 80 }, (_, i) => i >> 1);
    const scores = Float64Array.from({ length: 80 }, (_, i) => i % 2);
    const got = scoreInterval({ scores, itemIndex });
    expect(got.effectiveSize).toBe(40);
    expect(got.method).toBe('wilson-effective');
  });
});

describe('run noise and item noise', () => {
  it('splits the variance of a run of repeats (hand-computed)', () => {
    // Items with means 1, .5, 0 and run variances 0, .5, 0.
    const samples = {
      scores: Float64Array.of(1, 1, 1, 0, 0, 0),
      itemIndex: Int32Array.of(0, 0, 1, 1, 2, 2),
    };
    const split = splitVariance(itemMeans(samples), 0.25 / 3)!;
    expect(split.run).toBeCloseTo(0.25 / 9, 14);
    expect(split.item).toBeCloseTo(0.25 / 3 - 0.25 / 9, 14);
    expect(split.repeatShare).toBeCloseTo(1 / 3, 14);
    expect(split.runSe).toBeCloseTo(Math.sqrt(0.25 / 9), 14);
  });
  it('an item with one repeat takes the mean run variance of the others', () => {
    const samples = {
      scores: Float64Array.of(1, 0, 1, 1, 1),
      itemIndex: Int32Array.of(0, 0, 1, 1, 2),
    };
    // Run variances .5, 0 and, for the single one, their mean .25.
    expect(splitVariance(itemMeans(samples), 1)!.run).toBeCloseTo((0.25 + 0 + 0.25) / 9, 14);
  });
  it('is unknown for single answers', () => {
    expect(scoreInterval({ scores: rightOrWrong(50, 20) }).split).toBeUndefined();
  });
  it('repeats help nothing when every item is always right or always wrong', () => {
    const means = rightOrWrong(400, 100);
    const scores = Float64Array.from({ length: 1200 }, (_, i) => means[i % 400]!);
    const itemIndex = Int32Array.from({ length: 1200 }, (_, i) => i % 400);
    const got = scoreInterval({ scores, itemIndex });
    expect(got.split).toMatchObject({ run: 0, repeatShare: 0 });
    expect(got.effectiveSize).toBeCloseTo(400, -1);
    expect(got.se).toBeCloseTo(meanInterval(means).se, 14);
  });
  it('repeats are worth single answers when all items are equally hard', () => {
    const got = scoreInterval(repeated(500, 5, 0));
    expect(got.split!.repeatShare).toBeGreaterThan(0.85);
    expect(got.effectiveSize).toBeGreaterThan(2000);
    expect(got.effectiveSize).toBeLessThanOrEqual(2500);
  });
});

describe('this very test set', () => {
  it('only run noise counts when all items were asked', () => {
    const run = repeated(400, 4, 1);
    const all = scoreInterval(run);
    const fixed = scoreInterval(run, { estimand: 'test-set' });
    expect(fixed.method).toBe('test-set');
    expect(fixed.se).toBeCloseTo(all.split!.runSe, 14);
    expect(fixed.se).toBeLessThan(0.8 * all.se);
  });
  it('t only where item noise from few clusters is left', () => {
    const run = repeated(400, 4, 1);
    const clusterIndex = Int32Array.from({ length: 400 }, (_, i) => i % 8);
    const whole = scoreInterval(run, { clusterIndex, estimand: 'test-set' });
    expect(whole.method).toBe('test-set');
    const part = { clusterIndex, estimand: 'test-set', populationSize: 800 } as const;
    expect(scoreInterval(run, part).method).toBe('test-set-t');
  });
  it('a random part leaves its share of the item noise', () => {
    const run = repeated(400, 4, 1);
    const { split } = scoreInterval(run);
    const part = scoreInterval(run, { estimand: 'test-set', populationSize: 1600 });
    expect(part.se).toBeCloseTo(Math.sqrt(split!.run + split!.item * 0.75), 14);
  });
  it('covers the score of the set: repeats redrawn, items fixed', () => {
    const shares = Float64Array.from({ length: 60 }, (_, i) => (i + 0.5) / 60);
    const truth = shares.reduce((total, share) => total + share, 0) / 60;
    let covered = 0;
    for (let run = 0; run < 1000; run++) {
      const random = createRandom(9, run);
      const itemIndex = Int32Array.from({ length: 300 }, (_, i) => i % 60);
      const scores = Float64Array.from(itemIndex, (i) => (random.uniform() < shares[i]! ? 1 : 0));
      const { lo, hi } = scoreInterval({ scores, itemIndex }, { estimand: 'test-set' });
      if (lo <= truth && truth <= hi) covered++;
    }
    expect(covered).toBeGreaterThan(930);
    expect(covered).toBeLessThan(970);
  });
  it('single runs give the whole error as a bound, and say so', () => {
    const samples = { scores: rightOrWrong(500, 300) };
    const bound = scoreInterval(samples, { estimand: 'test-set' });
    expect(bound.se).toBe(scoreInterval(samples).se);
    expect(bound.method).toBe('clt, test-set bound');
    expect(codes(bound)).toEqual(['run-noise-unknown']);
  });
  it('repeats that all agree show no run noise', () => {
    const scores = Float64Array.from({ length: 40 }, (_, i) => (i % 20 < 12 ? 1 : 0));
    const itemIndex = Int32Array.from({ length: 40 }, (_, i) => i % 20);
    const got = scoreInterval({ scores, itemIndex }, { estimand: 'test-set' });
    expect(got).toMatchObject({ se: 0, lo: got.estimate, hi: got.estimate });
    expect(codes(got)).toEqual(['runs-agree']);
  });
  it('cannot be smaller than what was asked', () => {
    const samples = { scores: rightOrWrong(500, 300) };
    expect(() => scoreInterval(samples, { estimand: 'test-set', populationSize: 400 })).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
  });
});

describe('coverage of the chosen interval', () => {
  it('24 clusters of 10 items with a shared difficulty: 92 to 98 %', () => {
    let covered = 0;
    for (let run = 0; run < 1000; run++) {
      const random = createRandom(10, run);
      const clusterIndex = Int32Array.from({ length: 240 }, (_, i) => i % 24);
      const shares = Float64Array.from({ length: 24 }, () => random.uniform());
      const scores = Float64Array.from(clusterIndex, (cluster) =>
        random.uniform() < shares[cluster]! ? 1 : 0,
      );
      const { lo, hi, method } = scoreInterval({ scores }, { clusterIndex });
      expect(method).toBe('wilson-effective');
      if (lo <= 0.5 && 0.5 <= hi) covered++;
    }
    expect(covered).toBeGreaterThan(920);
    expect(covered).toBeLessThan(980);
  });
});

describe('properties', () => {
  const samples = fc
    .array(
      fc.record({ item: fc.integer({ min: 0, max: 12 }), score: fc.constantFrom(0, 1, 0.5, 0.25) }),
      { minLength: 2, maxLength: 80 },
    )
    .filter((rows) => new Set(rows.map((row) => row.item)).size > 1);
  const clusterIndex = Int32Array.from({ length: 13 }, (_, item) => item % 4);

  it('never a NaN: an answer or a typed error', () => {
    fc.assert(
      fc.property(samples, fc.boolean(), fc.boolean(), (rows, isBinary, isClustered) => {
        const run = {
          scores: Float64Array.from(rows, ({ score }) => (isBinary ? Math.round(score) : score)),
          itemIndex: Int32Array.from(rows, (row) => row.item),
        };
        try {
          const got = scoreInterval(run, isClustered ? { clusterIndex } : {});
          for (const value of [got.estimate, got.se, got.lo, got.hi, got.effectiveSize ?? 0])
            expect(Number.isFinite(value)).toBe(true);
          expect(got.lo).toBeLessThanOrEqual(got.estimate);
          expect(got.hi).toBeGreaterThanOrEqual(got.estimate);
          expect(got.se).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({ name: 'StatisticsError' });
          expect(['no-variance', 'one-cluster']).toContain((error as { code: string }).code);
        }
      }),
    );
  });
  it('the order of samples does not matter', () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const run = (all: typeof rows) => ({
          scores: Float64Array.from(all, ({ score }) => Math.round(score)),
          itemIndex: Int32Array.from(all, (row) => row.item),
        });
        const [one, other] = [scoreInterval(run(rows)), scoreInterval(run(rows.toReversed()))];
        expect(other.lo).toBeCloseTo(one.lo, 10);
        expect(other.hi).toBeCloseTo(one.hi, 10);
      }),
    );
  });
  it('equal weights are no weights', () => {
    const scores = rightOrWrong(50, 20);
    const weights = new Float64Array(50).fill(3);
    expect(scoreInterval({ scores }, { weights })).toEqual(scoreInterval({ scores }));
  });
  it('an item of weight 0 is as good as absent', () => {
    const weights = Float64Array.from({ length: 50 }, (_, i) => (i < 40 ? 1 : 0));
    const got = scoreInterval({ scores: rightOrWrong(50, 20) }, { weights });
    expect(got).toEqual(scoreInterval({ scores: rightOrWrong(40, 20) }));
  });
});

describe('samples', () => {
  it('items without a sample are counted in a warning', () => {
    const row = Float64Array.of(1, Number.NaN, 0, 1, Number.NaN, 0);
    const clusterIndex = Int32Array.of(0, 0, 1, 1, 2, 2);
    const got = scoreInterval(observedSamples(row), { clusterIndex });
    expect(got.n).toBe(4);
    expect(codes(got)).toContain('unobserved-items');
    expect(got.warnings.at(-1)!.message).toContain('2 items');
  });
  it('averages repeats in any order, of any number', () => {
    const means = itemMeans({
      scores: Float64Array.of(1, 0, 0, 1, 1),
      itemIndex: Int32Array.of(4, 2, 4, 4, 2),
    });
    expect([...means.items]).toEqual([2, 4]);
    expect([...means.repeats]).toEqual([2, 3]);
    expect(means.means[0]).toBe(0.5);
    expect(means.means[1]).toBeCloseTo(2 / 3, 15);
    expect(means.runVariances[1]).toBeCloseTo(1 / 3, 15);
  });
  const one = Float64Array.of(1, 0);
  it.each([
    ['empty', () => scoreInterval({ scores: new Float64Array() })],
    ['not-finite', () => scoreInterval({ scores: Float64Array.of(1, Number.NaN) })],
    ['length-mismatch', () => scoreInterval({ scores: one, itemIndex: Int32Array.of(0) })],
    ['out-of-range', () => scoreInterval({ scores: one, itemIndex: Int32Array.of(0, -1) })],
    [
      'out-of-range',
      () => scoreInterval({ scores: one, itemIndex: Int32Array.of(0, 2 ** 31 - 1) }),
    ],
    ['length-mismatch', () => scoreInterval({ scores: one }, { clusterIndex: Int32Array.of(0) })],
    [
      'length-mismatch',
      () =>
        scoreInterval({ scores: one }, { clusterIndex: new Int32Array(2), weights: one.slice(1) }),
    ],
    ['length-mismatch', () => scoreInterval({ scores: one }, { clusterIndex: new Int32Array(3) })],
    ['one-cluster', () => scoreInterval({ scores: one }, { clusterIndex: Int32Array.of(5, 5) })],
    ['one-item', () => scoreInterval({ scores: Float64Array.of(0.5) })],
    ['no-variance', () => scoreInterval({ scores: Float64Array.of(0.5, 0.5) })],
    ['out-of-range', () => scoreInterval({ scores: one }, { weights: Float64Array.of(1, -1) })],
    ['out-of-range', () => scoreInterval({ scores: one }, { level: 2 })],
    [
      'empty',
      () =>
        scoreInterval(
          { scores: one, itemIndex: Int32Array.of(0, 1) },
          { weights: Float64Array.of(0, 0, 1) },
        ),
    ],
  ])('%s', (code, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code }));
  });
});
