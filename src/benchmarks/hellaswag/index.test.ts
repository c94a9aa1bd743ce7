import { expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { likelihoods } from '../../../test/benchmarks/judge-reply.ts';
import { clean, hellaswag } from './index.ts';

// The real set is not here: these are our own in its format.
const files = {
  'hellaswag/validation.jsonl': [
    {
      ind: 4,
      activity_label: 'Baking bread',
      ctx_a: 'A man kneads dough.',
      ctx_b: 'the MAN',
      endings: ['lets it rise.', 'drives off in it.', 'reads it aloud.', 'paints [substeps] it.'],
      source_id: 'own~1',
      label: '0',
    },
  ],
};

benchmarkContract({
  id: 'hellaswag',
  files,
  items: 1,
  gold: () => likelihoods(-2, -40, -40, -40),
  wrong: () => likelihoods(-40, -2, -40, -40),
});

test('makes the context as lm-evaluation-harness does', async () => {
  const folder = dataFolder(files);
  const { benchmark } = await hellaswag.load({ dataDir: folder.path });
  expect(benchmark.items[0]).toMatchObject({
    content: { context: 'Baking bread: A man kneads dough. The man' },
    choices: [expect.anything(), expect.anything(), expect.anything(), 'paints it.'],
    cluster: 'own~1',
  });
  folder.remove();
});

test('takes the marks of WikiHow out', () => {
  expect(clean('How to nap [title] Lie down. [step] Close your eyes. ')).toBe(
    'How to nap. Lie down. Close your eyes.',
  );
});
