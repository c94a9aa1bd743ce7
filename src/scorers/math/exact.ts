import type { Node } from './node.ts';
import { plus, power, type Rational, rational, times } from './rational.ts';

const hundredth = rational(1n, 100n);

/** The exact value of an expression of numbers alone; null where it has none or it is not rational. */
export function exactValue(node: Node): Rational | null {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'percent': {
      const value = exactValue(node.of);
      return value && times(value, hundredth);
    }
    case 'sum':
      return fold(node.parts, plus);
    case 'product':
      return fold(node.parts, times);
    case 'power': {
      const base = exactValue(node.base);
      const exponent = exactValue(node.exponent);
      if (!base || !exponent) return null;
      if (base.top === 0n && exponent.top < 0n) return null;
      return power(base, exponent);
    }
    default:
      return null;
  }
}

function fold(
  parts: readonly Node[],
  join: (a: Rational, b: Rational) => Rational,
): Rational | null {
  let all: Rational | null = null;
  for (const part of parts) {
    const value = exactValue(part);
    if (!value) return null;
    all = all === null ? value : join(all, value);
  }
  return all;
}
