/** Wall time and processor time of the same work, in milliseconds. */
export interface Timing {
  readonly ms: number;
  /** All threads of the process together. */
  readonly cpu: number;
}

/**
 * Best of `runs` timed runs after some that warm up the compiler, each clock by itself: on a machine
 * with other work the processor's says what the wall clock would show without.
 */
export function best<T>(runs: number, work: () => T): Timing & { readonly result: T } {
  let result = work();
  result = work();
  let ms = Number.POSITIVE_INFINITY;
  let cpu = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const began = process.cpuUsage();
    const started = performance.now();
    result = work();
    ms = Math.min(ms, performance.now() - started);
    cpu = Math.min(cpu, processorTime(began));
  }
  return { ms, cpu, result };
}

/** Milliseconds since `began`. */
export function processorTime(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
