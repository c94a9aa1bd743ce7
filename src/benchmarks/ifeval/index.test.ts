import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import { ifeval } from './index.ts';

benchmarkContract({
  id: 'ifeval',
  files: {
    'ifeval/input_data.json': JSON.stringify([
      {
        key: 1,
        prompt: 'Name three birds without a comma and with the word robin.',
        instruction_id_list: ['punctuation:no_comma', 'keywords:existence'],
        kwargs: [{}, { keywords: ['robin'] }],
      },
    ]),
  },
  items: 1,
  gold: () => 'A robin and a wren and a lark.',
  wrong: () => 'A robin, a wren and a lark.',
});

describe('ifeval', () => {
  test('reads all 541 prompts, each with instructions that the scorers know', async (context) => {
    needs(context, shared('benchmarks/ifeval/input_data.jsonl.gz'));
    const { benchmark, notices } = await ifeval.load({ dataDir: sharedPath('benchmarks') });
    expect(notices).toEqual([]);
    expect(benchmark.items).toHaveLength(541);
    for (const { target } of benchmark.items) {
      for (const { scorer } of benchmark.scorers) {
        expect(() => scorer.check(target)).not.toThrow();
      }
    }
  });
});
