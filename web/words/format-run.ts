import type { Total } from '../../src/server/api.ts';
import * as format from './format.ts';

/** Numbers as the pages on own runs write them. */

/** A score of 0 to 1 in percent with a decimal: "61.2 %". */
export function score(value: number): string {
  return `${format.points(100 * value)}\u202f%`;
}

/** Milliseconds in the largest units that say enough: "340 ms", "4.2 s", "3 min 20 s", "2 h 5 min". */
export function duration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)}\u202fms`;
  const seconds = ms / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)}\u202fs`;
  const minutes = Math.floor(Math.round(seconds) / 60);
  if (minutes < 60) return `${minutes}\u202fmin ${Math.round(seconds) % 60}\u202fs`;
  const whole = Math.round(seconds / 60);
  return `${Math.floor(whole / 60)}\u202fh ${whole % 60}\u202fmin`;
}

/** "2026-11-22 09:30" of an ISO date in UTC. */
export function minute(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

/** "2026-11-22 09:30:05" */
export function second(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}

/** A sum of which a part may not be known: what is known, then a plus; null when nothing is. */
export function dollars({ sum, unknown }: Total): string | null {
  if (sum === null) return null;
  return `${format.dollars(sum)}${unknown > 0 ? '+' : ''}`;
}
