import { expect, test } from 'vitest';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { judgeReply } from '../../../test/benchmarks/judge-reply.ts';
import { isSingleTurn } from '../../engine/benchmark.ts';
import { simpleqa } from './index.ts';

// The real set is not here: this is our own question in its format.
test('asks the bare question, and leaves the verdict to a judge', async () => {
  const folder = dataFolder({
    'simpleqa/simple_qa_test_set.csv':
      'metadata,problem,answer\n{},"Which river, in Paris?",the Seine\n',
  });
  const { benchmark, notices } = await simpleqa.load({ dataDir: folder.path });
  expect(notices).toEqual([expect.stringContaining('no digest of it is known')]);
  if (!isSingleTurn(benchmark)) throw new Error('expected single prompts');
  const [item] = benchmark.items;
  expect(benchmark.prompt(item!)).toEqual({
    kind: 'chat',
    messages: [{ role: 'user', content: 'Which river, in Paris?' }],
  });
  expect(() => benchmark.scorers[0].scorer.check(item!.target)).not.toThrow();
  // Without a judge there is no verdict, least of all "wrong".
  await expect(judgeReply(benchmark, item!, 'The Seine.')).rejects.toMatchObject({
    code: 'unavailable',
  });
  folder.remove();
});
