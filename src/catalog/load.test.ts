import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../test/needs.ts';
import { writeAbilityFile } from './ability-file.ts';
import { compileCatalog, expandCatalog } from './compile.ts';
import { CatalogError } from './error.ts';
import { indexPaths, loadCatalog } from './load.ts';
import { readCatalog } from './read.ts';

const shipped = join(repositoryRoot, 'catalog');
let folder: string;
let index: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weigh-catalog-'));
  index = join(folder, 'index.json');
  for (const file of ['labs.yaml', 'sources.yaml', 'benchmarks.yaml', 'models/zhipu.yaml']) {
    mkdirSync(join(folder, 'models'), { recursive: true });
    cpSync(join(shipped, file), join(folder, file));
  }
  mkdirSync(join(folder, 'scores'));
  writeFileSync(
    join(folder, 'scores/own.jsonl'),
    [
      {
        document: 'doc',
        source: 'own',
        reported_by: 'self',
        reporter: 'zhipu',
        unit: 'percent',
        published: '2025-07-28',
      },
      { model: 'glm-4-5', benchmark: 'hle', score: 14.4 },
      {
        model: 'glm-4-5-air',
        benchmark: 'hle',
        score: 10.6,
        published: null,
        conditions: { mode: 'thinking' },
      },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
  );
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function load(notices: string[] = []) {
  return loadCatalog({ folder, indexFiles: [index], notice: (message) => notices.push(message) });
}

describe('loadCatalog', () => {
  test('inherits from the document what a row leaves out, and lets a row say null', async () => {
    const catalog = await load();
    const [own, air] = catalog.scores;
    expect(own).toMatchObject({
      reporter: 'zhipu',
      published: '2025-07-28',
      unit: 'percent',
      line: 2,
    });
    expect(air).toMatchObject({ published: null, conditions: { mode: 'thinking' }, line: 3 });
    expect(catalog.documentOf(own!)).toEqual({
      id: 'doc',
      source: 'own',
      file: 'scores/own.jsonl',
    });
    expect(catalog.models.get('glm-4-5')?.country).toBe('CN');
  });

  test('gives the same from the index as from the files', async () => {
    const built = await load();
    const loaded = await load();
    expect(loaded.scores).toEqual(built.scores);
    expect([...loaded.models]).toEqual([...built.models]);
    expect(loaded.hash).toBe(built.hash);
  });

  test('does not rebuild for a mere touch, and does for a change of one byte', async () => {
    const before = await load();
    const payload = readFileSync(index, 'utf8').split('\n')[1];
    utimesSync(join(folder, 'labs.yaml'), new Date(), new Date(Date.now() + 5000));
    expect((await load()).hash).toBe(before.hash);
    expect(readFileSync(index, 'utf8').split('\n')[1]).toBe(payload);
    const path = join(folder, 'scores/own.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('14.4', '14.5'));
    const after = await load();
    expect(after.hash).not.toBe(before.hash);
    expect(after.scores[0]!.score).toBe(14.5);
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['altered', (text: string) => text.replace('GLM-4.5', 'GLM-4.6')],
    ['emptied', () => ''],
    ['not JSON', () => 'nonsense\nnonsense'],
  ])('rebuilds an index that was %s, and says so', async (_how, damage) => {
    const before = await load();
    writeFileSync(index, damage(readFileSync(index, 'utf8')));
    const notices: string[] = [];
    const after = await load(notices);
    expect(notices.join()).toMatch(/damaged; rebuilding/);
    expect(after.scores).toEqual(before.scores);
    expect((await load(notices)).hash).toBe(before.hash);
    expect(notices).toHaveLength(1);
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, -2)],
    ['altered', (text: string) => text.replace('81', '82')],
    ['emptied', () => ''],
  ])('says of a fit of abilities that was %s that it is damaged', async (_how, damage) => {
    const { hash } = await load();
    const path = writeAbilityFile([index], hash, { points: 81 })!;
    const notices: string[] = [];
    expect((await load(notices)).shippedAbility()).toEqual({ points: 81 });
    expect(notices).toEqual([]);
    writeFileSync(path, damage(readFileSync(path, 'utf8')));
    expect((await load(notices)).shippedAbility()).toBeNull();
    expect(notices).toEqual([expect.stringMatching(/damaged; `weigh catalog build` makes it/)]);
  });

  test('says nothing of a fit of abilities that belongs to other files', async () => {
    await load();
    writeAbilityFile([index], 'another hash', {});
    const notices: string[] = [];
    expect((await load(notices)).shippedAbility()).toBeNull();
    expect(notices).toEqual([]);
  });

  test.each([
    ['a list', '{"a":[1]}', /conditions.a/],
    ['a number beyond all', '{"a":1e999}', /conditions.a/],
    ['a key without a name', '{"":"x"}', /conditions/],
    ['text', '"thinking"', /conditions/],
    ['nothing', 'null', /conditions/],
  ])('refuses %s among the conditions', async (_what, conditions, message) => {
    const path = join(folder, 'scores/own.jsonl');
    const row = `{"model":"glm-4-5","benchmark":"hle","score":1,"conditions":${conditions}}`;
    writeFileSync(path, `${readFileSync(path, 'utf8').trimEnd()}\n${row}\n`);
    const { problems } = readCatalog(folder);
    expect(problems).toEqual([
      expect.objectContaining({
        file: 'scores/own.jsonl',
        line: 4,
        message: expect.stringMatching(message),
      }),
    ]);
  });

  test('lets only rows have conditions, not documents', async () => {
    const path = join(folder, 'scores/own.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('{', '{"conditions":{"a":"b"},'));
    expect(readCatalog(folder).problems).toEqual([
      expect.objectContaining({ line: 1, message: expect.stringMatching(/conditions/) }),
    ]);
  });

  test('names a file that is too large to be one of a catalogue', async () => {
    await load();
    truncateSync(join(folder, 'scores/own.jsonl'), 3e9);
    await expect(load()).rejects.toMatchObject({
      problems: [{ file: 'scores/own.jsonl', message: expect.stringMatching(/3000 MB.*100 MB/) }],
    });
  });

  test('works without a place to write, and says so', async () => {
    const notices: string[] = [];
    const indexFiles = [join(folder, 'labs.yaml', 'no-folder', 'index.json')];
    const catalog = await loadCatalog({ folder, indexFiles, notice: (m) => notices.push(m) });
    expect(catalog.scores).toHaveLength(2);
    expect(notices.join()).toMatch(/could not be written/);
  });

  test('names file, line and remedy of every broken record, and writes no index', async () => {
    writeFileSync(
      join(folder, 'models/zhipu.yaml'),
      'lab: zhipu\nmodels:\n  - id: GLM 4.5\n    name: GLM\n',
    );
    writeFileSync(join(folder, 'benchmarks.yaml'), '- id: hle\n  name: "unclosed\n');
    const error = await load().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(CatalogError);
    const problems = (error as CatalogError).problems;
    expect(problems).toContainEqual(
      expect.objectContaining({ file: 'models/zhipu.yaml', line: 3, rule: 'schema' }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ file: 'benchmarks.yaml', rule: 'yaml' }),
    );
    expect(problems.every((problem) => problem.line >= 1 && problem.remedy !== '')).toBe(true);
    expect(() => readFileSync(index)).toThrow();
  });

  test('says where a catalogue is looked for when there is none', async () => {
    await expect(loadCatalog({ folder: join(folder, 'nowhere'), indexFiles: [] })).rejects.toThrow(
      /--catalog or WEIGH_CATALOG/,
    );
  });
});

test('compiling and expanding loses nothing of the shipped catalogue', () => {
  const { records } = readCatalog(shipped);
  const through = JSON.parse(JSON.stringify(compileCatalog(records)));
  expect(expandCatalog(through)).toEqual(records);
});

test("the product's own index lies beside the program, any other in the cache", () => {
  expect(indexPaths('/opt/weigh', '/opt/weigh/catalog')[0]).toBe(
    join('/opt/weigh', 'dist', 'catalog.json'),
  );
  expect(indexPaths('/opt/weigh', '/home/me/catalog')).toHaveLength(1);
});
