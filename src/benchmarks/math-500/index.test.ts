import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { judgeReply } from '../../../test/benchmarks/judge-reply.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import { math500 } from './index.ts';

const row = (unique_id: string, answer: string) => ({
  problem: `Which number is written ${unique_id}?`,
  answer,
  subject: 'Prealgebra',
  level: 1,
  unique_id,
});
const files = { 'math-500/test.json': JSON.stringify([row('a', '\\frac{1}{2}'), row('b', '7')]) };

for (const id of ['math-500', 'math-500-glm']) {
  benchmarkContract({
    id,
    files,
    items: 2,
    gold: (item) => `It is so: \\boxed{${item.target}}.`,
    wrong: () => 'It is so: \\boxed{8}.',
    malformed: 'I do not know.',
  });
}

describe('math-500', () => {
  test('reads all 500 problems, and judges each answer equal to itself', async (context) => {
    needs(context, shared('benchmarks/math-500/test.jsonl.gz'));
    const { benchmark, notices } = await math500.load({ dataDir: sharedPath('benchmarks') });
    expect(notices).toEqual([]);
    expect(benchmark.items).toHaveLength(500);
    expect(benchmark.data.sha256).toBe(
      '35dc41080a3680858b27fa7e0533d2d547825316fc5dafe5d316f4ccc5a06132',
    );
    for (const scorer of [0, 1, 2]) {
      const missed: string[] = [];
      for (const item of benchmark.items) {
        const reply = `So the answer is $\\boxed{${item.target}}$.`;
        if ((await judgeReply(benchmark, item, reply, scorer)).outcome !== 'correct') {
          missed.push(`${item.id} ${item.target}`);
        }
      }
      expect(missed).toEqual([]);
    }
  });
});
