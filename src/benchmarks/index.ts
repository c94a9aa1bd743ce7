/** The benchmarks: those built in, and how one's own are read. */
export { allBenchmarks, benchmarkIds, findBenchmark } from './catalogue.ts';
export type { DataOptions } from './data/obtain-file.ts';
export type {
  BenchmarkDefinition,
  BenchmarkNeed,
  LoadedBenchmark,
  ProtocolName,
} from './definition.ts';
export { BenchmarkError } from './error.ts';
export { loadBenchmark, type ReadyBenchmark } from './load.ts';
