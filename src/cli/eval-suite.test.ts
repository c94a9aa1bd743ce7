import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder } from '../../test/benchmarks/data-folder.ts';
import { type ModelServer, startModelServer } from '../../test/model-server/server.ts';
import { runWeigh } from '../../test/run-weigh.ts';
import type { MeasuredSuite } from './reports/eval-suites.ts';

/** A suite on a machine that has the data of two of its parts and nothing else. */

const folder = dataFolder({
  'aime/aime2024.json': JSON.stringify([
    { id: 1, problem: 'Half of 66?', answer: '033' },
    { id: 2, problem: 'Half of 68?', answer: '034' },
  ]),
  'math-500/test.json': JSON.stringify([
    { problem: 'What is 33?', answer: '33', subject: 'Algebra', level: 1, unique_id: 'a' },
  ]),
});
const store = join(folder.path, 'store.db');
let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer();
  server.script = () => ({ kind: 'say', text: 'It is \\boxed{33}.' });
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

const suite = (...more: string[]) =>
  runWeigh(['eval', 'glm-12', '--model', `${server.url}#test-model`, '--epochs', '1', ...more], {
    env: { WEIGH_STORE: store },
  });
/** With `--json` every line is an event. */
const lastOf = (stdout: string): unknown => JSON.parse(stdout.trim().split('\n').at(-1)!);
const partOf = ({ parts }: MeasuredSuite, id: string) =>
  parts.find(({ component }) => component === id)!;

describe('weigh eval of a suite', { timeout: 60_000 }, () => {
  test('runs what can be run, and says of each other part what is missing', async () => {
    const { status, stdout, stderr } = await suite('--data-dir', folder.path, '--json');
    expect(stderr).toBe('');
    expect(status).toBe(3);
    const { runs, suites } = lastOf(stdout) as {
      runs: { benchmark: string; status: string }[];
      suites: MeasuredSuite[];
    };
    expect(runs).toMatchObject([
      { benchmark: 'aime-2024', status: 'finished' },
      { benchmark: 'math-500-glm', status: 'finished' },
    ]);
    expect(server.served).toBe(3);
    const [glm] = suites;
    expect(glm).toMatchObject({ suite: 'glm-12', complete: false });
    expect(glm!.parts).toHaveLength(12);
    expect(partOf(glm!, 'aime-2024')).toMatchObject({ runs: ['aime-2024'], gaps: [], score: 0.5 });
    expect(partOf(glm!, 'math-500')).toMatchObject({ runs: ['math-500-glm'], gaps: [], score: 1 });
    expect(partOf(glm!, 'mmlu-pro')).toMatchObject({
      runs: [],
      score: null,
      gaps: [
        { benchmark: 'mmlu-pro-glm', missing: 'data', remedy: expect.stringMatching(/^put /) },
      ],
    });
    expect(partOf(glm!, 'hle').gaps.map(({ missing }) => missing)).toEqual(['judge', 'data']);
    for (const { runs: ids, gaps } of glm!.parts)
      expect(ids.length + gaps.length).toBeGreaterThan(0);
    expect(glm!.parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
  });

  test('tells people before it starts, and plans without sending', async () => {
    const before = server.served;
    const [run, dry] = await Promise.all([
      suite('--data-dir', folder.path, '--cache', 'all', '--limit', '1'),
      suite('--data-dir', folder.path, '--dry-run', '--json'),
    ]);
    expect(run.status).toBe(3);
    expect(run.stderr).toMatch(/of 12 parts of glm-12 can be run whole here[\s\S]*hle: judge/);
    expect(run.stdout).toMatch(/AIME 2024 +aime-2024 +\d/);
    expect(server.served - before).toBeLessThan(3);
    expect(dry.status).toBe(3);
    expect(lastOf(dry.stdout)).toMatchObject({
      plans: [{ benchmark: 'aime-2024' }, { benchmark: 'math-500-glm' }],
      suites: [{ suite: 'glm-12', complete: false }],
    });
  });

  test('with nothing to run it runs nothing, and a mistyped folder is a mistake', async () => {
    const before = server.served;
    const empty = dataFolder({ 'README.md': 'nothing' });
    const [nothing, mistyped] = await Promise.all([
      suite('--data-dir', empty.path, '--json'),
      suite('--data-dir', join(empty.path, 'nowhere')),
    ]);
    rmSync(empty.path, { recursive: true });
    expect(nothing.status).toBe(3);
    expect(lastOf(nothing.stdout)).toMatchObject({ kind: 'result', runs: [] });
    expect(mistyped).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot be read'),
    });
    expect(server.served).toBe(before);
  });
});
