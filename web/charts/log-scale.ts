import { linearScale, type Scale } from './scale.ts';

/** A map on which equal factors are equal distances. @param domain both ends above 0. */
export function logScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): Scale {
  const straight = linearScale([Math.log(domain[0]), Math.log(domain[1])], range);
  const scale = (value: number): number => straight(Math.log(value));
  return Object.assign(scale, {
    domain: [Math.exp(straight.domain[0]), Math.exp(straight.domain[1])] as const,
    range,
  });
}

/** Round values inside the ends: 1, 2 and 5 of every power of ten, or fewer where they crowd. */
export function logTicks(low: number, high: number, count: number): number[] {
  for (const digits of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = powers(low, high).flatMap((power) =>
      digits.map((digit) => Number((digit * power).toPrecision(12))),
    );
    const inside = ticks.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
    if (inside.length <= count) return inside;
  }
  const tens = powers(low, high).filter((power) => power >= low && power <= high);
  const every = Math.ceil(tens.length / Math.max(1, count));
  return tens.filter((_, i) => i % every === 0);
}

/** Doublings, for what is counted in powers of two. */
export function doublingTicks(low: number, high: number, count: number, unit: number): number[] {
  const first = Math.ceil(Math.log2(low / unit) - 1e-9);
  const last = Math.floor(Math.log2(high / unit) + 1e-9);
  const every = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, count)));
  const ticks: number[] = [];
  for (let power = first; power <= last; power += every) ticks.push(unit * 2 ** power);
  return ticks;
}

function powers(low: number, high: number): number[] {
  const all: number[] = [];
  for (let k = Math.floor(Math.log10(low)); k <= Math.ceil(Math.log10(high)); k++) {
    all.push(Number(`1e${k}`));
  }
  return all;
}
