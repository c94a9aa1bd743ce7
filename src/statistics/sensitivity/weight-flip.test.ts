import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { nearestFlips } from './nearest-flips.ts';
import { weightFlip } from './weight-flip.ts';

/**
 * The linear program by brute force: take u_b in [0, w_b] from and give v_b >= 0 to each benchmark,
 * sum u = sum v, so that the difference of the two models becomes 0, moving as little as possible.
 * With two equations a vertex has two free variables; all others sit at a bound.
 */
function linearProgram(difference: number[], weights: number[]): number {
  const size = weights.length;
  const gap = weights.reduce((sum, weight, b) => sum + weight * difference[b]!, 0);
  // Columns of the equations: (balance of weight, change of the difference).
  const column = (k: number): [number, number] =>
    k < size ? [-1, -difference[k]!] : [1, difference[k - size]!];
  const limit = (k: number): number => (k < size ? weights[k]! : Infinity);
  let least = Infinity;
  for (let full = 0; full < 2 ** size; full++) {
    let balance = 0;
    let change = -gap;
    let taken = 0;
    for (let b = 0; b < size; b++) {
      if (((full >> b) & 1) === 0) continue;
      balance += weights[b]!;
      change += weights[b]! * difference[b]!;
      taken += weights[b]!;
    }
    for (let k = 0; k < 2 * size; k++) {
      for (let l = k + 1; l < 2 * size; l++) {
        // A variable that is free is not at its upper bound at the same time.
        if ((k < size && (full >> k) & 1) || (l < size && (full >> l) & 1)) continue;
        const [a, c] = column(k);
        const [b, d] = column(l);
        const determinant = a * d - b * c;
        if (Math.abs(determinant) < 1e-12) continue;
        const x = (balance * d - b * change) / determinant;
        const y = (a * change - c * balance) / determinant;
        const slack = 1e-12;
        if (x < -slack || y < -slack || x > limit(k) + slack || y > limit(l) + slack) continue;
        least = Math.min(least, taken + (k < size ? x : 0) + (l < size ? y : 0));
      }
    }
  }
  return least;
}

/** Two models and their weights; sometimes ties between differences and benchmarks of weight 0. */
function randomPair(seed: number): { scores: Float64Array; weights: Float64Array; size: number } {
  const random = createRandom(seed);
  const size = 2 + random.integer(4);
  const coarse = random.uniform() < 0.3;
  const scores = Float64Array.from({ length: 2 * size }, (_, at) => {
    const score = coarse ? random.integer(5) / 4 : random.uniform();
    return at < size ? score + random.uniform() * 0.5 : score;
  });
  const weights = Float64Array.from({ length: size }, (_, b) =>
    b > 0 && random.uniform() < 0.15 ? 0 : 0.1 + random.uniform(),
  );
  return { scores, weights, size };
}

describe('weightFlip', () => {
  test('one move: 3.5 % of the weight', () => {
    // Gap 0.035 * 2: benchmark 0 favours the first by 1, benchmark 1 the second by 1.
    const cells = {
      scores: Float64Array.of(1, 0, 0.5, 0, 1, 0.43),
      weights: Float64Array.of(0.4, 0.4, 0.2),
    };
    const flip = weightFlip(cells, 0, 1)!;
    expect(flip.gap).toBeCloseTo(0.014, 12);
    expect(flip.moved).toBeCloseTo(0.007, 12);
    expect(flip.moves).toEqual([{ from: 0, to: 1, weight: expect.closeTo(0.007, 12) }]);
  });

  test('several moves when the first benchmark has not weight enough', () => {
    const cells = {
      scores: Float64Array.of(1, 0.9, 0, 0, 0, 0.1),
      weights: Float64Array.of(0.1, 0.8, 0.1),
    };
    const flip = weightFlip(cells, 0, 1)!;
    expect(flip.moves.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(flip.moves[0]!.weight).toBe(0.1);
    // 0.81 - 0.1 * 1.1 = 0.70, at 1.0 per unit.
    expect(flip.moves[1]!.weight).toBeCloseTo(0.7, 12);
  });

  test('never, when the leader is nowhere worse', () => {
    const weights = Float64Array.of(1, 1);
    expect(weightFlip({ scores: Float64Array.of(1, 1, 0, 0), weights }, 0, 1)).toBeUndefined();
    expect(weightFlip({ scores: Float64Array.of(1, 1, 0, 1), weights }, 0, 1)).toBeUndefined();
  });

  test('nothing has to move between equals', () => {
    const cells = { scores: Float64Array.of(1, 0, 0, 1), weights: Float64Array.of(1, 1) };
    expect(weightFlip(cells, 0, 1)).toEqual({ ahead: 0, behind: 1, gap: 0, moved: 0, moves: [] });
  });

  test('is the solution of the linear program, on 1,000 random cases', () => {
    let flips = 0;
    let several = 0;
    for (let seed = 0; seed < 1000; seed++) {
      const { scores, weights, size } = randomPair(seed);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const scaled = [...weights].map((weight) => weight / total);
      const difference = scaled.map((_, b) => scores[b]! - scores[size + b]!);
      const gap = scaled.reduce((sum, weight, b) => sum + weight * difference[b]!, 0);
      const [ahead, behind] = gap >= 0 ? [0, 1] : [1, 0];
      const flip = weightFlip({ scores, weights }, ahead, behind);
      const facing = gap >= 0 ? difference : difference.map((d) => -d);
      if (flip === undefined) {
        expect(Math.min(...facing)).toBeGreaterThanOrEqual(0);
        continue;
      }
      flips++;
      if (flip.moves.length > 1) several++;
      expect(flip.moved).toBeCloseTo(linearProgram(facing, scaled), 9);
      const moved = [...scaled];
      for (const { from, to, weight } of flip.moves) {
        moved[from]! -= weight;
        moved[to]! += weight;
      }
      for (const weight of moved) expect(weight).toBeGreaterThan(-1e-12);
      const after = moved.reduce((sum, weight, b) => sum + weight * facing[b]!, 0);
      expect(after).toBeCloseTo(0, 12);
    }
    expect(flips).toBeGreaterThan(600);
    expect(several).toBeGreaterThan(50);
  });

  test.each<[string, number, number]>([
    ['order', 1, 0],
    ['out-of-range', 0, 2],
    ['out-of-range', -1, 0],
  ])('refuses bad input: %s', (code, ahead, behind) => {
    const cells = { scores: Float64Array.of(1, 1, 0, 0), weights: Float64Array.of(1, 1) };
    expect(() => weightFlip(cells, ahead, behind)).toThrow(expect.objectContaining({ code }));
  });
});

describe('nearestFlips', () => {
  test('finds for every model the smallest of all its flips', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(),
        (models, benchmarks, seed) => {
          const random = createRandom(seed);
          const cells = {
            scores: Float64Array.from({ length: models * benchmarks }, random.uniform),
            weights: Float64Array.from({ length: benchmarks }, () => 0.1 + random.uniform()),
          };
          const { order, challenger, moved, rank, index } = nearestFlips(cells);
          order.forEach((ahead, k) => {
            expect(rank[ahead]).toBe(k + 1);
            if (k > 0) expect(index[order[k - 1]!]).toBeGreaterThanOrEqual(index[ahead]!);
            const all = [...order.subarray(k + 1)].flatMap((behind) => {
              return weightFlip(cells, ahead, behind) ?? [];
            });
            const least = Math.min(...all.map((flip) => flip.moved));
            if (challenger[ahead] === -1) {
              expect(moved[ahead]).toBe(Infinity);
              expect(all).toEqual([]);
            } else {
              expect(moved[ahead]).toBeCloseTo(least, 9);
              const chosen = weightFlip(cells, ahead, challenger[ahead]!)!;
              expect(chosen.moved).toBeCloseTo(least, 9);
            }
          });
        },
      ),
    );
  });

  test('equals need no move', () => {
    const { challenger, moved, rank } = nearestFlips({
      scores: Float64Array.of(1, 0, 0, 1, 0, 0),
      weights: Float64Array.of(1, 1),
    });
    expect([...rank]).toEqual([1, 1, 3]);
    expect([challenger[0], moved[0]]).toEqual([1, 0]);
    expect([challenger[2], moved[2]]).toEqual([-1, Infinity]);
  });
});
