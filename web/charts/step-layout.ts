import { linearScale, niceTicks } from './scale.ts';

/** From `at` (milliseconds of the epoch) on, the value holds. */
export interface Step {
  at: number;
  value: number;
}

export interface StepLayout {
  /** Of the line, for SVG. */
  path: string;
  base: number;
  left: number;
  right: number;
  ticks: { value: number; y: number }[];
  x: (at: number) => number;
}

const top = 8;
const bottom = 24;
const left = 34;

/**
 * A line of steps from the first to `until`, above a base at 0.
 * @param steps one or more, oldest first.
 */
export function layoutSteps(
  steps: readonly Step[],
  until: number,
  width: number,
  height: number,
): StepLayout {
  const begin = steps[0]!.at;
  const end = Math.max(until, steps.at(-1)!.at);
  const highest = Math.max(...steps.map(({ value }) => value));
  const base = height - bottom;
  const right = width - 4;
  const x = linearScale([begin, end], [left, right]);
  const y = linearScale([0, highest], [base, top]);
  const parts = steps.map(({ at, value }, i) =>
    i === 0
      ? `M${x(at).toFixed(1)} ${y(value).toFixed(1)}`
      : `H${x(at).toFixed(1)}V${y(value).toFixed(1)}`,
  );
  return {
    path: `${parts.join('')}H${right}`,
    base,
    left,
    right,
    ticks: niceTicks(0, highest, 4).map((value) => ({ value, y: y(value) })),
    x: (at) => Math.min(right, Math.max(left, x(at))),
  };
}
