import { bfclIds } from './bfcl/categories.ts';
import type { BenchmarkDefinition } from './definition.ts';
import { BenchmarkError } from './error.ts';
import { notRunnable } from './not-runnable.ts';

/**
 * The built-in benchmarks by folder, with the ids that each defines. Loaded when first asked for: a
 * run needs one of them.
 */
const folders: readonly {
  ids: readonly string[];
  load: () => Promise<{ definitions: readonly BenchmarkDefinition[] }>;
}[] = [
  { ids: ['aa-lcr'], load: () => import('./aa-lcr/index.ts') },
  {
    ids: ['aime-2024', 'aime-2024-aa', 'aime-2025', 'aime-2025-glm'],
    load: () => import('./aime/index.ts'),
  },
  {
    ids: ['arc-c', 'arc-c-loglikelihood', 'arc-e', 'arc-e-loglikelihood'],
    load: () => import('./arc/index.ts'),
  },
  { ids: bfclIds, load: () => import('./bfcl/index.ts') },
  { ids: ['browsecomp'], load: () => import('./browsecomp/index.ts') },
  { ids: ['ceval', 'ceval-5-shot'], load: () => import('./ceval/index.ts') },
  { ids: ['cmmlu'], load: () => import('./cmmlu/index.ts') },
  {
    ids: ['gpqa-diamond', 'gpqa-diamond-glm', 'gpqa-diamond-aa'],
    load: () => import('./gpqa-diamond/index.ts'),
  },
  { ids: ['gsm8k', 'gsm8k-completion'], load: () => import('./gsm8k/index.ts') },
  { ids: ['hellaswag'], load: () => import('./hellaswag/index.ts') },
  { ids: ['hle'], load: () => import('./hle/index.ts') },
  { ids: ['humaneval'], load: () => import('./humaneval/index.ts') },
  { ids: ['humaneval-plus'], load: () => import('./humaneval-plus/index.ts') },
  { ids: ['ifbench'], load: () => import('./ifbench/index.ts') },
  { ids: ['ifeval'], load: () => import('./ifeval/index.ts') },
  { ids: ['math-500', 'math-500-glm'], load: () => import('./math-500/index.ts') },
  {
    ids: ['livecodebench', 'livecodebench-glm', 'livecodebench-aa'],
    load: () => import('./livecodebench/index.ts'),
  },
  { ids: ['mbpp-plus'], load: () => import('./mbpp-plus/index.ts') },
  { ids: ['mgsm'], load: () => import('./mgsm/index.ts') },
  { ids: ['mmlu', 'mmlu-loglikelihood'], load: () => import('./mmlu/index.ts') },
  {
    ids: ['mmlu-pro', 'mmlu-pro-glm', 'mmlu-pro-aa', 'mmlu-pro-loglikelihood'],
    load: () => import('./mmlu-pro/index.ts'),
  },
  {
    ids: ['scicode', 'scicode-glm', 'scicode-aa'],
    load: () => import('./scicode/index.ts'),
  },
  { ids: ['simpleqa'], load: () => import('./simpleqa/index.ts') },
  {
    ids: [
      'tau-bench-retail',
      'tau-bench-retail-pass-4',
      'tau-bench-retail-glm',
      'tau-bench-airline',
      'tau-bench-airline-pass-4',
      'tau-bench-airline-glm',
    ],
    load: () => import('./tau-bench/index.ts'),
  },
  {
    ids: [
      'tau2-bench-retail',
      'tau2-bench-telecom',
      'tau2-bench-telecom-aa',
      'tau2-bench-telecom-small',
    ],
    load: () => import('./tau2-bench/index.ts'),
  },
  { ids: ['truthfulqa-mc1', 'truthfulqa-mc2'], load: () => import('./truthfulqa/index.ts') },
];

/** Ids of the built-in benchmarks, in the order of the listing. */
export const benchmarkIds: readonly string[] = folders.flatMap(({ ids }) => ids);

/** @throws BenchmarkError `unknown` with the ids that are near; `needs` for what no machine can run yet. */
export async function findBenchmark(id: string): Promise<BenchmarkDefinition> {
  const folder = folders.find(({ ids }) => ids.includes(id));
  const definition = (await folder?.load())?.definitions.find((each) => each.id === id);
  const refused = notRunnable.find((each) => each.id === id);
  if (!definition && refused) {
    throw new BenchmarkError(
      'needs',
      `${refused.name} ${refused.reason}`,
      `\`weigh import FILE --benchmark ${id}\`; docs/import.md says which files`,
    );
  }
  if (!definition) {
    const near = benchmarkIds.filter((each) => each.includes(id) || id.includes(each));
    throw new BenchmarkError(
      'unknown',
      `no built-in benchmark "${id}"`,
      `there are ${(near.length > 0 ? near : benchmarkIds).join(', ')}; a folder or a YAML file of your own is given by its path`,
    );
  }
  return definition;
}

/** All of them. */
export async function allBenchmarks(): Promise<BenchmarkDefinition[]> {
  return (await Promise.all(folders.map(({ load }) => load()))).flatMap(
    ({ definitions }) => definitions,
  );
}
