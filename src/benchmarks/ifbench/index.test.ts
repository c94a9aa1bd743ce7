import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import { ifbench } from './index.ts';

benchmarkContract({
  id: 'ifbench',
  files: {
    'ifbench/IFBench_test.json': JSON.stringify([
      {
        key: '1',
        prompt: 'Name a bird. Use every number from 1 to 3.',
        instruction_id_list: ['count:numbers'],
        kwargs: [{ N: 3 }],
      },
    ]),
  },
  items: 1,
  gold: () => 'The 1 bird with 2 wings and 3 toes.',
  wrong: () => 'A bird.',
});

describe('ifbench', () => {
  test('reads all 300 prompts, each with instructions that the scorers know', async (context) => {
    needs(context, shared('benchmarks/ifbench/IFBench_test.jsonl.gz'));
    const { benchmark, notices } = await ifbench.load({ dataDir: sharedPath('benchmarks') });
    expect(notices).toEqual([]);
    expect(benchmark.items).toHaveLength(300);
    for (const { target } of benchmark.items) {
      for (const { scorer } of benchmark.scorers) {
        expect(() => scorer.check(target)).not.toThrow();
      }
    }
  });
});
