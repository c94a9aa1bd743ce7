import type { BenchmarkDefinition } from '../../benchmarks/definition.ts';
import { diagnose, type Means } from '../../benchmarks/doctor.ts';
import type { BenchmarkError } from '../../benchmarks/error.ts';
import { type SuitePart, suiteParts } from '../../benchmarks/suite-parts.ts';
import type { Suite } from '../../catalog/index.ts';
import { type JobModel, modelName } from '../../engine/job.ts';
import type { Benchmarks, NamedBenchmark } from './load-benchmarks.ts';
import { sandboxState } from './sandbox-state.ts';

/**
 * What keeps a part of a suite from being run, or from being whole.
 * `data` and `token` are about the items, the others are needs of benchmarks.
 */
export interface Gap {
  /** Benchmark of the catalogue, or id of a built-in one. */
  benchmark: string;
  missing: 'not-built-in' | 'data' | 'token' | BenchmarkDefinition['needs'][number];
  /** What to do about it. */
  remedy: string;
}

export interface PreparedPart {
  component: string;
  name: string;
  /** Share of the suite's weight, 0 to 1. */
  weight: number;
  /** Ids of the benchmarks that run. */
  runs: string[];
  /** The benchmark whose categories they are, which add up by a formula of its makers; null: none. */
  composite: string | null;
  /** Empty: the part is measured whole. */
  gaps: Gap[];
}

/** A suite on one model, as far as it can be run here. */
export interface PreparedSuite {
  suite: string;
  hash: string;
  model: string;
  parts: PreparedPart[];
}

/** What a suite is prepared with. */
export interface SuiteMeans {
  model: JobModel;
  hasJudge: boolean;
  hasUser: boolean;
  benchmarks: Benchmarks;
}

/**
 * Loads the benchmarks of a suite that can be run with this machine, this model and these flags, and
 * says of all others what is missing. Nothing is sent but what tells whether the endpoint gives
 * log-likelihoods.
 */
export async function prepareSuite(
  suite: Suite,
  means: SuiteMeans,
): Promise<{ prepared: PreparedSuite; loaded: NamedBenchmark[] }> {
  const { allBenchmarks } = await import('../../benchmarks/catalogue.ts');
  const parts = suiteParts(suite, await allBenchmarks());
  const definitions = parts.flatMap((part) => part.definitions);
  const { endpoint } = means.model;
  const asksWeights = definitions.some(({ needs }) => needs.includes('loglikelihood'));
  const known: Means = {
    sandbox: await sandboxState(definitions),
    judge: means.hasJudge,
    user: means.hasUser,
    can:
      asksWeights && endpoint.can.loglikelihood === null
        ? await endpoint.probe(['loglikelihood'])
        : endpoint.can,
  };
  const total = suite.components.reduce((sum, { weight }) => sum + weight, 0);
  const loaded: NamedBenchmark[] = [];
  const prepared: PreparedPart[] = [];
  for (const part of parts) {
    const gaps = gapsOf(part);
    const runs: string[] = [];
    for (const definition of part.definitions) {
      const found = await obtain(definition, known, means.benchmarks);
      if (Array.isArray(found)) gaps.push(...found);
      else {
        runs.push(definition.id);
        loaded.push(found);
      }
    }
    const { id: component, name, weight } = part.component;
    const { composite } = part;
    prepared.push({ component, name, weight: weight / total, runs, composite, gaps });
  }
  const model = modelName(means.model);
  return { prepared: { suite: suite.id, hash: suite.hash, model, parts: prepared }, loaded };
}

function gapsOf({ notBuiltIn, onlyCategories, refused }: SuitePart): Gap[] {
  return [
    ...notBuiltIn.map(
      (benchmark): Gap => ({
        benchmark,
        missing: 'not-built-in',
        remedy: 'cited scores of it count in `weigh rank`',
      }),
    ),
    ...onlyCategories.map(
      (benchmark): Gap => ({
        benchmark,
        missing: 'not-built-in',
        remedy: 'only some of its categories are, so they give no score of the whole',
      }),
    ),
    ...refused.map(
      ({ id, reason }): Gap => ({ benchmark: id, missing: 'container', remedy: reason }),
    ),
  ];
}

/** The benchmark, or what is missing for it. */
async function obtain(
  definition: BenchmarkDefinition,
  means: Means,
  benchmarks: Benchmarks,
): Promise<NamedBenchmark | Gap[]> {
  const { dataDir } = benchmarks;
  const { data, remedy, needs } = await diagnose(definition, { dataDir }, means);
  const { id } = definition;
  const gaps = needs
    .filter(({ met }) => met === false)
    .map(({ need, remedy: how }): Gap => ({ benchmark: id, missing: need, remedy: how ?? '' }));
  if (data === 'needs a token') gaps.push({ benchmark: id, missing: 'token', remedy: remedy! });
  if (data === 'by hand') gaps.push({ benchmark: id, missing: 'data', remedy: remedy! });
  if (gaps.length > 0) return gaps;
  try {
    return await benchmarks.load(id);
  } catch (error) {
    if (!isDataError(error)) throw error;
    const missing = error.code === 'data-gated' ? 'token' : 'data';
    return [{ benchmark: id, missing, remedy: `${error.message}: ${error.remedy}` }];
  }
}

function isDataError(error: unknown): error is BenchmarkError {
  return (
    error instanceof Error &&
    error.name === 'BenchmarkError' &&
    /^data-/.test((error as BenchmarkError).code)
  );
}
