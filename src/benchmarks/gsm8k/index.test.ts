import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { judgeReply } from '../../../test/benchmarks/judge-reply.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import { isSingleTurn } from '../../engine/benchmark.ts';
import { gsm8k, gsm8kCompletion } from './index.ts';

const record = (n: number) => ({
  question: `Ada has ${n} pens and buys as many again. How many has she?`,
  answer: `She has ${n} + ${n} = <<${n}+${n}=${2 * n}>>${2 * n} pens.\n#### ${2 * n}`,
});
const files = {
  'gsm8k/test.json': JSON.stringify([record(4), record(600)]),
  'gsm8k/train.json': JSON.stringify([1, 2, 3, 5, 6, 7].map(record)),
};

for (const id of ['gsm8k', 'gsm8k-completion']) {
  benchmarkContract({
    id,
    files,
    items: 2,
    gold: (item) => `Twice as many.\n#### ${item.target}`,
    wrong: () => 'Half as many.\n#### 3',
    malformed: 'I would rather not count.',
  });
}

describe('gsm8k', () => {
  test('reads all 1319 questions, checked against the pinned digest', async (context) => {
    needs(context, shared('benchmarks/gsm8k/test.jsonl.gz'));
    const { benchmark, notices } = await gsm8k.load({ dataDir: sharedPath('benchmarks') });
    expect(notices).toEqual([]);
    expect(benchmark.items).toHaveLength(1319);
    expect(benchmark.data).toMatchObject({
      revision: '3101c7d5072418e28b9008a6636bde82a006892c',
      sha256: '3730d312f6e3440559ace48831e51066acaca737f6eabec99bccb9e4b3c39d14',
    });
    expect(benchmark.items[0]).toMatchObject({ id: 'test-0', target: '18' });
    for (const item of benchmark.items) {
      expect(await judgeReply(benchmark, item, `So it is:\n#### ${item.target}`)).toMatchObject({
        outcome: 'correct',
      });
    }
  });

  test('asks a base model with five worked examples', async (context) => {
    needs(context, shared('benchmarks/gsm8k/train.jsonl.gz'));
    const { benchmark } = await gsm8kCompletion.load({ dataDir: sharedPath('benchmarks') });
    if (!isSingleTurn(benchmark)) throw new Error('expected single prompts');
    const prompt = benchmark.prompt(benchmark.items[0]!);
    if (prompt.kind !== 'completion') throw new Error('expected a completion');
    expect(prompt.prompt.match(/^Question: /gm)).toHaveLength(6);
    expect(prompt.prompt).toMatch(/#### 72\n\nQuestion: [\s\S]*\nAnswer:$/);
    expect(benchmark.protocol.sampling.stop).toContain('Question:');
  });
});
