import { afterAll, describe, expect, test } from 'vitest';
import {
  openSmallModel,
  shortest,
  weighSmallModel,
} from '../../test/benchmarks/weigh-small-model.ts';
import { localModel, nodeLlamaCpp } from '../../test/model-server/local-model.ts';
import { needs, shared, sharedPath } from '../../test/needs.ts';
import type { Endpoint } from '../providers/endpoint.ts';
import { loadBenchmark } from './load.ts';

let opened: Promise<Endpoint> | undefined;
afterAll(async () => (await opened)?.close());

const dataDir = sharedPath('benchmarks');

// A real model from end to end. What it knows is little; that all of it is accounted for is the
// point. The shortest questions, since a processor reads a hundred tokens a second.
describe('SmolLM2-135M-Instruct', { timeout: 600_000 }, () => {
  test('answers 20 questions of GSM8K', async (context) => {
    needs(context, nodeLlamaCpp(), localModel(), shared('benchmarks/gsm8k/test.jsonl.gz'));
    opened ??= openSmallModel(768);
    const { benchmark } = await loadBenchmark('gsm8k', { dataDir });
    const { status, total, samples } = await weighSmallModel(
      await opened,
      { ...benchmark, items: shortest(benchmark.items, 20) },
      { sampling: { max_tokens: 48 } },
    );
    expect(status).toBe('finished');
    expect(samples).toHaveLength(20);
    expect(total.errors).toEqual({});
    expect(total.score).toMatchObject({ scored: 20, unscored: 0, outcomes: { error: 0 } });
    for (const { response, scores } of samples) {
      expect(response.text).toMatch(/\w/);
      expect(response.usage.output_tokens).toBeGreaterThan(0);
      expect(response.usage.output_tokens).toBeLessThanOrEqual(48);
      expect(scores.map(({ scorer }) => scorer).sort()).toEqual(
        ['gsm8k@1', 'gsm8k-strict@1'].sort(),
      );
    }
  });

  test('weighs the letters of 60 four-option questions of MMLU-Pro', async (context) => {
    needs(context, nodeLlamaCpp(), localModel(), shared('benchmarks/mmlu-pro/test.jsonl.gz'));
    opened ??= openSmallModel(768);
    const { benchmark } = await loadBenchmark('mmlu-pro-loglikelihood', { dataDir });
    const fourOption = benchmark.items.filter(({ choices }) => choices!.length === 4);
    const { status, total, samples } = await weighSmallModel(
      await opened,
      { ...benchmark, items: shortest(fourOption, 60) },
      {},
    );
    expect(status).toBe('finished');
    expect(samples).toHaveLength(60);
    expect(total.errors).toEqual({});
    const { correct, partial, incorrect } = total.score.outcomes;
    expect(correct + partial + incorrect).toBe(60);
    // One letter for all, or numbers that are all the same, would be no measurement.
    expect(new Set(samples.map(({ scores }) => scores[0]!.answer)).size).toBeGreaterThan(1);
    for (const { scores } of samples) {
      const { loglikelihoods } = scores[0]!.detail as { loglikelihoods: number[] };
      expect(new Set(loglikelihoods).size).toBe(4);
      for (const logprob of loglikelihoods) expect(logprob).toBeLessThan(0);
    }
  });
});
