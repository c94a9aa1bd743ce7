import { describe, expect, test } from 'vitest';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { judgeReply } from '../../../test/benchmarks/judge-reply.ts';
import { type Need, needs, shared, sharedPath } from '../../../test/needs.ts';
import { isSingleTurn } from '../../engine/benchmark.ts';
import { findProgram } from '../../sandbox/find-program.ts';
import { humaneval } from './index.ts';

const bubblewrap: Need = {
  missing: findProgram('bwrap') ? undefined : 'no bubblewrap (apt-get install bubblewrap)',
};

const files = {
  'humaneval/HumanEval.json': JSON.stringify([
    {
      task_id: 'Own/0',
      prompt: 'def twice(n):\n    """Twice n."""\n',
      entry_point: 'twice',
      test: 'def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(-1) == -2\n',
    },
  ]),
};

describe('humaneval', () => {
  test('reads all 164 functions, checked against the pinned digest', async (context) => {
    needs(context, shared('benchmarks/humaneval/HumanEval.jsonl.gz'));
    const { benchmark, notices } = await humaneval.load({ dataDir: sharedPath('benchmarks') });
    expect(notices).toEqual([]);
    expect(benchmark.items).toHaveLength(164);
    for (const { target } of benchmark.items) {
      expect(() => benchmark.scorers[0].scorer.check(target)).not.toThrow();
    }
  });

  test('asks for the whole function and shows no test', async () => {
    const folder = dataFolder(files);
    const { benchmark } = await humaneval.load({ dataDir: folder.path });
    if (!isSingleTurn(benchmark)) throw new Error('expected single prompts');
    const prompt = JSON.stringify(benchmark.prompt(benchmark.items[0]!));
    expect(prompt).toContain('def twice(n):');
    expect(prompt).not.toContain('assert');
    folder.remove();
  });

  test('judges gold, wrong, missing and hostile programs', {
    timeout: 120_000,
  }, async (context) => {
    needs(context, bubblewrap);
    const folder = dataFolder(files);
    const { benchmark } = await humaneval.load({ dataDir: folder.path });
    const [item] = benchmark.items;
    const block = (body: string) => `Here:\n\`\`\`python\ndef twice(n):\n    ${body}\n\`\`\``;
    const outcomes = await Promise.all(
      [block('return 2 * n'), block('return n'), '', block('import os; os._exit(0)')].map(
        async (reply) => (await judgeReply(benchmark, item!, reply)).outcome,
      ),
    );
    expect(outcomes).toEqual(['correct', 'incorrect', 'unparsed', 'incorrect']);
    folder.remove();
  });
});
