import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explainFailure } from '../fail.ts';
import { reportBenchmarkCheck } from './benchmark-check.ts';
import { reportNewBenchmark } from './benchmark-new.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'weigh-cli-own-')), 'mine');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const failureOf = async (promise: Promise<unknown>) =>
  explainFailure(await promise.catch((error: unknown) => error), 'benchmark');

describe('weigh benchmark', () => {
  test('new writes what check finds sound', async () => {
    const made = await reportNewBenchmark(folder);
    expect(made.csv.rows.flat()).toEqual(['benchmark.yaml', 'items.jsonl']);
    const { report, errors } = await reportBenchmarkCheck(folder);
    expect(errors).toBe(0);
    expect(report.data).toMatchObject({
      id: 'mine',
      items: 3,
      scorers: ['number@1'],
      gold: { right: 3, tried: 3 },
      problems: [],
    });
    const said = JSON.stringify(report.blocks);
    expect(said).toContain('[user]');
    expect(said).toContain('number judges 3 of 3 right answers right.');
  });

  test('check counts errors and names each place', async () => {
    await reportNewBenchmark(folder);
    const file = join(folder, 'benchmark.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('scorer: number', 'scorer: numbr'));
    const { report, errors } = await reportBenchmarkCheck(file);
    expect(errors).toBe(1);
    expect(report.csv.rows[0]).toEqual(
      expect.arrayContaining(['error', 'scorer', 'benchmark.yaml', 31]),
    );
  });

  test('says what it was given instead of a benchmark', async () => {
    await reportNewBenchmark(folder);
    expect(await failureOf(reportBenchmarkCheck(join(folder, 'items.jsonl')))).toMatchObject({
      exitCode: 2,
      lines: [expect.stringContaining('no YAML file'), expect.anything()],
    });
    expect(await failureOf(reportNewBenchmark(folder))).toEqual({
      exitCode: 1,
      lines: [`weigh: ${folder} exists already`, '  choose another name: nothing is overwritten'],
    });
  });
});
