import { expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { isSingleTurn } from '../../engine/benchmark.ts';
import { answerOf } from '../../scorers/answer.ts';
import { simpleqa } from './index.ts';

// The real set is not here: this is our own question in its format.
const files = {
  'simpleqa/simple_qa_test_set.csv':
    'metadata,problem,answer\n{},"Which river, in Paris?",the Seine\n',
};

benchmarkContract({
  id: 'simpleqa',
  files,
  items: 1,
  gold: () => 'It is the Seine.',
  wrong: () => 'It is the Loire.',
  malformed: ' ',
});

test('asks the bare question, and gives no verdict without a judge', async () => {
  const folder = dataFolder(files);
  const { benchmark, notices } = await simpleqa.load({ dataDir: folder.path });
  expect(notices).toEqual([expect.stringContaining('no digest of it is known')]);
  if (!isSingleTurn(benchmark)) throw new Error('expected single prompts');
  const [item] = benchmark.items;
  expect(benchmark.prompt(item!)).toEqual({
    kind: 'chat',
    messages: [{ role: 'user', content: 'Which river, in Paris?' }],
  });
  const [{ scorer }] = benchmark.scorers;
  await expect(scorer.score(answerOf('The Seine.'), item!.target, {})).rejects.toMatchObject({
    code: 'unavailable',
  });
  folder.remove();
});
