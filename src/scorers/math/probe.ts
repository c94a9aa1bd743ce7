import { type Complex, complex, modulus } from './complex.ts';
import { evaluate, type Point } from './evaluate.ts';
import type { Node } from './node.ts';

/** Points at which two expressions are compared; different ones agree at all of them by chance never. */
const points = 8;
/** At least so many must give a value on both sides. */
const wanted = 3;
/** Relative to the larger value: beyond the rounding of doubles, far below any real difference. */
const tolerance = 1e-10;

/** Symbols that have a value of their own. */
const fixed: Readonly<Record<string, Complex>> = { i: complex(0, 1) };

/**
 * Values for every symbol, from the symbol's name and the number of the point alone, so that a
 * verdict never changes from run to run: reals of both signs, of the order of 1, and not round.
 */
function pointAt(index: number): Point {
  return (name) => {
    if (Object.hasOwn(fixed, name)) return fixed[name]!;
    const random = hash(`${index} ${name}`);
    const size = 0.3 + 2.4 * (random / 2 ** 32);
    // The first points are positive, since roots and logarithms have values there.
    const sign = index >= points / 2 && hash(`sign ${index} ${name}`) % 2 === 1 ? -1 : 1;
    return complex(sign * size);
  };
}

/** FNV-1a with a final mix. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  value ^= value >>> 12;
  return value >>> 0;
}

/**
 * Whether two expressions have the same value wherever both have one, tried at fixed points.
 * @throws SyntaxError for what is no number.
 */
export function sameEverywhere(a: Node, b: Node): boolean {
  let compared = 0;
  for (let index = 0; index < points; index++) {
    const at = pointAt(index);
    const [x, y] = [evaluate(a, at), evaluate(b, at)];
    if (sameInfinity(x, y)) {
      compared++;
      continue;
    }
    const size = Math.max(modulus(x), modulus(y));
    if (!Number.isFinite(size)) {
      if (Number.isNaN(size)) continue;
      return false;
    }
    if (modulus({ re: x.re - y.re, im: x.im - y.im }) > tolerance * Math.max(size, 1e-6)) {
      return false;
    }
    compared++;
  }
  return compared >= wanted;
}

function sameInfinity(x: Complex, y: Complex): boolean {
  return Math.abs(x.re) === Number.POSITIVE_INFINITY && x.re === y.re;
}

/** Whether one of two expressions is a number other than 0 times the other: their equations agree. */
export function proportional(a: Node, b: Node): boolean {
  let ratio: Complex | undefined;
  let compared = 0;
  for (let index = 0; index < points; index++) {
    const at = pointAt(index);
    const [x, y] = [evaluate(a, at), evaluate(b, at)];
    const size = Math.max(modulus(x), modulus(y));
    if (!Number.isFinite(size)) continue;
    if (modulus(y) < tolerance || modulus(x) < tolerance) return false;
    const bottom = y.re * y.re + y.im * y.im;
    const here = complex(
      (x.re * y.re + x.im * y.im) / bottom,
      (x.im * y.re - x.re * y.im) / bottom,
    );
    ratio ??= here;
    const apart = modulus({ re: here.re - ratio.re, im: here.im - ratio.im });
    if (apart > 1e-8 * modulus(ratio)) return false;
    compared++;
  }
  return compared >= wanted;
}
