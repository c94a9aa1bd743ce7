import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { judgeReply, likelihoods } from '../../../test/benchmarks/judge-reply.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import { truthfulqaMc1, truthfulqaMc2 } from './index.ts';

const options = { choices: ['True thing.', 'False thing.', 'Falser thing.'], labels: [1, 0, 0] };
const files = {
  'truthfulqa/TruthfulQA.jsonl': [
    { question: 'What is so?', mc1_targets: options, mc2_targets: options },
  ],
};

benchmarkContract({
  id: 'truthfulqa-mc1',
  files,
  items: 1,
  gold: () => likelihoods(-1, -5, -6),
  wrong: () => likelihoods(-7, -5, -6),
});
benchmarkContract({
  id: 'truthfulqa-mc2',
  files,
  items: 1,
  gold: () => likelihoods(0, -1000, -1000),
  wrong: () => likelihoods(-3, -3, -3),
});

describe('truthfulqa', () => {
  test('reads the 813 questions of the table that is here', async (context) => {
    needs(context, shared('benchmarks/truthfulqa/TruthfulQA.csv.gz'));
    const { benchmark, notices } = await truthfulqaMc2.load({ dataDir: sharedPath('benchmarks') });
    expect(benchmark.items).toHaveLength(813);
    expect(notices).toHaveLength(1);
    const [item] = benchmark.items;
    const even = await judgeReply(benchmark, item!, likelihoods(...item!.choices!.map(() => -9)));
    const { truth } = item!.target as { truth: boolean[] };
    expect(even.value).toBeCloseTo(truth.filter(Boolean).length / truth.length, 12);
  });

  test('offers one true answer in mc1, the first', async (context) => {
    needs(context, shared('benchmarks/truthfulqa/TruthfulQA.csv.gz'));
    const { benchmark } = await truthfulqaMc1.load({ dataDir: sharedPath('benchmarks') });
    expect(benchmark.items.every(({ target }) => (target as { answer: number }).answer === 0)).toBe(
      true,
    );
  });
});
