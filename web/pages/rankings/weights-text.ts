import type { SuiteWeight } from '../../../src/ranking/ranking.ts';

export type Weights = Readonly<Record<string, number>>;

/** The weights that an address names, as the server reads them; what is no weight is left out. */
export function readWeights(text: string | null): Weights {
  const weights: Record<string, number> = {};
  for (const part of (text ?? '').split(',')) {
    const [id, weight] = part.split('=');
    if (!id || weight === undefined || weight === '' || !(Number(weight) >= 0)) continue;
    weights[id.trim()] = Number(weight);
  }
  return weights;
}

/** The value of `weights`: those that are not the suite's own; undefined when all are. */
export function writeWeights(weights: Weights, own: readonly SuiteWeight[]): string | undefined {
  const changed = own.flatMap(({ id, weight }) => {
    const asked = weights[id];
    return asked === undefined || asked === weight ? [] : [`${id}=${asked}`];
  });
  return changed.length === 0 ? undefined : changed.join(',');
}

/** Ends and step of the sliders of a suite: three times its largest weight, in sixty steps. */
export function sliderScale(own: readonly SuiteWeight[]): { max: number; step: number } {
  const largest = Math.max(...own.map(({ weight }) => weight));
  const max = largest > 0 ? 3 * largest : 1;
  return { max, step: max / 60 };
}

/**
 * The weights after one slider was moved. A value is kept to the decimals that the step has, so that
 * addresses stay short; the last weight above 0 stays there.
 */
export function moveWeight(
  weights: Weights,
  own: readonly SuiteWeight[],
  id: string,
  value: number,
): Weights {
  const { step } = sliderScale(own);
  const rounded = Number(value.toPrecision(6));
  const next = { ...weights, [id]: rounded };
  const total = own.reduce((sum, each) => sum + (next[each.id] ?? each.weight), 0);
  return total > 0 ? next : { ...next, [id]: Number(step.toPrecision(6)) };
}
