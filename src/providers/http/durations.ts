const unitMs: Record<string, number> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** Numbers above are a point in time: in seconds, or from 1e11 on in milliseconds, since 1970. */
const earliestEpochSeconds = 1e9;
const earliestEpochMs = 1e11;

/**
 * Milliseconds from `now` to what a header calls a reset: `1s`, `6m0s`, `2m59.56s`, `120ms`, a
 * number of seconds, a Unix time in seconds or milliseconds, or a date. Never below 0; null when
 * it is none of these.
 */
export function readReset(text: string | undefined, now: number = Date.now()): number | null {
  if (text === undefined) return null;
  const trimmed = text.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) {
    const value = Number(trimmed);
    if (value >= earliestEpochMs) return Math.max(0, value - now);
    if (value >= earliestEpochSeconds) return Math.max(0, value * 1000 - now);
    return value * 1000;
  }
  const duration = readDuration(trimmed);
  if (duration !== null) return duration;
  // A date has a year; without this, Date.parse would read "-1" or "soon 5" as one.
  if (!/\d{4}/.test(trimmed)) return null;
  const date = Date.parse(trimmed);
  return Number.isFinite(date) ? Math.max(0, date - now) : null;
}

/** Milliseconds of `1h2m3.5s` or `20 ms`; null when the text is nothing of the kind. */
export function readDuration(text: string): number | null {
  if (!/^(\d+(\.\d+)?\s*(ms|[dhms])\s*)+$/.test(text)) return null;
  let total = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|[dhms])/g)) {
    total += Number(number) * unitMs[unit!]!;
  }
  return total;
}
