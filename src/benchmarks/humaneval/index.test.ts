import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import { isSingleTurn } from '../../engine/benchmark.ts';
import { hostilePrograms } from '../../scorers/code/fixtures/hostile-programs.ts';
import { humaneval } from './index.ts';

const files = {
  'humaneval/HumanEval.json': JSON.stringify([
    {
      task_id: 'Own/0',
      prompt: 'def double(n):\n    """Twice n."""\n',
      entry_point: 'double',
      test: 'def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(-1) == -2\n',
    },
  ]),
};

const block = (body: string) => `Here:\n\`\`\`python\n${body}\n\`\`\``;

benchmarkContract({
  id: 'humaneval',
  files,
  items: 1,
  gold: () => block('def double(n):\n    return 2 * n'),
  wrong: () => block('def double(n):\n    return n'),
  malformed: '',
  hostile: Object.values(hostilePrograms).slice(0, 12).map(block),
});

describe('humaneval', () => {
  test('reads all 164 functions, checked against the pinned digest', async (context) => {
    needs(context, shared('benchmarks/humaneval/HumanEval.jsonl.gz'));
    const { benchmark, notices } = await humaneval.load({ dataDir: sharedPath('benchmarks') });
    expect(notices).toEqual([]);
    expect(benchmark.items).toHaveLength(164);
  });

  test('asks for the whole function and shows no test', async () => {
    const folder = dataFolder(files);
    const { benchmark } = await humaneval.load({ dataDir: folder.path });
    if (!isSingleTurn(benchmark)) throw new Error('expected single prompts');
    const prompt = JSON.stringify(benchmark.prompt(benchmark.items[0]!));
    expect(prompt).toContain('def double(n):');
    expect(prompt).not.toContain('assert');
    folder.remove();
  });
});
