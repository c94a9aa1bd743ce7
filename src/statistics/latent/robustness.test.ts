import { describe, expect, it } from 'vitest';
import { fitEci } from '../eci/index.ts';
import { fitLatent } from './fit.ts';
import { rankCorrelation, simulate } from './fixtures/simulate.ts';
import type { LatentObservations } from './observations.ts';
import { selfReportExcess } from './self-report.ts';

function eciAbilities(o: LatentObservations): Float64Array {
  const { model, benchmark, score: performance, modelCount, benchmarkCount } = o;
  return fitEci(
    { model, benchmark, performance, modelCount, benchmarkCount },
    { anchorBenchmark: 0 },
  ).capability;
}

/** Place of each model, 1 the best. */
function places(abilities: Float64Array): Int32Array {
  return Int32Array.from(abilities, (own) => 1 + abilities.filter((other) => other > own).length);
}

// Acceptance test 6 of STATISTICS D4, after the parity with scipy in src/statistics/eci.
describe('beside the index fitted by least squares', () => {
  const { observations: o, ability } = simulate({ seed: 3, models: 40, benchmarks: 20 });
  const eci = eciAbilities(o);
  const latent = fitLatent(o).ability;

  it('the order is nearly the same on scores without misprints', () => {
    expect(rankCorrelation(eci, latent)).toBeGreaterThan(0.98);
    expect(rankCorrelation(latent, ability)).toBeGreaterThan(0.97);
  });

  it('three misprints of one model move it far there, and little here', () => {
    const struck = 7;
    const rows = [...o.score.keys()].filter((i) => o.model[i] === struck).slice(0, 3);
    const misprinted = {
      ...o,
      score: o.score.map((score, i) => (rows.includes(i) ? 1 - score ** 4 : score)),
    };
    const moved = (before: Float64Array, after: Float64Array): number =>
      Math.abs(places(after)[struck]! - places(before)[struck]!);
    const there = moved(eci, eciAbilities(misprinted));
    const here = moved(latent, fitLatent(misprinted).ability);
    expect(there).toBeGreaterThanOrEqual(4);
    expect(here).toBeLessThanOrEqual(there / 2);
  });

  it('a benchmark of ten items weighs as ten items: noise in it moves nobody here', () => {
    const small = 4;
    const noisy = {
      ...o,
      items: o.items.map((items, b) => (b === small ? 10 : items)),
      score: o.score.map((score, i) =>
        o.benchmark[i] === small ? Math.min(1, Math.max(0, score + (i % 2 ? 0.3 : -0.3))) : score,
      ),
    };
    const shift = (before: Float64Array, after: Float64Array): number => {
      const moves = places(after).map((place, m) => Math.abs(place - places(before)[m]!));
      return moves.reduce((sum, move) => sum + move, 0);
    };
    const there = shift(eci, eciAbilities(noisy));
    const here = shift(latent, fitLatent(noisy).ability);
    expect(here).toBeLessThan(there);
  });
});

// Acceptance test 7 of STATISTICS D4; on the real scores it is in validity.test.ts.
describe('a self-report bias of 3 points planted on 30 % of the rows', () => {
  it.each([1, 2, 3, 4, 5])('is found within 1 point (%i)', (seed) => {
    const { observations } = simulate({ seed, models: 60, benchmarks: 30, noise: 0.15 });
    // Three of ten rows by a hash, so that nothing else tells these rows apart.
    const chosen = Uint8Array.from(observations.score, (_, i) =>
      Number(((Math.imul(i, 2654435761) + seed) >>> 0) % 10 < 3),
    );
    const planted: LatentObservations = {
      ...observations,
      sourceType: chosen,
      score: observations.score.map((score, i) => Math.min(1, score + 0.03 * chosen[i]!)),
    };
    const all = Int32Array.from({ length: 30 }, (_, b) => b);
    const suite = { benchmarks: all, weights: new Float64Array(30).fill(1) };
    const excess = selfReportExcess(planted, fitLatent(planted), suite);
    expect(Math.abs(excess.estimate - 3)).toBeLessThan(1);
    expect(excess.identifiability).toBeLessThan(0.2);
    expect(excess.warnings).toEqual([]);
  });
});
