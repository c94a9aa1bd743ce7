import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { doubling } from '../../../test/benchmarks/doubling.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import { isSingleTurn } from '../../engine/benchmark.ts';
import { mbppPlus } from './index.ts';

benchmarkContract({
  id: 'mbpp-plus',
  files: {
    'mbpp-plus/MbppPlus-OriginFmt.json': JSON.stringify([
      {
        task_id: 7,
        prompt: 'Write a function that doubles a number.',
        test_list: ['assert double(2) == 4', 'assert double(0) == 0'],
        test: 'import numpy as np\ndef assertion(out, exp, atol):\n    assert out == exp\ninputs = [[2], [-1]]\nresults = [4, -2]\nfor i, (inp, exp) in enumerate(zip(inputs, results)):\n    assertion(double(*inp), exp, 0)\n',
      },
    ]),
  },
  ...doubling,
});

describe('mbpp-plus', () => {
  test('reads all 378 functions, checked against the pinned digest, and shows one assertion', async (context) => {
    needs(context, shared('benchmarks/mbpp-plus/MbppPlus-OriginFmt.jsonl.gz'));
    const { benchmark, notices } = await mbppPlus.load({ dataDir: sharedPath('benchmarks') });
    expect(notices).toEqual([]);
    expect(benchmark.items).toHaveLength(378);
    if (!isSingleTurn(benchmark)) throw new Error('expected single prompts');
    for (const item of benchmark.items) {
      expect(() => benchmark.scorers[0].scorer.check(item.target)).not.toThrow();
      const prompt = benchmark.prompt(item);
      if (prompt.kind !== 'chat') throw new Error('expected a chat');
      expect(prompt.messages[0]!.content.match(/^assert\b/gm)).toHaveLength(1);
    }
  });
});
