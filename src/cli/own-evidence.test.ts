import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../test/needs.ts';
import { addOwnRun } from '../../test/stored-run.ts';
import { openStore } from '../store/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'weigh-own-'));
const location = join(folder, 'store.db');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const store = await openStore(location);
  await addOwnRun(store, { id: 'aime-a', name: 'glm-4.5', right: 27 });
  await addOwnRun(store, { id: 'aime-b', name: 'deployment-7', right: 12 });
  await addOwnRun(store, { id: 'aime-c', name: 'o3', limit: 10, items: 10, right: 9 });
  await store.close();
});

function weigh(...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(repositoryRoot, 'bin', 'weigh.cjs'), ...parameters],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', WEIGH_STORE: location } },
  );
  return { status, stdout, stderr };
}

describe('own runs as evidence', () => {
  test('rank --evidence both takes own runs, and lists those that do not count with what to do', () => {
    const { status, stdout } = weigh(
      'rank',
      '--suite',
      'glm-12',
      '--evidence',
      'both',
      '--top',
      '3',
    );
    expect(status).toBe(0);
    expect(stdout).toContain('own runs beside published scores');
    expect(stdout).toContain('Own runs that do not count: 2');
    expect(stdout).toMatch(/aime-b .*no model of the catalogue is called/);
    expect(stdout.replace(/\s+/g, ' ')).toContain('weigh identify');
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/10 of 30/);
    expect(stdout).toMatch(/own runs [0-9a-f]{12}/);
  });

  test('the default takes none of them, wherever the store is', () => {
    const here = weigh('rank', '--suite', 'glm-12', '--json', '--seed', '1');
    const asked = weigh(
      'rank',
      '--suite',
      'glm-12',
      '--json',
      '--seed',
      '1',
      '--evidence',
      'published',
    );
    expect(here.stdout).toBe(asked.stdout);
    expect(here.stdout).not.toContain('aime-a');
  });

  test('identify says which model a run measured, and refuses what it cannot know', () => {
    const unknown = weigh('identify', 'aime-b', 'glm-4.6666');
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toMatch(/no model "glm-4.6666": did you mean/);
    expect(weigh('identify', 'nothing', 'glm-4-5').status).toBe(2);
    const said = weigh('identify', 'aime-b', 'GLM 4.5 Air');
    expect(said.stdout).toContain('Run aime-b measured GLM 4.5 Air (glm-4-5-air).');
    const model = JSON.parse(weigh('model', 'glm-4-5-air', '--json').stdout);
    expect(model.own_runs).toEqual([
      expect.objectContaining({ benchmark: 'aime-2024', score: 40 }),
    ]);
    expect(weigh('identify', 'aime-b', '--forget').status).toBe(0);
  });

  test('model shows measured scores apart from published ones', () => {
    const { stdout } = weigh('model', 'glm-4-5');
    expect(stdout).toContain('Own runs: 1 measured score');
    expect(stdout).toMatch(/aime-2024 +90 .* aime-a/);
  });

  test('without a store, and with a file that is none, it says so', () => {
    const none = weigh('rank', '--evidence', 'measured', '--store', join(folder, 'no.db'));
    expect(none.status).toBe(1);
    expect(none.stderr).toContain('there is no store at');
    const other = join(folder, 'text.db');
    writeFileSync(other, 'this is no store');
    expect(weigh('rank', '--evidence', 'both', '--store', other)).toMatchObject({ status: 1 });
    expect(weigh('rank', '--evidence', 'mine')).toMatchObject({ status: 2 });
  });

  test('ability takes own runs into the fit', () => {
    const { status, stdout } = weigh('rank', '--evidence', 'both', '--top', '2');
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain('Own runs are in the fit as one more document');
    const few = weigh('rank', '--evidence', 'measured');
    expect(few.status).toBe(0);
    expect(few.stdout.replace(/\s+/g, ' ')).toContain('No abilities can be estimated');
  });
});
