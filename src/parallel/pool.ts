import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';

/**
 * Runs slices of numbered work on worker threads. What a slice returns may depend on its range only,
 * so that the result is the same for any number of workers.
 */
export interface SliceOptions {
  /** Threads; default one per core. */
  workers?: number;
  /** Called after each slice with the number of items done so far. */
  progress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/**
 * @param task URL of a module whose default export computes the items [from, to) of `input`; without
 *   its extension, which is `.ts` in a checkout and `.js` in the built package.
 * @param input copied to each worker with every slice; keep it in typed arrays.
 * @returns the slices' results in the order of the items.
 */
export async function runSlices<Input, Result>(
  task: URL,
  input: Input,
  total: number,
  size: number,
  options: SliceOptions = {},
): Promise<Result[]> {
  const { workers = availableParallelism(), progress, signal } = options;
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const pool = new Piscina({
    filename: new URL(`${task.href}${extension}`).href,
    minThreads: 1,
    maxThreads: Math.max(1, workers),
  });
  let done = 0;
  try {
    const slices: Promise<Result>[] = [];
    for (let from = 0; from < total; from += size) {
      const to = Math.min(from + size, total);
      const run = pool.run({ input, from, to }, signal ? { signal } : {}) as Promise<Result>;
      slices.push(
        run.then((result) => {
          done += to - from;
          progress?.(done, total);
          return result;
        }),
      );
    }
    return await Promise.all(slices);
  } finally {
    await pool.destroy();
  }
}
