import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { judgeReply } from '../../../test/benchmarks/judge-reply.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import { findBenchmark } from '../catalogue.ts';

for (const id of ['aime-2024', 'aime-2024-aa', 'aime-2025', 'aime-2025-glm']) {
  const year = id.slice(5, 9);
  benchmarkContract({
    id,
    files: {
      [`aime/aime${year}.json`]: JSON.stringify([
        { id: 1, problem: 'Half of 66?', answer: '033' },
        { problem: 'Half of 68?', expected_answer: 34 },
      ]),
    },
    items: 2,
    gold: (item) => `Half is \\boxed{${item.target}}.`,
    wrong: () => 'Half is \\boxed{35}.',
    malformed: 'Half is some number.',
  });

  describe(id, () => {
    test('reads all 30 problems', async (context) => {
      needs(context, shared(`benchmarks/aime/aime${year}.jsonl`));
      const definition = await findBenchmark(id);
      const { benchmark, notices } = await definition.load({ dataDir: sharedPath('benchmarks') });
      expect(notices).toEqual([expect.stringContaining('is the copy of github.com/NVIDIA')]);
      expect(benchmark.items).toHaveLength(30);
      for (const item of benchmark.items) {
        expect(item.target).toMatch(/^\d{1,3}$/);
        const judged = await judgeReply(benchmark, item, `\\boxed{${item.target}}`);
        expect(judged.outcome).toBe('correct');
      }
    });
  });
}

test('takes 033 for 33 and nothing for an answer that is no whole number', async () => {
  const folder = dataFolder({
    'aime/aime2024.jsonl': [{ problem: 'Half of 67?', answer: '33.5' }],
  });
  const definition = await findBenchmark('aime-2024');
  await expect(definition.load({ dataDir: folder.path })).rejects.toMatchObject({
    code: 'data-malformed',
    message: expect.stringContaining('no whole number'),
  });
  folder.remove();
});
