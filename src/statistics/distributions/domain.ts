import { StatisticsError } from '../errors.ts';

/** @throws StatisticsError `out-of-range` when `holds` is false (also for NaN, which compares false). */
export function requireDomain(holds: boolean, what: string): void {
  if (!holds) throw new StatisticsError('out-of-range', what);
}
