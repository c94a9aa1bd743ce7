import { UsageError } from './fail.ts';

/** Rank sets need as many. */
const fewest = 100;

/** More would only take longer. */
const most = 10_000;

/** A number of bootstrap draws as typed. @throws UsageError */
export function readDraws(flag: string, text: string): number {
  const draws = Number(text);
  if (!Number.isInteger(draws) || draws < fewest || draws > most) {
    throw new UsageError(
      `--${flag} is a whole number of draws from ${fewest} to ${most}, not "${text}"`,
    );
  }
  return draws;
}
