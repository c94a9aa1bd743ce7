import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { doubling } from '../../../test/benchmarks/doubling.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import { humanevalPlus } from './index.ts';

benchmarkContract({
  id: 'humaneval-plus',
  files: {
    'humaneval-plus/HumanEvalPlus-OriginFmt.json': JSON.stringify([
      {
        task_id: 'Own/0',
        prompt: 'def double(n):\n    """Twice n."""\n',
        entry_point: 'double',
        test: 'import numpy as np\ndef check(candidate):\n    inputs = [[2], [-1], [0.1]]\n    results = [4, -2, 0.2]\n    for inp, exp in zip(inputs, results):\n        assert np.allclose(candidate(*inp), exp)\n        assert candidate(*inp) == exp\n',
      },
    ]),
  },
  ...doubling,
});

describe('humaneval-plus', () => {
  test('reads all 164 functions, checked against the pinned digest', async (context) => {
    needs(context, shared('benchmarks/humaneval-plus/HumanEvalPlus-OriginFmt.jsonl.gz'));
    const { benchmark, notices } = await humanevalPlus.load({ dataDir: sharedPath('benchmarks') });
    expect(notices).toEqual([]);
    expect(benchmark.items).toHaveLength(164);
  });
});
