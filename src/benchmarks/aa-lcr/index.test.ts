import { describe, expect, test } from 'vitest';
import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { isSingleTurn } from '../../engine/benchmark.ts';
import { aaLcr } from './index.ts';

const row = {
  question_id: 1,
  document_category: 'Reports',
  document_set_id: 'birds',
  question: 'How many birds in both years?',
  answer: '42',
  data_source_filenames: "Year's one.txt;Year two – revised.txt",
};
const documents = [
  { path: 'lcr/Reports/birds/Year’s one.txt', text: 'Twenty birds.' },
  { path: 'lcr/Reports/birds/Year two – revised.txt', text: 'Twenty-two birds.' },
];
const files = {
  'aa-lcr/questions.jsonl': [row, { ...row, question_id: 2, question: 'And together?' }],
  'aa-lcr/documents.json': JSON.stringify(documents),
};

benchmarkContract({
  id: 'aa-lcr',
  files,
  items: 2,
  gold: () => 'Together 42.',
  wrong: () => 'Together 41.',
  malformed: ' ',
});

describe('aa-lcr', () => {
  test('shows the documents in the order of the question, found under other marks', async () => {
    const folder = dataFolder(files);
    const { benchmark } = await aaLcr.load({ dataDir: folder.path });
    if (!isSingleTurn(benchmark)) throw new Error('expected single prompts');
    const [item, other] = benchmark.items;
    const prompt = benchmark.prompt(item!);
    if (prompt.kind !== 'chat') throw new Error('expected a chat');
    expect(prompt.messages[0]!.content).toMatch(
      /DOCUMENT 1:\nTwenty birds\.[\s\S]*DOCUMENT 2:\nTwenty-two birds\.[\s\S]*START QUESTION\n\nHow many/,
    );
    expect(JSON.stringify(item!.content)).not.toContain('Twenty');
    expect(item!.cluster).toBe(other!.cluster);
    folder.remove();
  });

  test('refuses a question without its documents, rather than ask it', async () => {
    const folder = dataFolder({
      ...files,
      'aa-lcr/documents.json': JSON.stringify(documents.slice(1)),
    });
    await expect(aaLcr.load({ dataDir: folder.path })).rejects.toMatchObject({
      code: 'data-malformed',
      message: expect.stringContaining("lacks lcr/Reports/birds/Year's one.txt"),
    });
    folder.remove();
  });
});
