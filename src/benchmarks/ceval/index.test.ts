import { expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { isSingleTurn } from '../../engine/benchmark.ts';
import { ceval, cevalFiveShot } from './index.ts';

const val = `id,question,A,B,C,D,answer
0,哪种鸟不会飞？____,燕子,几维鸟,海鸥,鸽子,B
1,"哪种鸟，夜里叫？",猫头鹰,麻雀,鸡,鸭,A
`;
const dev = `id,question,A,B,C,D,answer,explanation
0,1 加 1 等于____,1,2,3,4,B,"1. 相加
2. 得 2"
`;
const texts = [
  { path: 'dev/birds_dev.csv', text: dev },
  { path: 'test/birds_test.csv', text: 'id,question,A,B,C,D\n0,没有答案？,a,b,c,d\n' },
  { path: 'val/birds_val.csv', text: val },
];
const files = { 'ceval/ceval-exam.json': JSON.stringify(texts) };

for (const id of ['ceval', 'ceval-5-shot']) {
  benchmarkContract({
    id,
    files,
    items: 2,
    gold: (item) => (id === 'ceval' ? `想一想。\n答案：${item.target}` : String(item.target)),
    wrong: () => '答案：C',
    malformed: '不知道。',
  });
}

test('shows examples of the subject as turns, and asks none of them', async () => {
  const folder = dataFolder(files);
  const { benchmark } = await cevalFiveShot.load({ dataDir: folder.path });
  if (!isSingleTurn(benchmark)) throw new Error('expected single prompts');
  const prompt = benchmark.prompt(benchmark.items[0]!);
  if (prompt.kind !== 'chat') throw new Error('expected a chat');
  expect(prompt.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
  expect(prompt.messages.at(-1)!.content).toBe(
    '哪种鸟不会飞？____\nA. 燕子\nB. 几维鸟\nC. 海鸥\nD. 鸽子\n答案：',
  );
  expect(benchmark.items.map(({ id }) => id)).toEqual(['birds-0', 'birds-1']);
  folder.remove();
});

test('names the file and line of the archive that is not as promised', async () => {
  const broken = [{ path: 'val/birds_val.csv', text: val.replace(',B\n', ',X\n') }];
  const folder = dataFolder({ 'ceval/ceval-exam.json': JSON.stringify(broken) });
  await expect(ceval.load({ dataDir: folder.path })).rejects.toMatchObject({
    code: 'data-malformed',
    message: expect.stringContaining('ceval/val/birds_val.csv:2 answer'),
  });
  folder.remove();
});
