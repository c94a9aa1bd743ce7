import { expect, test } from 'vitest';
import { runSlices } from './pool.ts';

const task = (name: string): URL => new URL(`../../test/parallel/${name}`, import.meta.url);

async function sums(workers: number, size: number): Promise<number[]> {
  const slices = await runSlices<{ seed: number }, Float64Array>(
    task('normal-sums'),
    { seed: 3 },
    40,
    size,
    { workers },
  );
  return slices.flatMap((slice) => [...slice]);
}

test('gives the same bytes with 1, 2 and 4 workers, and for any size of slice', async () => {
  const expected = await sums(1, 40);
  expect(expected).toHaveLength(40);
  expect(await sums(2, 7)).toEqual(expected);
  expect(await sums(4, 1)).toEqual(expected);
});

test('reports progress up to the total', async () => {
  const seen: number[] = [];
  await runSlices(task('normal-sums'), { seed: 1 }, 10, 4, {
    workers: 2,
    progress: (done) => seen.push(done),
  });
  expect(seen).toHaveLength(3);
  expect(seen.at(-1)).toBe(10);
});

test('fails with the error of the slice', async () => {
  await expect(runSlices(task('fails'), {}, 4, 2, { workers: 2 })).rejects.toThrow(
    'this slice cannot be computed',
  );
});
