import { calculate } from '../python/arithmetic.ts';
import { Float, numeric, type Value } from '../python/value.ts';
import { ToolError } from './record.ts';

function number(value: Value): number {
  const found = numeric(value);
  if (found === null) throw new ToolError('an amount is no number');
  return Number(found);
}

function of(sign: string, a: Value, b: Value): Value {
  number(a);
  number(b);
  return calculate(sign, a, b);
}

/** Amounts stay ints where both are, as in Python. */
export const add = (a: Value, b: Value): Value => of('+', a, b);
export const subtract = (a: Value, b: Value): Value => of('-', a, b);
export const times = (a: Value, b: Value): Value => of('*', a, b);
export const sum = (amounts: readonly Value[]): Value => amounts.reduce(add, 0);
export const negative = (amount: Value) => subtract(0, amount);
export const isLess = (a: Value, b: Value) => number(a) < number(b);
export const isPositive = (amount: Value) => number(amount) > 0;

/** `abs(amount)`. */
export const absolute = (amount: Value): Value => (isPositive(amount) ? amount : negative(amount));

/** `round(amount, 2)`: to cents, an exact half to the even one; an int stays an int. */
export function cents(amount: Value): Value {
  return amount instanceof Float ? new Float(roundCents(amount.value)) : amount;
}

/** The number that `round(value, 2)` gives. */
export function roundCents(value: number): number {
  // Only multiples of an eighth can lie exactly between two cents; toFixed rounds those up.
  const eighths = value * 8;
  if (Number.isInteger(eighths) && eighths % 2 !== 0) {
    const lower = Math.floor(value * 100);
    return (lower % 2 === 0 ? lower : lower + 1) / 100;
  }
  return Number(value.toFixed(2));
}
