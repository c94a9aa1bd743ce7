import type { Standing } from './standings.ts';
import { rankSetsOf } from './standings-table.ts';
import { list } from './wording.ts';

/**
 * Two models are a tie when noise alone has at least a 25 % chance to turn their order: their
 * difference is below 0.674 of its standard error.
 */
const tieQuantile = 0.6744897501960817;

/** Neighbours of a place that tie with the model that holds it, as first and last position. */
export function tieAround(rows: readonly Standing[], at: number): [number, number] {
  const own = rows[at]!;
  const ties = (other: Standing): boolean =>
    Math.abs(own.score - other.score) < tieQuantile * Math.hypot(own.se, other.se);
  let first = at;
  let last = at;
  while (first > 0 && ties(rows[first - 1]!)) first--;
  while (last < rows.length - 1 && ties(rows[last + 1]!)) last++;
  return [first, last];
}

/** Sentences about the ties around the given positions, each tie once, nested ones left out. */
export function describeTies(
  rows: readonly Standing[],
  places: readonly number[],
  seed: number,
): string[] {
  const ties = places
    .filter((at) => at >= 0 && at < rows.length)
    .map((at) => tieAround(rows, at))
    .filter(([first, last]) => last > first)
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const widest = ties.filter(
    ([first, last], i) => !ties.some(([f, l], j) => j < i && f <= first && last <= l),
  );
  const sets = rankSetsOf(rows, seed);
  return widest.map(([first, last]) => {
    const tied = rows.slice(first, last + 1);
    const gap = tied[0]!.score - tied.at(-1)!.score;
    const error = Math.hypot(tied[0]!.se, tied.at(-1)!.se);
    const names = tied.map((row) => `${row.model.name} ${row.score.toFixed(2)}`);
    const own = sets.slice(first, last + 1);
    const range = [Math.min(...own.map(([low]) => low)), Math.max(...own.map(([, high]) => high))];
    const joint = last === first + 1 ? 'and' : 'to';
    return `Places ${first + 1} ${joint} ${last + 1} are a tie: ${list(names)} lie within ${gap.toFixed(2)} points, where the standard error of a difference is ${error.toFixed(1)}; their rank sets reach from ${range[0]} to ${range[1]}.`;
  });
}
