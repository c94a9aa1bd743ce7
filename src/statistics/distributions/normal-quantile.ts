import { requireDomain } from './domain.ts';

/**
 * The x below which a standard normal variable falls with probability `p`.
 *
 * Wichura's algorithm AS 241, PPND16 (Applied Statistics 37, 1988), good to about 1e-16 relative
 * over the whole range. Not `@stdlib/stats-base-dists-normal-quantile`: that one works on
 * 2p - 1, which rounds away the lower tail (1.5e-3 off at p = 1e-16, infinite at 1e-20).
 *
 * @param p in (0, 1).
 * @throws StatisticsError `out-of-range` for any other p.
 */
export function normalQuantile(p: number): number {
  requireDomain(p > 0 && p < 1, `a normal quantile needs 0 < p < 1, not ${p}`);
  const centred = p - 0.5;
  if (Math.abs(centred) <= 0.425) {
    const r = 0.180625 - centred * centred;
    return (centred * polynomial(middleOver, r)) / polynomial(middleUnder, r);
  }
  const r = Math.sqrt(-Math.log(centred < 0 ? p : 1 - p));
  const size =
    r <= 5
      ? polynomial(nearOver, r - 1.6) / polynomial(nearUnder, r - 1.6)
      : polynomial(farOver, r - 5) / polynomial(farUnder, r - 5);
  return centred < 0 ? -size : size;
}

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let power = coefficients.length - 1; power >= 0; power--)
    value = value * x + coefficients[power]!;
  return value;
}

// Numerators and denominators of AS 241's three rational approximations, constant term first, in
// the shortest digits that give the same double.
const middleOver = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const middleUnder = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const nearOver = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const nearUnder = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
  0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
];
const farOver = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
  0.026532189526576124, 0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const farUnder = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
];
