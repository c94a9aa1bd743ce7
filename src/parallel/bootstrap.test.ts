import { describe, expect, it } from 'vitest';
import { simulate } from '../statistics/latent/fixtures/simulate.ts';
import { bootstrapDraws, fitLatent } from '../statistics/latent/index.ts';
import { bootstrapInParallel, type ParallelBootstrapOptions } from './bootstrap.ts';

const { observations } = simulate({ seed: 7, models: 12, benchmarks: 8, selfBias: 0.3 });
const fit = fitLatent(observations);
const suite = { benchmarks: Int32Array.of(0, 2, 5), weights: Float64Array.of(1, 2, 1) };
// 25 draws are three slices, the last of which is short.
const options = { seed: 19, count: 25, suite };

async function bytes(change: Partial<ParallelBootstrapOptions>): Promise<Buffer> {
  const draws = await bootstrapInParallel(observations, fit, { ...options, ...change });
  expect(draws).toMatchObject({ seed: 19, from: 0, count: 25, models: 12 });
  return Buffer.concat(
    [draws.ability, draws.points, draws.excess].map(({ buffer }) => Buffer.from(buffer)),
  );
}

describe('bootstrapInParallel', () => {
  it('gives the same bytes with 1, 2 and 4 workers, and as one thread does', async () => {
    const { ability, points, excess } = bootstrapDraws(observations, fit, {
      seed: 19,
      suite,
      from: 0,
      to: 25,
    });
    const single = Buffer.concat(
      [ability, points, excess].map(({ buffer }) => Buffer.from(buffer)),
    );
    for (const workers of [1, 2, 4]) {
      expect((await bytes({ workers })).equals(single), `${workers} workers`).toBe(true);
    }
  });

  it('counts draws up to the total', async () => {
    const seen: number[][] = [];
    await bytes({ workers: 2, progress: (...step) => seen.push(step) });
    expect(seen).toHaveLength(3);
    expect(seen.at(-1)).toEqual([25, 25]);
    expect(seen.every(([done], k) => k === 0 || done! > seen[k - 1]![0]!)).toBe(true);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const work = bytes({
      workers: 1,
      signal: controller.signal,
      progress: () => controller.abort(),
    });
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    await expect(bytes({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it.each([
    [{ count: 0 }, 'out-of-range'],
    [{ count: 2.5 }, 'out-of-range'],
    [{ count: Number.NaN }, 'out-of-range'],
    [{ workers: 0 }, 'out-of-range'],
    [{ seed: Number.NaN }, 'out-of-range'],
    [{ suite: { benchmarks: Int32Array.of(99), weights: Float64Array.of(1) } }, 'out-of-range'],
    [{ suite: { benchmarks: new Int32Array(0), weights: new Float64Array(0) } }, 'empty'],
  ])('refuses %o with a typed error', async (change, code) => {
    await expect(bytes(change)).rejects.toMatchObject({ name: 'StatisticsError', code });
  });

  it('refuses the fit of other observations', async () => {
    const other = simulate({ seed: 8, models: 13, benchmarks: 8 }).observations;
    await expect(bootstrapInParallel(other, fit, options)).rejects.toMatchObject({
      name: 'StatisticsError',
      code: 'length-mismatch',
    });
  });
});
