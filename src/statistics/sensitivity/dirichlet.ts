import type { Random } from '../random/random.ts';

/**
 * A draw from a Dirichlet distribution. A concentration of 0 gives a share of exactly 0.
 *
 * Works on logarithms, so that concentrations far below 1, whose gamma draws underflow, still give
 * shares that sum to 1.
 *
 * @param concentration values >= 0, at least one positive.
 */
export function dirichlet(random: Random, concentration: Float64Array): Float64Array {
  const log = concentration.map((shape) => (shape > 0 ? logGamma(random, shape) : -Infinity));
  const largest = Math.max(...log);
  const share = log.map((value) => Math.exp(value - largest));
  const sum = share.reduce((total, value) => total + value, 0);
  return share.map((value) => value / sum);
}

/** Logarithm of a gamma draw of scale 1 (Marsaglia and Tsang 2000). */
function logGamma(random: Random, shape: number): number {
  if (shape < 1) return logGamma(random, shape + 1) + Math.log(1 - random.uniform()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - random.uniform();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return Math.log(d * v);
  }
}
