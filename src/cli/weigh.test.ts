import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../test/needs.ts';
import type { Ranking } from '../ranking/ranking.ts';
import { displayWidth } from './print/display-width.ts';

/** The program as people start it, against the shipped catalogue and small ones. */

const program = join(repositoryRoot, 'bin', 'weigh.cjs');
let scratch: string;
let cache: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'weigh-cli-'));
  cache = join(scratch, 'cache');
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { COLUMNS, NO_COLOR, FORCE_COLOR, WEIGH_CATALOG, WEIGH_DEBUG, ...rest } = process.env;
  return { ...rest, XDG_CACHE_HOME: cache, ...more };
}

function weigh(args: string[], more: Record<string, string> = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: environment(more),
    maxBuffer: 1e8,
  });
}

/** A catalogue of two models and four benchmarks that ranks them by glm-12. */
function smallCatalog(name: string, changes: Record<string, string> = {}): string {
  const folder = join(scratch, name);
  const benchmarks = ['a', 'b', 'c', 'd'];
  const score = (model: string, value: number): string[] =>
    benchmarks.map((benchmark) => JSON.stringify({ model, benchmark, score: value }));
  const files: Record<string, string> = {
    'labs.yaml': '- id: lab\n  name: Lab\n  country: FR\n',
    'licences.yaml': '- id: MIT\n  commercial_use: "yes"\n  osi_approved: true\n',
    'sources.yaml': '- id: source\n  name: Source\n',
    'benchmarks.yaml': benchmarks
      .map((id) => `- id: ${id}\n  name: ${id.toUpperCase()}\n  category: math\n  items: 400\n`)
      .join(''),
    'models/lab.yaml': [
      'lab: lab',
      'models:',
      ...['good', 'bad'].flatMap((id) => [
        `  - id: ${id}`,
        `    name: "${id} \\e[31mmodel"`,
        '    family: family',
        '    country: FR',
        '    release_date: "2025-05-01"',
        '    openness: open-weights',
        '    licence: MIT',
        '    modalities_in: [text]',
        '    modalities_out: [text]',
        '    sources: ["=card"]',
      ]),
      '',
    ].join('\n'),
    'suites/glm-12.yaml': `id: glm-12\nversion: "1"\nname: Four\ndescription: Four benchmarks.\ncomponents:\n${benchmarks.map((id) => `  - benchmark: ${id}\n`).join('')}`,
    'scores/source/card.jsonl': `${[
      JSON.stringify({
        document: '=cmd|card',
        source: 'source',
        published: '2025-06-01',
        reported_by: 'independent',
        reporter: 'tester',
        unit: 'percent',
      }),
      ...score('good', 80),
      ...score('bad', 30),
    ].join('\n')}\n`,
    ...changes,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const indexFiles = (): string[] =>
  readdirSync(join(cache, 'weighbridge')).filter((name) => name.startsWith('catalog-'));

describe('with the shipped catalogue', () => {
  test('rank fits 60, 80 and 200 columns, and keeps the essential ones', () => {
    for (const columns of ['60', '80', '200']) {
      const { stdout, status, stderr } = weigh(['rank', '--top', '5'], { COLUMNS: columns });
      expect([status, stderr]).toEqual([0, '']);
      for (const line of stdout.split('\n')) {
        expect(displayWidth(line), line).toBeLessThanOrEqual(Number(columns));
      }
      const titles = stdout.split('\n').find((line) => line.includes('Score ±'))!;
      expect(titles).toMatch(/# +Set +Model +Score ±/);
      expect(titles.includes('P(best)')).toBe(true);
      expect(titles.includes('95 % interval')).toBe(columns === '200');
      expect(stdout).toMatch(/Points on the suite\s+[0-9a-f]{12}/);
      expect(stdout).not.toContain('\u001b');
    }
  });

  test('rank answers programs with the whole structure', () => {
    const args = ['rank', '--open', '--as-of', '2025-12-31', '--evidence-until', '2025-12-31'];
    const json = weigh([...args, '--json']);
    const ranking = JSON.parse(json.stdout) as Ranking;
    expect(json.status).toBe(0);
    expect(ranking.suite.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(ranking.query.models).toMatchObject({ openness: 'open', as_of: '2025-12-31' });
    expect(ranking.rows.length).toBeGreaterThan(3);
    for (const row of ranking.rows) expect(row.model.openness).toMatch(/^open-/);
    // Global options may stand before the command, too.
    const csv = weigh(['--csv', ...args]).stdout.split('\r\n');
    expect(csv[0]).toMatch(/^rank,rank_set_from,rank_set_to,id,name/);
    expect(csv).toHaveLength(ranking.rows.length + 2);
    expect(csv[1]!.split(',')[3]).toBe(ranking.rows[0]!.model.id);
  });

  test.for([
    [['rnk'], 2, /unknown command 'rnk'\. Did you mean rank\?/],
    [['rank', '--opne'], 2, /unknown option '--opne'\. Did you mean --open\?/],
    [['rank', '--as-of', '2999-01-01'], 2, /--as-of 2999-01-01 is in the future/],
    [['rank', '--max-active', 'many'], 2, /--max-active is a positive number such as 12b/],
    [['rank', '--suite', 'glm13'], 2, /no suite "glm13": did you mean glm-12/],
    [['model', 'glm-4-55'], 2, /no model "glm-4-55": did you mean .*glm-4-5/],
    [['rank', '--weights', 'hle=2'], 2, /weights belong to a suite/],
    [['releases', '--by', 'planet'], 2, /Allowed choices are country, lab, openness/],
    [['rank', '--catalog', '/no/such/folder'], 1, /no catalogue at .*--catalog or WEIGH_CATALOG/],
  ] as const)('%s is refused with the remedy', ([args, code, message]) => {
    const { status, stderr, stdout } = weigh([...args]);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([code, '']);
    expect(stderr).not.toMatch(/\n +at /);
  });

  test('an empty result is no failure, and says what to relax', () => {
    const { status, stdout } = weigh(['rank', '--country', 'CN', '--max-price', '0']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/No model .*fits the question/);
    expect(stdout).toMatch(/without --max-price: \d+ models/);
  });

  test('a reader who has seen enough is no failure', async () => {
    const child = spawn(process.execPath, [program, 'scores', '--json'], { env: environment() });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, errors]).toEqual([0, '']);
  });

  test('colours come when they are asked for and go with NO_COLOR and --no-color', () => {
    const coloured = weigh(['suites'], { FORCE_COLOR: '1' });
    expect(coloured.stdout).toContain('\u001b[');
    expect(weigh(['suites', '--no-color'], { FORCE_COLOR: '1' }).stdout).not.toContain('\u001b[');
    expect(weigh(['suites'], { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain('\u001b[');
  });

  test('names complete', () => {
    const { stdout } = weigh(['__complete', '--', 'rank', '--suite', 'glm']);
    expect(stdout).toBe('glm-12\n');
  });
});

describe('with a catalogue of one’s own', () => {
  test('ranks it; what its files say stays mere text', () => {
    const folder = smallCatalog('own');
    const { stdout, status } = weigh(['rank', '--suite', 'glm-12', '--catalog', folder, '--md']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/\| 1 \| 1-1 \| good \\\[31mmodel \| 80\.0 ±/);
    expect(stdout).not.toContain('\u001b');
    const byAbility = weigh(['rank', '--catalog', folder]);
    expect(byAbility.status).toBe(0);
    expect(byAbility.stdout).toMatch(/ranked: no abilities can\s+be\s+estimated/);
    const csv = weigh(['scores', '--csv'], { WEIGH_CATALOG: folder }).stdout;
    expect(csv).toContain(",'=cmd|card,");
  });

  test('no suites at all are told apart from none of that name', () => {
    const folder = smallCatalog('no-suites');
    rmSync(join(folder, 'suites'), { recursive: true });
    expect(weigh(['suites', '--catalog', folder]).stdout).toMatch(/The catalogue holds no suites/);
    expect(weigh(['suites', 'x', '--catalog', folder]).stdout).toMatch(/No suite has "x"/);
  });

  test('a broken file is named with line and remedy, and nothing is left behind', () => {
    const folder = smallCatalog('broken', {
      'labs.yaml': '- id: lab\n  name: [Lab\n',
    });
    const before = indexFiles();
    const { status, stderr, stdout } = weigh(['rank', '--catalog', folder]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/labs\.yaml:\d+: not valid YAML/);
    expect(stderr).toMatch(/mend the syntax/);
    expect(indexFiles()).toEqual(before);
    const check = weigh(['catalog', 'check', '--catalog', folder, '--json']);
    expect(check.status).toBe(1);
    expect(JSON.parse(check.stdout)).toMatchObject({
      errors: 1,
      problems: [{ file: 'labs.yaml' }],
    });
  });

  test('a damaged index is noticed, told and rebuilt', () => {
    const before = indexFiles();
    const folder = smallCatalog('damaged');
    expect(weigh(['suites', '--catalog', folder]).stderr).toBe('');
    const [index] = indexFiles().filter((name) => !before.includes(name));
    const path = join(cache, 'weighbridge', index!);
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, whole.slice(0, whole.length / 2));
    const second = weigh(['rank', '--catalog', folder]);
    expect([second.status, second.stderr]).toEqual([
      0,
      expect.stringMatching(/^weigh: the compiled catalogue .* is damaged; rebuilding it\n$/),
    ]);
    expect(readFileSync(path, 'utf8')).toBe(whole);
    expect(indexFiles().filter((name) => name.includes('.tmp'))).toEqual([]);
    expect(weigh(['rank', '--catalog', folder]).stderr).toBe('');
  });

  test('check finds what is wrong, and build says what it compiled', () => {
    const folder = smallCatalog('dangling');
    const clean = weigh(['catalog', 'check', '--catalog', folder, '--errors']);
    expect([clean.status, clean.stderr]).toEqual([0, '']);
    const scores = join(folder, 'scores/source/card.jsonl');
    writeFileSync(
      scores,
      `${readFileSync(scores, 'utf8')}{"model":"gone","benchmark":"a","score":1}\n`,
    );
    const wrong = weigh(['catalog', 'check', '--catalog', folder, '--rule', 'dangling-id']);
    expect(wrong.status).toBe(1);
    expect(wrong.stdout).toMatch(/scores\/source\/card\.jsonl:10: error \(dangling-id\): .*"gone"/);
    const build = weigh(['catalog', 'build', '--catalog', smallCatalog('built'), '--json']);
    expect(JSON.parse(build.stdout)).toMatchObject({ rebuilt: true, models: 2, scores: 8 });
  });
});

describe('the start of the program', () => {
  /** Makes the running Node believe that it is an old one. */
  function pretend(version: string): string[] {
    const file = join(scratch, 'pretend.cjs');
    writeFileSync(file, `Object.defineProperty(process, 'version', { value: '${version}' });`);
    return ['--require', file];
  }

  test('an old Node hands over to the one of the checkout, with its exit code', () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [...pretend('v20.19.0'), program, ...args], {
        encoding: 'utf8',
        env: environment(),
      });
    expect(run('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(run('rnk').status).toBe(2);
  });

  test('outside of a checkout an old Node is refused with what to install', () => {
    const folder = join(scratch, 'package', 'bin');
    mkdirSync(folder, { recursive: true });
    copyFileSync(program, join(folder, 'weigh.cjs'));
    const run = (version: string) =>
      spawnSync(process.execPath, [...pretend(version), join(folder, 'weigh.cjs')], {
        encoding: 'utf8',
      });
    for (const version of ['v10.0.0', 'v20.19.0', 'v22.17.1', 'v23.5.0']) {
      const { status, stderr } = run(version);
      expect(stderr).toContain(`needs Node 22.19 or newer, this is ${version}`);
      expect(stderr).toContain('Install Node 24');
      expect(status).toBe(1);
    }
    const incomplete = run('v22.19.0');
    expect(incomplete.stderr).toMatch(/main\.js is missing: reinstall/);
    expect(incomplete.status).toBe(1);
  });

  test('is written in syntax that every old Node can read', () => {
    const source = readFileSync(program, 'utf8').replace(/^#!.*/, '');
    const kinds = new Set<string>();
    const declarations = new Set<string>();
    JSON.stringify(parseSync(source, { syntax: 'ecmascript' }), (key, value) => {
      if (key === 'type') kinds.add(value);
      if (value?.type === 'VariableDeclaration') declarations.add(value.kind);
      return value;
    });
    expect([...declarations]).toEqual(['var']);
    expect(
      [...kinds].filter((kind) => /Arrow|Template|Class|Spread|Await|Optional|Pattern$/.test(kind)),
    ).toEqual([]);
    expect(source).not.toMatch(/,\s*\)/);
  });
});
