import { afterAll, describe, expect, test } from 'vitest';
import { openSmallModel, weighSmallModel } from '../../test/benchmarks/weigh-small-model.ts';
import { localModel, nodeLlamaCpp } from '../../test/model-server/local-model.ts';
import { needs, shared, sharedPath } from '../../test/needs.ts';
import type { Endpoint } from '../providers/endpoint.ts';
import { wilsonInterval } from '../statistics/intervals/wilson.ts';
import { loadBenchmark } from './load.ts';

let opened: Promise<Endpoint> | undefined;
afterAll(async () => (await opened)?.close());

const dataDir = sharedPath('benchmarks');

describe('SmolLM2-135M-Instruct, 200 items of each', () => {
  test('GSM8K', async (context) => {
    needs(context, nodeLlamaCpp(), localModel(), shared('benchmarks/gsm8k/test.jsonl.gz'));
    opened ??= openSmallModel(1536);
    const { benchmark } = await loadBenchmark('gsm8k', { dataDir });
    const { status, total } = await weighSmallModel(await opened, benchmark, {
      limit: 200,
      sampling: { max_tokens: 16 },
    });
    expect(status).toBe('finished');
    expect(total.errors).toEqual({});
    expect(total.score).toMatchObject({ scored: 200, unscored: 0 });
  });

  test('MMLU-Pro by log-likelihood, four options', async (context) => {
    needs(context, nodeLlamaCpp(), localModel(), shared('benchmarks/mmlu-pro/test.jsonl.gz'));
    opened ??= openSmallModel(1536);
    const { benchmark } = await loadBenchmark('mmlu-pro-loglikelihood', { dataDir });
    const items = benchmark.items.filter(({ choices }) => choices!.length === 4);
    const { status, total } = await weighSmallModel(
      await opened,
      { ...benchmark, items },
      { limit: 200 },
    );
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
