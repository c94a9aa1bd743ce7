import type { Benchmark, BenchmarkItem } from '../../src/engine/benchmark.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import type { RunSettings } from '../../src/engine/settings.ts';
import {
  configurationWith,
  endpointDefaults,
  type Sampling,
} from '../../src/providers/configuration.ts';
import type { Endpoint } from '../../src/providers/endpoint.ts';
import { openGguf } from '../../src/providers/gguf/open.ts';
import { openStore, type RunAggregate, type SampleDetail } from '../../src/store/index.ts';
import { loadedLibrary, modelFile } from '../model-server/local-model.ts';

/** The model of the tests, as `weigh eval` opens it. Close it. */
export function openSmallModel(
  contextSize: number,
  sampling: Partial<Sampling> = {},
): Promise<Endpoint> {
  return openGguf({
    file: modelFile,
    library: loadedLibrary(),
    gpu: false,
    contextSize,
    parallel: 4,
    configuration: configurationWith({
      adapter: 'gguf',
      provider: 'gguf',
      name: 'SmolLM2-135M-Instruct',
      sampling: { ...endpointDefaults, ...sampling },
    }),
  });
}

/** Runs a benchmark on it from end to end, into a store in memory. */
export async function weighSmallModel(
  endpoint: Endpoint,
  benchmark: Benchmark,
  settings: RunSettings,
): Promise<{ status: string; total: RunAggregate; samples: SampleDetail[] }> {
  const store = await openStore(':memory:');
  try {
    const model = { endpoint, address: 'gguf', price: null };
    const [end] = await evaluate([{ benchmark, model, settings }], { store });
    const samples: SampleDetail[] = [];
    for await (const some of store.samples(end!.run)) samples.push(...some);
    return { status: end!.status, total: await store.aggregate(end!.run), samples };
  } finally {
    await store.close();
  }
}

/** The items with the shortest questions and choices, in their own order. */
export function shortest(items: readonly BenchmarkItem[], count: number): BenchmarkItem[] {
  const lengthOf = ({ content, choices }: BenchmarkItem) =>
    JSON.stringify([content, choices]).length;
  const chosen = new Set([...items].sort((a, b) => lengthOf(a) - lengthOf(b)).slice(0, count));
  return items.filter((item) => chosen.has(item));
}
