import { afterAll, describe, expect, test } from 'vitest';
import {
  openSmallModel,
  shortest,
  weighSmallModel,
} from '../../test/benchmarks/weigh-small-model.ts';
import { localModel, nodeLlamaCpp } from '../../test/model-server/local-model.ts';
import { bubblewrap, type Need, needs, shared, sharedPath } from '../../test/needs.ts';
import type { Endpoint } from '../providers/endpoint.ts';
import { wilsonInterval } from '../statistics/intervals/wilson.ts';
import { loadBenchmark } from './load.ts';

let opened: Promise<Endpoint> | undefined;
afterAll(async () => (await opened)?.close());

const dataDir = sharedPath('benchmarks');

// One thread of two cores reads about a hundred tokens a second and writes about twenty: the shortest
// questions, and answers of few tokens, keep all of this in minutes.
describe('SmolLM2-135M-Instruct, the 200 shortest items of each', () => {
  test('GSM8K', async (context) => {
    needs(context, nodeLlamaCpp(), localModel(), shared('benchmarks/gsm8k/test.jsonl.gz'));
    opened ??= openSmallModel(1536);
    const { benchmark } = await loadBenchmark('gsm8k', { dataDir });
    const items = shortest(benchmark.items, 200);
    const { status, total } = await weighSmallModel(
      await opened,
      { ...benchmark, items },
      { sampling: { max_tokens: 16 } },
    );
    expect(status).toBe('finished');
    expect(total.errors).toEqual({});
    expect(total.score).toMatchObject({ scored: 200, unscored: 0 });
  });

  test('MMLU-Pro by log-likelihood, four options', async (context) => {
    needs(context, nodeLlamaCpp(), localModel(), shared('benchmarks/mmlu-pro/test.jsonl.gz'));
    opened ??= openSmallModel(1536);
    const { benchmark } = await loadBenchmark('mmlu-pro-loglikelihood', { dataDir });
    const fourOption = benchmark.items.filter(({ choices }) => choices!.length === 4);
    const items = shortest(fourOption, 200);
    const { status, total } = await weighSmallModel(await opened, { ...benchmark, items }, {});
    expect(status).toBe('finished');
    expect(total.errors).toEqual({});
    const { value } = total.score;
    expect(value.count).toBe(200);
    // It knows next to nothing: one in four is what guessing gives.
    const interval = wilsonInterval(value.sum!, value.count, { level: 0.99 });
    expect(interval.lo).toBeLessThan(0.35);
    expect(interval.hi).toBeGreaterThan(0.15);
  });
});

/** Tokens of an answer: too few for most, so that no score here says anything about the model. */
const runs: { id: string; data: string; max_tokens: number; also?: Need }[] = [
  { id: 'math-500', data: 'math-500/test.jsonl.gz', max_tokens: 48 },
  { id: 'mmlu-pro-aa', data: 'mmlu-pro/test.jsonl.gz', max_tokens: 16 },
  { id: 'ifeval', data: 'ifeval/input_data.jsonl.gz', max_tokens: 24 },
  { id: 'humaneval', data: 'humaneval/HumanEval.jsonl.gz', max_tokens: 32, also: bubblewrap() },
  {
    id: 'bfcl-simple-python',
    data: 'bfcl-v3/BFCL_v4_simple_python.json.gz',
    max_tokens: 24,
  },
];

describe('SmolLM2-135M-Instruct, the 20 shortest items of each', () => {
  test.for(runs)('$id', async ({ id, data, max_tokens, also }, context) => {
    needs(context, nodeLlamaCpp(), localModel(), shared(`benchmarks/${data}`));
    if (also) needs(context, also);
    opened ??= openSmallModel(1536);
    const { benchmark } = await loadBenchmark(id, { dataDir });
    const items = shortest(benchmark.items, 20);
    const { status, total, samples } = await weighSmallModel(
      await opened,
      { ...benchmark, items },
      { sampling: { max_tokens } },
    );
    expect(status).toBe('finished');
    expect(total.errors).toEqual({});
    expect(samples).toHaveLength(20);
    expect(total.score).toMatchObject({ scored: 20, unscored: 0, outcomes: { error: 0 } });
    for (const { response, scores } of samples) {
      expect(response.usage.output_tokens).toBeGreaterThan(0);
      expect(response.usage.output_tokens).toBeLessThanOrEqual(max_tokens);
      expect(scores).toHaveLength(benchmark.scorers.length);
    }
  });
});
