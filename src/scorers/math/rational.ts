/** An exact fraction in lowest terms; the denominator is positive. */
export interface Rational {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** Digits beyond which exact powers are not worked out: a hostile 9^9^9 must cost nothing. */
const longest = 20_000;

/** @throws RangeError when `bottom` is 0. */
export function rational(top: bigint, bottom = 1n): Rational {
  if (bottom === 0n) throw new RangeError('division by zero');
  const sign = bottom < 0n ? -1n : 1n;
  const shared = divisor(top < 0n ? -top : top, bottom * sign);
  return { top: (sign * top) / shared, bottom: (sign * bottom) / shared };
}

function divisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

/** Digits with at most one decimal point, such as `12`, `.5` or `3.`. */
export function readDecimal(digits: string): Rational {
  const [whole = '', part = ''] = digits.split('.');
  return rational(BigInt(`${whole}${part}` || '0'), 10n ** BigInt(part.length));
}

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.top * b.top, a.bottom * b.bottom);
}

/** @throws RangeError for 1/0. */
export function inverse({ top, bottom }: Rational): Rational {
  return rational(bottom, top);
}

export function negated({ top, bottom }: Rational): Rational {
  return { top: -top, bottom };
}

/** Null where the exponent is no whole number or the result would be very long. */
export function power(base: Rational, exponent: Rational): Rational | null {
  if (exponent.bottom !== 1n) return null;
  const size = exponent.top < 0n ? -exponent.top : exponent.top;
  const digits = Math.max(String(base.top).length, String(base.bottom).length);
  if (size * BigInt(digits) > BigInt(longest)) return null;
  const raised = rational(base.top ** size, base.bottom ** size);
  return exponent.top < 0n ? (raised.top === 0n ? null : inverse(raised)) : raised;
}

export function equalRational(a: Rational, b: Rational): boolean {
  return a.top === b.top && a.bottom === b.bottom;
}

export function isWhole({ bottom }: Rational): boolean {
  return bottom === 1n;
}

/** The nearest double. */
export function toNumber({ top, bottom }: Rational): number {
  const direct = Number(top) / Number(bottom);
  if (Number.isFinite(direct) && (direct !== 0 || top === 0n)) return direct;
  // Both beyond a double's range: keep the leading digits of each.
  const shift = BigInt(Math.max(0, String(bottom).length - 300));
  const scale = 10n ** shift;
  return Number(top / scale) / Number(bottom / scale || 1n);
}

/** Rounded to `places` decimals, halves to even, as a count of the last decimal. */
export function rounded({ top, bottom }: Rational, places: number): bigint {
  const scaled = top * 10n ** BigInt(places);
  const floor = scaled / bottom - (scaled % bottom < 0n ? 1n : 0n);
  const rest = 2n * (scaled - floor * bottom);
  const up = rest > bottom || (rest === bottom && floor % 2n !== 0n);
  return up ? floor + 1n : floor;
}
