import { createRandom } from '../../src/statistics/random/random.ts';

/** A task of the tests: for each item a sum of normal draws from the item's own stream. */
export default function normalSums(slice: {
  input: { seed: number };
  from: number;
  to: number;
}): Float64Array {
  const sums = new Float64Array(slice.to - slice.from);
  for (let i = slice.from; i < slice.to; i++) {
    const random = createRandom(slice.input.seed, i);
    for (let k = 0; k < 1000; k++) sums[i - slice.from]! += random.normal();
  }
  return sums;
}
