import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { judgeReply } from '../../../test/benchmarks/judge-reply.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import { cmmlu } from './index.ts';

const row = (split: string, index: string, answer: string) => ({
  split,
  subject: 'birds',
  index,
  question: '哪种鸟不会飞？',
  A: '燕子',
  B: '几维鸟',
  C: '海鸥',
  D: '鸽子',
  answer,
});

benchmarkContract({
  id: 'cmmlu',
  files: {
    'cmmlu/cmmlu.jsonl': [row('dev', '0', 'A'), row('test', '0', 'B'), row('test', '1', 'B')],
  },
  items: 2,
  gold: (item) => `几维鸟的翅膀退化了。\n答案：${item.target}`,
  wrong: () => '海鸥会飞。\n答案：C',
  malformed: '不知道。',
});

describe('cmmlu', () => {
  test('says what to do, for its home is no single file', async () => {
    await expect(cmmlu.load({ env: {} })).rejects.toMatchObject({
      code: 'data-missing',
      remedy: expect.stringMatching(/CSV.*cmmlu\/cmmlu\.jsonl.*--data-dir/),
    });
  });

  test('reads all 11582 questions', async (context) => {
    needs(context, shared('benchmarks/cmmlu/cmmlu.jsonl.gz'));
    const { benchmark } = await cmmlu.load({ dataDir: sharedPath('benchmarks') });
    expect(benchmark.items).toHaveLength(11_582);
    for (const item of benchmark.items.slice(0, 500)) {
      const judged = await judgeReply(benchmark, item, `先分析一下。\n答案：${item.target}`);
      expect(judged.outcome).toBe('correct');
    }
  });
});
