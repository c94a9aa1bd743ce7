import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readYaml } from '../../catalog/read-yaml.ts';
import { withoutGz } from '../data/formats.ts';
import { type DataRecord, readRecords } from '../data/read-records.ts';
import { BenchmarkError } from '../error.ts';
import type { Findings } from './problems.ts';
import { type OwnBenchmark, ownBenchmarkSchema } from './schema.ts';

/** A benchmark of one's own with its items, as they stand in its files. */
export interface OwnFiles {
  own: OwnBenchmark;
  /** As errors name it: the last part of what was given. */
  file: string;
  lineAt: (path: readonly PropertyKey[]) => number;
  records: DataRecord[];
  /** Name of the file of items, as errors and the data's identity have it. */
  itemsFile: string;
  /** Of its bytes, unpacked. */
  sha256: string;
}

export const fileName = 'benchmark.yaml';

/** The YAML file that a path names: the file itself, or that of a folder; null for what is neither, such as the id of a built-in one. */
export async function ownPath(name: string): Promise<string | null> {
  if (/\.ya?ml$/.test(name)) return resolve(name);
  const found = await stat(resolve(name)).catch(() => null);
  return found?.isDirectory() ? join(resolve(name), fileName) : null;
}

/** @throws OwnBenchmarkError with every mistake of the YAML file. */
export async function readOwnFiles(path: string, findings: Findings): Promise<OwnFiles> {
  const file = basename(path);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new BenchmarkError(
      'file',
      error.code === 'ENOENT' ? `there is no ${path}` : `${path} cannot be read: ${error.message}`,
      '`weigh benchmark new NAME` writes an example to begin with',
      { place: { file }, cause: error },
    );
  });
  if (text.trim() === '') {
    throw new BenchmarkError(
      'file',
      `${path} is empty`,
      '`weigh benchmark new NAME` writes an example to begin with',
      { place: { file } },
    );
  }
  const found = readYaml(text, file, ownBenchmarkSchema, findings.problems);
  // What follows the first mistake of the syntax only follows from it.
  if (findings.problems[0]?.rule === 'yaml') findings.problems.length = 1;
  for (const problem of findings.problems) {
    problem.remedy = problem.remedy.replace('docs/catalog.md', 'docs/own-benchmarks.md');
  }
  findings.stop();
  const { value: own, lineAt } = found!;
  return { own, file, lineAt, ...(await readItems(path, own, file, lineAt(['items']), findings)) };
}

async function readItems(
  path: string,
  own: OwnBenchmark,
  file: string,
  line: number,
  findings: Findings,
): Promise<Pick<OwnFiles, 'records' | 'itemsFile' | 'sha256'>> {
  const itemsFile = withoutGz(basename(own.items));
  try {
    const packed = await readFile(resolve(dirname(path), own.items));
    const bytes = packed[0] === 0x1f && packed[1] === 0x8b ? gunzipSync(packed) : packed;
    const records = await readRecords(itemsFile, bytes);
    for (const { value, line: at } of records) {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) continue;
      findings.add('items', itemsFile, at, 'is no object', 'write one object with named values');
    }
    if (records.length === 0) {
      findings.add('items', itemsFile, 1, 'holds no item', 'write at least one');
    }
    findings.stop();
    return { records, itemsFile, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (error instanceof BenchmarkError && error.code === 'data-malformed') {
      const what = error.message.replace(/^\S+\s/, '');
      findings.add('items', itemsFile, error.place?.line ?? 1, what, error.remedy);
    } else if (!(error instanceof BenchmarkError)) {
      findings.add(
        'items',
        file,
        line,
        `items: ${own.items} cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`,
        'the path counts from the folder of this file',
      );
    }
    findings.stop();
    throw error;
  }
}
