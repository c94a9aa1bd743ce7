import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { type Need, needs } from '../../../test/needs.ts';
import type { Catalog } from '../../catalog/index.ts';
import { loadCatalog } from '../../catalog/load.ts';
import type { CatalogChanges } from '../../ranking/changes.ts';
import type { SuiteMoves } from '../../ranking/rank-moves.ts';
import { rankSuite } from '../../ranking/rank-suite.ts';
import { reportChanges } from '../reports/changes.ts';
import { reportMoves } from '../reports/moves.ts';
import { reportRevision } from '../reports/revision.ts';
import { findRevision, openVersion } from './open-version.ts';
import { readChanges } from './read-changes.ts';

const today = '2025-12-01';
const git: Need = {
  missing:
    spawnSync('git', ['--version']).status === 0 ? undefined : 'no git (apt-get install git)',
};

/** A small catalogue below a folder; `value` is the one score that changes. */
function writeCatalog(folder: string, value: number): void {
  const model = (id: string): string =>
    `  - { id: ${id}, name: ${id}, family: f, modalities_in: [text], modalities_out: [text], sources: [s] }`;
  const row = (id: string, score: number): string =>
    JSON.stringify({ model: id, benchmark: 'alpha', score });
  const header = {
    document: 'card',
    source: 'source',
    published: '2025-02-01',
    reported_by: 'independent',
    reporter: 'tester',
    unit: 'percent',
  };
  const files: Record<string, string> = {
    'labs.yaml': '- { id: lab, name: Lab }\n',
    'sources.yaml': '- { id: source, name: Source }\n',
    'benchmarks.yaml': '- { id: alpha, name: Alpha, category: math, items: 100 }\n',
    'models/lab.yaml': `lab: lab\nmodels:\n${['one', 'two'].map(model).join('\n')}\n`,
    'suites/glm-12.yaml':
      'id: glm-12\nversion: "1"\nname: Twelve\ndescription: d\ncomponents:\n  - benchmark: alpha\n',
    'scores/source/card.jsonl': `${JSON.stringify(header)}\n${row('one', 70)}\n${row('two', value)}\n`,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

let root: string;
let folder: string;
let present: Catalog;

function run(...parameters: string[]): void {
  const identity = [
    '-c',
    'user.name=t',
    '-c',
    'user.email=t@t.invalid',
    '-c',
    'commit.gpgsign=false',
  ];
  const { status, stderr } = spawnSync(
    'git',
    ['-C', join(root, 'checkout'), ...identity, ...parameters],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'weigh-versions-'));
  folder = join(root, 'checkout', 'deep', 'catalog');
  writeCatalog(folder, 60);
  cpSync(folder, join(root, 'older'), { recursive: true });
  writeFileSync(join(root, 'checkout', 'beside.yaml'), 'not: of the catalogue\n');
  if (git.missing === undefined) {
    run('init', '-q');
    run('add', '-A');
    run('commit', '-q', '-m', 'first');
  }
  writeCatalog(folder, 90);
  present = await loadCatalog({ folder, indexFiles: [] });
  if (git.missing === undefined) run('commit', '-q', '-a', '-m', 'second');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function since(what: string | undefined, suite?: string) {
  return readChanges(present, { today, catalogFolder: folder }, { since: what, suite });
}

function expectTheChange(changes: CatalogChanges | SuiteMoves): void {
  const { scores, rankings, models } = changes as CatalogChanges;
  expect(models).toEqual({ added: [], removed: [], changed: [] });
  expect(scores.changed.map(({ facts }) => facts)).toEqual([
    [{ fact: 'score', before: 60, after: 90 }],
  ]);
  expect(rankings[0]!.moves.map(({ id, because }) => [id, because])).toEqual([
    ['two', ['own scores']],
    ['one', ['other models']],
  ]);
}

describe('what changed since', () => {
  it('a folder', async () => {
    expectTheChange(await since(join(root, 'older')));
  });

  it('a revision, read from the history and not from the files', async (ctx: TestContext) => {
    needs(ctx, git);
    const changes = (await since('HEAD~1')) as CatalogChanges;
    expectTheChange(changes);
    expect(changes.notes[0]).toMatch(/^Compared with revision [0-9a-f]{7} of \d{4}-\d{2}-\d{2}\.$/);
    const older = await loadCatalog({ folder: join(root, 'older'), indexFiles: [] });
    expect(changes.before.catalog_hash).toBe(older.hash);
    expect(((await since('HEAD')) as CatalogChanges).rankings).toEqual([]);
  });

  it('a day', async () => {
    const changes = (await since('2025-01')) as CatalogChanges;
    expect(changes).toMatchObject({ basis: 'dates', since: '2025-01-31' });
    expect(changes.scores.added).toHaveLength(2);
    expect(((await since(undefined)) as CatalogChanges).since).toBe('2025-01-02');
  });

  it('a kept ranking', async () => {
    const older = await loadCatalog({ folder: join(root, 'older'), indexFiles: [] });
    const query = {
      suite: 'glm-12',
      models: {},
      evidence: { until: today },
      missing: 'bounds',
      level: 0.95,
      seed: 1,
    } as const;
    const file = join(root, 'kept.json');
    writeFileSync(file, JSON.stringify(rankSuite(older, query)));
    const found = (await since(file)) as SuiteMoves;
    expect(found.moves.map(({ id, because }) => [id, because])).toEqual([
      ['two', ['own scores']],
      ['one', ['other models']],
    ]);
    expect(reportMoves(found, false).csv.rows[0]!.slice(0, 4)).toEqual(['glm-12', 'two', 2, 1]);
    writeFileSync(file, JSON.stringify(rankSuite(present, query)));
    expect(((await since(file)) as SuiteMoves).moves).toEqual([]);
  });

  it.for([
    ['nothing-such', /no folder with a catalogue, no day, and no revision/],
    ['--output=x', /no folder with a catalogue, no day, and no revision/],
  ] as const)('is refused of %s', async ([what, reason], ctx) => {
    needs(ctx, git);
    await expect(since(what)).rejects.toThrow(reason);
  });

  it('is refused of folders and files that hold something else', async () => {
    await expect(since(root)).rejects.toThrow(/holds no catalogue/);
    const file = join(root, 'other.json');
    writeFileSync(file, '{"rows":1}');
    await expect(since(file)).rejects.toThrow(/holds no ranking/);
    writeFileSync(file, 'no json');
    await expect(since(file)).rejects.toThrow(/is no JSON/);
  });

  it('says outside of a checkout what else can be given', async (ctx: TestContext) => {
    needs(ctx, git);
    const outside = { today, catalogFolder: join(root, 'older') };
    await expect(
      readChanges(present, outside, { since: 'HEAD~1', suite: undefined }),
    ).rejects.toThrow(/is in no git checkout.*give a folder/);
  });

  it('prints lists, moves and one line a change', async () => {
    const changes = (await since(join(root, 'older'))) as CatalogChanges;
    const { blocks, csv, data } = reportChanges(present, changes, false);
    expect(data).toBe(changes);
    const words = JSON.stringify(blocks);
    expect(words).toContain('two on alpha (card): score 60 > 90');
    expect(words).toContain('its own score rose from 60.0 to 90.0');
    expect(csv.names).toEqual(['kind', 'change', 'id', 'fact', 'before', 'after', 'why']);
    expect(csv.rows).toEqual([
      ['scores', 'changed', 'two alpha card', 'score', 60, 90, null],
      ['rankings', 'glm-12', 'two', 'rank', 2, 1, 'its own score rose from 60.0 to 90.0'],
      ['rankings', 'glm-12', 'one', 'rank', 1, 2, 'other models came, went or changed around it'],
    ]);
    const none = reportChanges(present, (await since('2025-11')) as CatalogChanges, false);
    expect(JSON.stringify(none.blocks)).toContain('Nothing changed.');
  });
});

describe('finding the revision of a pinned link', () => {
  it('goes through the history of the folder', async (ctx: TestContext) => {
    needs(ctx, git);
    const older = await openVersion(folder, 'HEAD~1');
    const found = await findRevision(folder, older.catalog.hash.slice(0, 12));
    expect(found!.catalog_hash).toBe(older.catalog.hash);
    expect(older.name).toContain(found!.commit.slice(0, 7));
    expect((await findRevision(folder, present.hash))!.catalog_hash).toBe(present.hash);
    expect(await findRevision(folder, '00000000')).toBeUndefined();
  });

  it('says what to do when no revision has it', async (ctx: TestContext) => {
    needs(ctx, git);
    await expect(reportRevision(folder, '00000000')).rejects.toThrow(/fetch the whole history/);
    await expect(reportRevision(folder, 'xyz')).rejects.toThrow(/8 to 64 digits/);
    const { data } = await reportRevision(folder, present.hash.slice(0, 12).toUpperCase());
    expect(data).toMatchObject({ catalog_hash: present.hash });
  });

  it('reads a version that this program cannot read with file and line', async (ctx: TestContext) => {
    needs(ctx, git);
    writeFileSync(join(folder, 'labs.yaml'), '- { id: lab, name: Lab, planet: Mars }\n');
    run('commit', '-q', '-a', '-m', 'broken');
    await expect(openVersion(folder, 'HEAD')).rejects.toMatchObject({
      message: expect.stringMatching(/revision .* cannot be read by this version/),
      problems: [expect.objectContaining({ file: 'labs.yaml', line: 1 })],
    });
  });
});
