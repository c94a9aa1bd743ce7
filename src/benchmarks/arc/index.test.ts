import { expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { likelihoods } from '../../../test/benchmarks/judge-reply.ts';
import { findBenchmark } from '../catalogue.ts';

// The real set is not here: these are our own questions in its format.
const rows = [
  {
    id: 'own_1',
    question: 'Which of these melts first?',
    choices: { text: ['ice', 'iron', 'salt', 'glass'], label: ['A', 'B', 'C', 'D'] },
    answerKey: 'A',
  },
  {
    id: 'own_2',
    question: 'Which of these is heaviest?',
    choices: { text: ['a feather', 'a leaf', 'an anvil'], label: ['1', '2', '3'] },
    answerKey: '3',
  },
];
const files = { 'arc/challenge.jsonl': rows, 'arc/easy.jsonl': rows };

for (const part of ['arc-c', 'arc-e']) {
  benchmarkContract({
    id: part,
    files,
    items: 2,
    gold: (item) => `Answer: ${item.target}`,
    wrong: () => 'Answer: B',
    malformed: 'hard to say',
  });
  benchmarkContract({
    id: `${part}-loglikelihood`,
    files,
    items: 2,
    gold: (item) => {
      const { answer, choices } = item.target as { answer: number; choices: string[] };
      return likelihoods(...choices.map((choice, i) => choice.length * (i === answer ? -0.1 : -2)));
    },
    wrong: (item) =>
      likelihoods(...item.choices!.map((choice, i) => choice.length * (i === 1 ? -0.1 : -2))),
  });
}

test('turns labels from 1 to 5 into letters', async () => {
  const folder = dataFolder(files);
  const { benchmark } = await (await findBenchmark('arc-c')).load({ dataDir: folder.path });
  expect(benchmark.items.map(({ target }) => target)).toEqual(['A', 'C']);
  folder.remove();
});
