import { expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { isSingleTurn } from '../../engine/benchmark.ts';
import { hle } from './index.ts';

// The real set may not be shown in plain text: these are our own questions in its format.
const row = { question: 'Which?', answer: 'This', answer_type: 'exactMatch', category: 'Own' };
const files = {
  'hle/test.jsonl': [
    { ...row, id: 'a', image: '' },
    { ...row, id: 'b', image: 'data:image/png;base64,AA==' },
    { ...row, id: 'c', question: 'Or?', image: null, answer_type: 'multipleChoice' },
  ],
};

benchmarkContract({
  id: 'hle',
  files,
  items: 2,
  gold: () => 'Explanation: so.\nExact Answer: This\nConfidence: 90%',
  wrong: () => 'Explanation: so.\nExact Answer: That\nConfidence: 90%',
  malformed: ' ',
});

test('asks what has no image, in the published form, and is never shown to others', async () => {
  const folder = dataFolder(files);
  const { benchmark } = await hle.load({ dataDir: folder.path });
  expect(benchmark.items.map(({ id }) => id)).toEqual(['a', 'c']);
  if (!isSingleTurn(benchmark)) throw new Error('expected single prompts');
  const prompts = benchmark.items.map((item) => JSON.stringify(benchmark.prompt(item)));
  expect(prompts[0]).toContain('Exact Answer:');
  expect(prompts[1]).not.toContain('Exact Answer:');
  expect(hle.publishable).toBe(false);
  folder.remove();
});
