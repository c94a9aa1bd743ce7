import type { Model } from '../../catalog/index.ts';

/** Whether a model meets a condition; an unknown fact does not meet it. */
export type Met = { met: true } | { met: false; unknown: boolean; reason: string };

/** A number that a condition sets, and how far it would have to go for a model. */
export interface Limit {
  value: number;
  side: 'most' | 'least';
  /** What the model has; null when unknown or when no limit would help. */
  need: (model: Model) => number | null;
  /** The limit as one would type it, rounded so that the need fits. */
  round: (need: number) => number;
  /** `$1.20 per million tokens`. */
  say: (value: number) => string;
  /** The same without its unit, for the first of two: `$1.20 instead of $1.00 per million tokens`. */
  short: (value: number) => string;
}

/** One thing that the question asks of a model. */
export interface Condition {
  /** Parameter of the question. */
  parameter: string;
  /** One of several values, such as a country that is not wanted; null otherwise. */
  value: string | null;
  /** What is asked: `licence allows commercial use`. */
  words: string;
  /** The question without it: `if the licence need not allow commercial use`. */
  without: string;
  limit: Limit | null;
  /** Facts of the model's sheet that decide. */
  facts: string[];
  check: (model: Model) => Met;
}

/** What a check answers. */
export const met: Met = { met: true };
export const fails = (reason: string): Met => ({ met: false, unknown: false, reason });
export const unknownFact = (reason: string): Met => ({ met: false, unknown: true, reason });

/** Rounds up to what one would type and what is printed: cents, whole dollars, two digits of less. */
export function upInCents(value: number): number {
  if (value >= 1000) return roundUp(value, 0);
  return value >= 0.1 || value === 0 ? roundUp(value, 2) : upInDigits(value, 2);
}

export const upInGigabytes = (value: number): number => roundUp(value, value >= 100 ? 0 : 1);
export const upInBillions = (value: number): number => upInDigits(value, 3);

/** Rounds down: to thousands of tokens, or ten thousands from a million on. */
export function downInTokens(value: number): number {
  const step = value >= 1e6 ? 1e4 : value >= 1000 ? 1000 : 1;
  return Math.floor(value / step) * step;
}

function upInDigits(value: number, digits: number): number {
  return roundUp(value, digits - 1 - Math.floor(Math.log10(value)));
}

/** The least number of that many digits behind the point that is not below the value. */
function roundUp(value: number, digits: number): number {
  const scale = 10 ** Math.abs(digits);
  const back = (steps: number): number => (digits >= 0 ? steps / scale : steps * scale);
  // 0.3 x 100 is 30.000000000000004 and means 30.
  const steps = Math.ceil((digits >= 0 ? value * scale : value / scale) - 1e-9);
  return back(steps) >= value ? back(steps) : back(steps + 1);
}

/** Those that a model does not meet, with why. */
export function failing(
  conditions: readonly Condition[],
  model: Model,
): { condition: Condition; unknown: boolean; reason: string }[] {
  return conditions.flatMap((condition) => {
    const result = condition.check(model);
    return result.met ? [] : [{ condition, unknown: result.unknown, reason: result.reason }];
  });
}
