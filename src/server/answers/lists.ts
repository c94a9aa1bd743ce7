import type { Benchmark, Catalog } from '../../catalog/index.ts';
import type { BenchmarkHead, BenchmarksAnswer, SuitesAnswer } from '../api.ts';
import { webAddress } from '../reference.ts';

/** The benchmarks, most scored first. */
export function answerBenchmarks(catalog: Catalog): BenchmarksAnswer {
  const benchmarks = [...catalog.benchmarks.values()].map((each) => headOfBenchmark(catalog, each));
  benchmarks.sort((a, b) => b.scores - a.scores || (a.id < b.id ? -1 : 1));
  return { catalog_hash: catalog.hash, benchmarks };
}

export function headOfBenchmark(catalog: Catalog, benchmark: Benchmark): BenchmarkHead {
  const { line: _, aliases: __, ...rest } = benchmark;
  const scores = catalog.scoresOn(rest.id);
  return {
    ...rest,
    url: webAddress(rest.url),
    models: new Set(scores.map((score) => score.model)).size,
    scores: scores.length,
  };
}

export function answerSuites(catalog: Catalog): SuitesAnswer {
  return {
    catalog_hash: catalog.hash,
    suites: [...catalog.suites.values()].map(({ file: _, ...suite }) => suite),
  };
}
