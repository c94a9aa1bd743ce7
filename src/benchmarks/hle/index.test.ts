import { expect, test } from 'vitest';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { isSingleTurn } from '../../engine/benchmark.ts';
import { hle } from './index.ts';

// The real set may not be shown in plain text: these are our own questions in its format.
test('asks what has no image, in the published form, and is never shown to others', async () => {
  const row = { question: 'Which?', answer: 'This', answer_type: 'exactMatch', category: 'Own' };
  const folder = dataFolder({
    'hle/test.jsonl': [
      { ...row, id: 'a', image: '' },
      { ...row, id: 'b', image: 'data:image/png;base64,AA==' },
      { ...row, id: 'c', image: null, answer_type: 'multipleChoice' },
    ],
  });
  const { benchmark } = await hle.load({ dataDir: folder.path });
  expect(benchmark.items.map(({ id }) => id)).toEqual(['a', 'c']);
  if (!isSingleTurn(benchmark)) throw new Error('expected single prompts');
  const prompts = benchmark.items.map((item) => JSON.stringify(benchmark.prompt(item)));
  expect(prompts[0]).toContain('Exact Answer:');
  expect(prompts[1]).not.toContain('Exact Answer:');
  for (const { target } of benchmark.items) {
    expect(() => benchmark.scorers[0].scorer.check(target)).not.toThrow();
  }
  expect(hle.publishable).toBe(false);
  folder.remove();
});
