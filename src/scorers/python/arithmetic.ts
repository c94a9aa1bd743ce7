import { Float, isList, numeric, Tuple, type Value } from './value.ts';

/** Longer results of `*` on text and lists, and larger powers, are refused. */
const maxLength = 1_000_000;

/** A Python operation that its operands do not allow. */
export class PythonTypeError extends Error {
  override readonly name = 'PythonTypeError';
}

/**
 * Python's arithmetic `+ - * / // % **` on numbers, `<< >> & | ^` on whole ones, and `+ *` on text
 * and lists.
 *
 * @throws PythonTypeError where Python raises, or the result would be huge.
 */
export function calculate(sign: string, a: Value, b: Value): Value {
  const x = numeric(a);
  const y = numeric(b);
  if (x !== null && y !== null)
    return numbers(sign, x, y, a instanceof Float || b instanceof Float);
  if (sign === '+') {
    if (typeof a === 'string' && typeof b === 'string') return a + b;
    if (isList(a) && isList(b)) return [...a, ...b];
    if (a instanceof Tuple && b instanceof Tuple) return new Tuple([...a.items, ...b.items]);
  }
  if (sign === '*' && x !== null && y === null) return calculate(sign, b, a);
  if (sign === '*' && typeof y === 'number' && !(b instanceof Float)) {
    const times = Math.max(0, y);
    if (typeof a === 'string' && a.length * times <= maxLength) return a.repeat(times);
    if (isList(a) && a.length * times <= maxLength) return Array(times).fill(a).flat();
  }
  throw new PythonTypeError(`unsupported operands for ${sign}`);
}

function numbers(sign: string, x: number | bigint, y: number | bigint, float: boolean): Value {
  if (bitwise.has(sign)) {
    if (float) throw new PythonTypeError(`unsupported operands for ${sign}`);
    return whole(bits(sign, BigInt(x), BigInt(y)));
  }
  if (float || sign === '/' || (sign === '**' && y < 0)) {
    return new Float(floats(sign, Number(x), Number(y)));
  }
  return whole(integers(sign, BigInt(x), BigInt(y)));
}

const bitwise = new Set(['<<', '>>', '&', '|', '^']);

function bits(sign: string, x: bigint, y: bigint): bigint {
  if (sign === '&') return x & y;
  if (sign === '|') return x | y;
  if (sign === '^') return x ^ y;
  if (y < 0n || (sign === '<<' && y > 10_000n)) throw new PythonTypeError('shift out of range');
  return sign === '<<' ? x << y : x >> y;
}

function floats(sign: string, x: number, y: number): number {
  if (y === 0 && ['/', '//', '%'].includes(sign)) throw new PythonTypeError('division by zero');
  switch (sign) {
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      return x / y;
    case '//':
      return Math.floor(x / y);
    case '%':
      return x - y * Math.floor(x / y);
    default:
      return x ** y;
  }
}

function integers(sign: string, x: bigint, y: bigint): bigint {
  if (y === 0n && (sign === '//' || sign === '%')) throw new PythonTypeError('division by zero');
  const remainder = () => ((x % y) + y) % y;
  switch (sign) {
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '//':
      return (x - remainder()) / y;
    case '%':
      return remainder();
    default:
      if (y * BigInt(x.toString(2).length) > 10_000n) throw new PythonTypeError('power too large');
      return x ** y;
  }
}

function whole(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
