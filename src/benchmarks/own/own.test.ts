import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isSingleTurn } from '../../engine/benchmark.ts';
import { loadBenchmark } from '../load.ts';
import { checkOwn } from './check.ts';
import { writeExample } from './example.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weigh-own-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (files: Record<string, string>): string => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return join(folder, 'benchmark.yaml');
};

const birds = `id: birds
summary: Which bird it is.
name: Birds
items: birds.csv
prompt: "{{ question }}\\n{{ lettered }}"
choices: [a, b, c]
target: "{{ right }}"
scorer: choice-aa
`;
const csv =
  'question,a,b,c,right\nWhich flies?,Kiwi,Swift,Emu,Swift\n"Which, then, sings?",Lark,Crow,Rook,A\n';

const promptOf = async (path: string, index = 0) => {
  const { benchmark } = await loadBenchmark(path);
  if (!isSingleTurn(benchmark)) throw new Error('expected single prompts');
  return benchmark.prompt(benchmark.items[index]!);
};

describe('weigh benchmark new', () => {
  test('writes an example that passes its own check', async () => {
    const path = join(folder, 'word-problems');
    expect(await writeExample(path)).toEqual(readdirSync(path).sort());
    const check = await checkOwn(join(path, 'benchmark.yaml'));
    expect(check.problems).toEqual([]);
    expect(check.gold).toEqual({ right: 3, tried: 3, notTried: null });
    expect(check.prompts[0]).toMatchObject({
      id: 'seats',
      target: 72,
      prompt: {
        kind: 'chat',
        messages: [{ content: expect.stringMatching(/^A tram .*Answer: N/s) }],
      },
    });
    expect(check.loaded!.benchmark).toMatchObject({
      id: 'word-problems',
      version: '1',
      data: { source: 'items.jsonl', revision: null },
      protocol: { epochs: 1, sampling: { temperature: 0, max_tokens: 4096 } },
    });
  });

  test('overwrites nothing and wants an id for a name', async () => {
    await writeExample(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine/benchmark.yaml'), 'changed');
    await expect(writeExample(join(folder, 'mine'))).rejects.toThrow('exists already');
    expect(readFileSync(join(folder, 'mine/benchmark.yaml'), 'utf8')).toBe('changed');
    await expect(writeExample(join(folder, 'My Set'))).rejects.toMatchObject({ code: 'file' });
  });
});

describe('a benchmark of one’s own', () => {
  test('is given by its folder or its file', async () => {
    const path = write({ 'benchmark.yaml': birds, 'birds.csv': csv });
    for (const name of [folder, path]) {
      expect((await loadBenchmark(name)).benchmark.id).toBe('birds');
    }
  });

  test('shows lettered choices, and finds the right one by text or letter', async () => {
    const path = write({ 'benchmark.yaml': birds, 'birds.csv': csv });
    const { benchmark } = await loadBenchmark(path);
    expect(await promptOf(path)).toEqual({
      kind: 'chat',
      messages: [{ role: 'user', content: 'Which flies?\nA. Kiwi\nB. Swift\nC. Emu' }],
    });
    expect(benchmark.items.map(({ target }) => target)).toEqual([
      { answer: 'B', choices: ['Kiwi', 'Swift', 'Emu'] },
      { answer: 'A', choices: ['Lark', 'Crow', 'Rook'] },
    ]);
    expect(benchmark.chance).toBeCloseTo(1 / 3, 12);
    expect((await checkOwn(path)).gold).toEqual({ right: 2, tried: 2, notTried: null });
  });

  test('weighs choices by log-likelihood', async () => {
    const yaml = birds
      .replace('scorer: choice-aa', 'kind: loglikelihood\nscorer: choice-loglikelihood-norm')
      .replace('{{ lettered }}', 'It is');
    const path = write({ 'benchmark.yaml': yaml, 'birds.csv': csv });
    expect(await promptOf(path)).toEqual({
      kind: 'loglikelihood',
      contexts: [
        {
          context: 'Which flies?\nIt is',
          continuations: [' Kiwi', ' Swift', ' Emu'],
          special_tokens: false,
        },
      ],
    });
    expect((await checkOwn(path)).gold.right).toBe(2);
  });

  test('keeps the id of an item when its columns change places', async () => {
    const path = write({ 'benchmark.yaml': birds, 'birds.csv': csv });
    const ids = (await loadBenchmark(path)).benchmark.items.map(({ id }) => id);
    write({ 'birds.csv': 'right,c,b,a,question\nSwift,Emu,Swift,Kiwi,Which flies?\n' });
    expect((await loadBenchmark(path)).benchmark.items.map(({ id }) => id)).toEqual([ids[0]]);
  });

  test('lays the options of a scorer over the target', async () => {
    const yaml = `id: roots
name: Roots
summary: Square roots.
items: roots.jsonl
prompt: "The square root of {{ n }}?"
target: "{{ root }}"
scorer: { id: number, options: { relative: 0.01 } }
`;
    const path = write({ 'benchmark.yaml': yaml, 'roots.jsonl': '{"n":5,"root":2.236}\n' });
    const { benchmark } = await loadBenchmark(path);
    expect(benchmark.items[0]!.target).toEqual({ value: 2.236, relative: 0.01 });
    expect(benchmark.scorers[0].options).toEqual({ relative: 0.01 });
  });

  test('is not shown to others where it says so', async () => {
    const path = write({ 'benchmark.yaml': `${birds}publish: false\n`, 'birds.csv': csv });
    expect((await loadBenchmark(path)).publishable).toBe(false);
  });

  test.each([
    [
      'an unknown key',
      `${birds}scoring: hard\n`,
      csv,
      'benchmark.yaml',
      1,
      'scoring',
      'remove or rename',
    ],
    ['a wrong type', `${birds}epochs: many\n`, csv, 'benchmark.yaml', 9, 'epochs', 'number'],
    ['bad YAML', 'id: [birds\n', csv, 'benchmark.yaml', 2, 'not valid YAML', 'syntax'],
    [
      'a column that is not there',
      birds.replace('{{ question }}', '{{ questoin }}'),
      csv,
      'benchmark.yaml',
      5,
      'birds.csv has no questoin',
      'its items have question, a, b, c, right',
    ],
    [
      'a broken template',
      birds.replace('{{ question }}', '{{ question'),
      csv,
      'benchmark.yaml',
      5,
      'not a valid template',
      '{{ name }}',
    ],
    [
      'an unknown scorer',
      birds.replace('choice-aa', 'choice-zz'),
      csv,
      'benchmark.yaml',
      8,
      'no scorer "choice-zz"',
      'name one',
    ],
    [
      'no items',
      birds.replace('birds.csv', 'cats.csv'),
      csv,
      'benchmark.yaml',
      4,
      'cats.csv cannot be read',
      'folder',
    ],
    [
      'an empty file of items',
      birds,
      'question,a,b,c,right\n',
      'birds.csv',
      1,
      'holds no item',
      'at least one',
    ],
    [
      'a target that is none',
      birds,
      csv.replace('Emu,Swift', 'Emu,Owl'),
      'birds.csv',
      2,
      'target of choice-aa',
      'correct the item',
    ],
    [
      'an empty choice',
      birds,
      csv.replace('Kiwi', ''),
      'birds.csv',
      2,
      'choices: needs two',
      'list of columns',
    ],
    [
      'an item twice',
      birds,
      `${csv}Which flies?,Kiwi,Swift,Emu,Swift\n`,
      'birds.csv',
      4,
      'stands in line 2 already',
      'remove one',
    ],
    [
      'too few epochs',
      `${birds}metric: { pass-at-k: 4 }\n`,
      csv,
      'benchmark.yaml',
      1,
      'at least k epochs',
      '',
    ],
  ])('names file, line and remedy of %s', async (_, yaml, items, file, line, message, remedy) => {
    const path = write({ 'benchmark.yaml': yaml, 'birds.csv': items });
    const { problems, loaded } = await checkOwn(path);
    expect(loaded).toBeNull();
    expect(problems).toContainEqual(
      expect.objectContaining({
        file,
        line,
        message: expect.stringContaining(message),
        remedy: expect.stringContaining(remedy),
      }),
    );
    await expect(loadBenchmark(path)).rejects.toMatchObject({ code: 'file' });
  });

  test('says when the scorer does not judge the gold response right', async () => {
    const yaml = `${birds}gold: "It is {{ a }}, I think: Answer: C"\n`;
    const path = write({ 'benchmark.yaml': yaml, 'birds.csv': csv });
    const { problems, gold } = await checkOwn(path);
    expect(gold.right).toBe(0);
    expect(problems[0]).toMatchObject({
      severity: 'error',
      file: 'birds.csv',
      line: 2,
      message: 'choice-aa judges the gold response incorrect: it read "C"',
    });
  });

  test('says that there is no such file', async () => {
    await expect(loadBenchmark(join(folder, 'none.yaml'))).rejects.toMatchObject({
      code: 'file',
      remedy: expect.stringContaining('weigh benchmark new'),
    });
    await expect(loadBenchmark('gsm9k')).rejects.toMatchObject({
      code: 'unknown',
      remedy: expect.stringContaining('gsm8k'),
    });
  });
});
