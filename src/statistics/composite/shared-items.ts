import { StatisticsError } from '../errors.ts';
import type { CheckedInput, CompositeInput, SharedItems } from './composite-input.ts';

/**
 * Adds w_b^2 Cov_b(i, j) of the models that answered the same items to the covariance of the index.
 *
 * @param covariance K x K of the ranked models, changed in place.
 * @throws StatisticsError `shared-items` when a block has the wrong shape, names a model or
 *   benchmark that is not there, or holds a covariance above the product of the standard errors.
 */
export function addSharedItems(
  covariance: Float64Array,
  ranked: Int32Array,
  input: CompositeInput,
  checked: CheckedInput,
): void {
  const position = new Int32Array(checked.models).fill(-1);
  ranked.forEach((model, k) => {
    position[model] = k;
  });
  for (const block of input.sharedItems ?? []) {
    checkBlock(block, checked);
    const weight = checked.weights[block.benchmark]! ** 2;
    block.models.forEach((first, a) => {
      for (let c = 0; c < a; c++) {
        const second = block.models[c]!;
        const shared = pairCovariance(block, a, c, input, checked);
        const k = position[first]!;
        const l = position[second]!;
        if (k < 0 || l < 0) continue;
        covariance[k * ranked.length + l] = covariance[k * ranked.length + l]! + weight * shared;
        covariance[l * ranked.length + k] = covariance[k * ranked.length + l]!;
      }
    });
  }
}

/** Covariance of two cells; 0 when one of the two has no score. */
function pairCovariance(
  block: SharedItems,
  a: number,
  c: number,
  input: CompositeInput,
  { benchmarks, missing }: CheckedInput,
): number {
  const first = block.models[a]! * benchmarks + block.benchmark;
  const second = block.models[c]! * benchmarks + block.benchmark;
  if (missing[first] === 1 || missing[second] === 1) return 0;
  const value = block.covariance[a * block.models.length + c]!;
  const limit = input.standardErrors[first]! * input.standardErrors[second]!;
  // The negated comparison also catches a covariance that is not a number.
  if (!(Math.abs(value) <= limit * (1 + 1e-8))) {
    throw new StatisticsError(
      'shared-items',
      `benchmark ${block.benchmark}: covariance ${value} of models ${block.models[a]} and ` +
        `${block.models[c]}, but their standard errors allow ${limit} at most`,
    );
  }
  return value;
}

function checkBlock(block: SharedItems, { models, benchmarks }: CheckedInput): void {
  const { benchmark, covariance } = block;
  const size = block.models.length;
  const inside = (value: number, bound: number): boolean =>
    Number.isInteger(value) && value >= 0 && value < bound;
  if (
    !inside(benchmark, benchmarks) ||
    !block.models.every((model) => inside(model, models)) ||
    new Set(block.models).size !== size ||
    covariance.length !== size * size
  ) {
    throw new StatisticsError(
      'shared-items',
      `a block of benchmark ${benchmark} names ${size} models and has ${covariance.length} entries`,
    );
  }
}
