/** Items assumed when a benchmark's size is unknown; a middling benchmark. Marked as imputed. */
export const assumedItems = 300;

/**
 * Standard error, in points, of a published percentage: sampling of items plus the spread between
 * sources (STATISTICS C3.2). Two successes and two failures are added before p (1 - p) / n, so that
 * 0 % and 100 % are not taken for certain (Agresti and Coull 1998).
 *
 * @param percent 0 to 100.
 * @param items of the benchmark; null when unknown.
 * @param sourceSd points; see `sourceSpread`.
 */
export function imputeStandardError(
  percent: number,
  items: number | null,
  sourceSd: number,
): number {
  const n = items ?? assumedItems;
  const p = ((percent / 100) * n + 2) / (n + 4);
  return Math.sqrt((1e4 * p * (1 - p)) / (n + 4) + sourceSd * sourceSd);
}
