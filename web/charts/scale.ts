import { words } from '../words/index.ts';

/** A straight map from values to places on a drawing. */
export interface Scale {
  (value: number): number;
  domain: readonly [number, number];
  range: readonly [number, number];
}

/** @param domain a single value is widened by 1, so that the map exists. */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): Scale {
  const [low, high] = domain[0] === domain[1] ? [domain[0] - 1, domain[1] + 1] : domain;
  const factor = (range[1] - range[0]) / (high - low);
  const scale = (value: number): number => range[0] + (value - low) * factor;
  return Object.assign(scale, { domain: [low, high] as const, range });
}

/** Round values inside the ends, at most about `count` of them: steps of 1, 2 or 5 x 10^k. */
export function niceTicks(low: number, high: number, count: number): number[] {
  const raw = (high - low) / Math.max(1, count);
  if (!(raw > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((m) => m * power).find((candidate) => candidate >= raw)!;
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

export interface TimeTick {
  time: number;
  label: string;
}

/** First days of years, half-years, quarters or months, whichever gives at most `count` of them. */
export function timeTicks(low: number, high: number, count: number): TimeTick[] {
  for (const months of [1, 3, 6, 12, 24, 60]) {
    const ticks: TimeTick[] = [];
    const start = new Date(low);
    let index = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months;
    if (monthStart(index) < low) index += months;
    for (; monthStart(index) <= high; index += months) {
      const [year, month] = [Math.floor(index / 12), index % 12];
      ticks.push({
        time: monthStart(index),
        label: month === 0 || months >= 12 ? String(year) : words().monthName(month + 1),
      });
    }
    if (ticks.length <= count) return ticks;
  }
  return [];
}

function monthStart(index: number): number {
  return Date.UTC(Math.floor(index / 12), index % 12, 1);
}
