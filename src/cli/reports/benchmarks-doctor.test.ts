import { afterEach, describe, expect, test } from 'vitest';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { benchmarkIds } from '../../benchmarks/catalogue.ts';
import { reportBenchmarksDoctor } from './benchmarks-doctor.ts';

interface Row {
  id: string;
  ready: boolean;
  data: string;
  needs: { need: string; met: boolean | null }[];
}

const folders: (() => void)[] = [];
afterEach(() => {
  for (const remove of folders.splice(0)) remove();
});
const folderOf = (files: Record<string, string>) => {
  const { path, remove } = dataFolder(files);
  folders.push(remove);
  return path;
};
const rowsOf = async (flags: { dataDir?: string }, only?: string) => {
  const report = await reportBenchmarksDoctor(flags, only);
  return { report, rows: (report.data as { benchmarks: Row[] }).benchmarks };
};

describe('weigh benchmarks doctor', () => {
  test('lists every built-in benchmark, and those that need a container engine', async () => {
    const { report, rows } = await rowsOf({});
    expect(rows.map(({ id }) => id)).toEqual(benchmarkIds);
    expect(JSON.stringify(report.blocks)).toContain(
      'needs a container engine: run the official harness, then `weigh import`',
    );
  });

  test('sees what is in the folder of the data, and says what is not', async () => {
    const dataDir = folderOf({ 'gsm8k/test.jsonl': '{}' });
    const { rows, report } = await rowsOf({ dataDir }, 'gsm8k');
    expect(rows.map(({ id, ready, data }) => [id, ready, data])).toEqual([
      ['gsm8k', true, 'here'],
      ['gsm8k-completion', false, 'by hand'],
    ]);
    expect(JSON.stringify(report.blocks)).toContain('put train.jsonl into gsm8k of that folder');
  });

  test('wants a token for what is gated', async () => {
    const before = process.env.HF_TOKEN;
    delete process.env.HF_TOKEN;
    const { rows, report } = await rowsOf({}, 'gpqa-diamond');
    if (before !== undefined) process.env.HF_TOKEN = before;
    expect(rows[0]).toMatchObject({ ready: false, data: 'needs a token' });
    expect(JSON.stringify(report.blocks)).toMatch(/accept the terms .*Idavidrein.* HF_TOKEN/);
  });

  test('names what only a model can tell, without holding it against the benchmark', async () => {
    const { rows } = await rowsOf({}, 'hellaswag');
    expect(rows[0]).toMatchObject({ needs: [{ need: 'loglikelihood', met: null }] });
  });

  test('refuses a folder and a text that are none', async () => {
    await expect(reportBenchmarksDoctor({ dataDir: '/nowhere/at/all' }, undefined)).rejects.toThrow(
      'cannot be read',
    );
    await expect(reportBenchmarksDoctor({}, 'zzz')).rejects.toThrow('"zzz"');
  });
});
