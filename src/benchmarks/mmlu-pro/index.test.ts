import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { judgeReply, likelihoods } from '../../../test/benchmarks/judge-reply.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import { isSingleTurn } from '../../engine/benchmark.ts';
import { mmluPro, mmluProAa, mmluProGlm, mmluProLoglikelihood } from './index.ts';

const row = (question_id: number, more: object = {}) => ({
  question_id,
  question: `Which bird of ${question_id} cannot fly?`,
  options: ['Swift', 'Kiwi', 'Gull', 'N/A', 'N/A'],
  answer: 'B',
  answer_index: 1,
  cot_content: "A: Let's think step by step. A kiwi has no keel. The answer is (B).",
  category: 'biology',
  src: 'own',
  ...more,
});
const files = {
  'mmlu-pro/test.jsonl': [row(1), row(2, { answer: 'C', answer_index: 2 })],
  'mmlu-pro/validation.jsonl': [11, 12, 13, 14, 15, 16].map((id) => row(id)),
};

for (const [id, words] of [
  ['mmlu-pro', 'The answer is'],
  ['mmlu-pro-glm', 'the answer is'],
  ['mmlu-pro-aa', 'Answer:'],
] as const) {
  benchmarkContract({
    id,
    files,
    items: 2,
    gold: (item) => `Kiwis do not fly.\n${words} ${item.target}`,
    wrong: () => `Gulls do.\n${words} A`,
    malformed: 'none of these, i would say.',
  });
}

benchmarkContract({
  id: 'mmlu-pro-loglikelihood',
  files,
  items: 2,
  gold: (item) => {
    const { answer } = item.target as { answer: number };
    return likelihoods(...[0, 1, 2].map((i) => (i === answer ? -0.2 : -4)));
  },
  wrong: () => likelihoods(-0.2, -4, -4),
});

describe('mmlu-pro', () => {
  test('drops what pads the options', async () => {
    const folder = dataFolder(files);
    const { benchmark } = await mmluProGlm.load({ dataDir: folder.path });
    expect(benchmark.items[0]!.choices).toEqual(['Swift', 'Kiwi', 'Gull']);
    expect(benchmark.chance).toBeCloseTo(1 / 3, 12);
    folder.remove();
  });

  test('shows five worked examples of the subject first', async () => {
    const folder = dataFolder(files);
    const { benchmark } = await mmluPro.load({ dataDir: folder.path });
    if (!isSingleTurn(benchmark)) throw new Error('expected single prompts');
    const prompt = benchmark.prompt(benchmark.items[0]!);
    if (prompt.kind !== 'chat') throw new Error('expected a chat');
    const [message] = prompt.messages;
    expect(message!.content.match(/^Question:$/gm)).toHaveLength(6);
    expect(message!.content.match(/Let's think step by step\. A kiwi has no keel/g)).toHaveLength(
      5,
    );
    expect(message!.content).not.toContain('of 16');
    expect(message!.content.endsWith("Answer: Let's think step by step.")).toBe(true);
    folder.remove();
  });

  test.each([
    [{ answer: 'E', answer_index: 4 }, 'the answer is no option'],
    [{ answer: 'A' }, 'name different options'],
    [{ question: 7 }, 'question'],
  ])('refuses a record with %j', async (more, message) => {
    const folder = dataFolder({ 'mmlu-pro/test.jsonl': [row(1), row(2, more)] });
    await expect(mmluProAa.load({ dataDir: folder.path })).rejects.toMatchObject({
      code: 'data-malformed',
      message: expect.stringMatching(`mmlu-pro/test.jsonl:2 .*${message}`),
    });
    folder.remove();
  });

  test('reads all 12032 questions', async (context) => {
    needs(context, shared('benchmarks/mmlu-pro/test.jsonl.gz'));
    const { benchmark, notices } = await mmluProGlm.load({ dataDir: sharedPath('benchmarks') });
    expect(benchmark.items).toHaveLength(12_032);
    expect(notices).toEqual([expect.stringContaining('no parquet file as at its home')]);
    // Counted from these items; the catalogue says 11.1 %.
    expect(benchmark.chance).toBeCloseTo(0.111, 3);
    for (const item of benchmark.items) {
      const reply = `It follows that the answer is (${item.target}).`;
      expect((await judgeReply(benchmark, item, reply)).outcome).toBe('correct');
    }
  });

  test('leaves out of the log-likelihoods what has one option', async (context) => {
    needs(context, shared('benchmarks/mmlu-pro/test.jsonl.gz'));
    const { benchmark } = await mmluProLoglikelihood.load({ dataDir: sharedPath('benchmarks') });
    expect(benchmark.items).toHaveLength(12_027);
    const four = benchmark.items.filter(({ choices }) => choices!.length === 4);
    expect(four).toHaveLength(603);
    if (!isSingleTurn(benchmark)) throw new Error('expected single prompts');
    const prompt = benchmark.prompt(four[0]!);
    if (prompt.kind !== 'loglikelihood') throw new Error('expected a log-likelihood');
    expect(prompt.contexts).toHaveLength(1);
    expect(prompt.contexts[0]!.continuations).toEqual([' A', ' B', ' C', ' D']);
    expect(prompt.contexts[0]!.context).toMatch(/\nD\. .*\nAnswer:$/);
  });
});
