import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../../src/interop/input-error.ts';
import type { Case } from './case.ts';

const remedy =
  'each line holds one JSON object with id, scorer and expected_verdict; see docs/parity.md';

/** Files of cases in a folder, by name. @throws Error of the file system */
export async function caseFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => /\.jsonl(\.gz)?$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** @throws InputError with the line that is none. */
export async function readCases(file: string): Promise<Case[]> {
  const bytes = await readFile(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [parse(line, file, i)]));
}

const lines = new WeakMap<Case, string>();

/** The line that a case was read from, for graders to which 1 and 1.0 are different. */
export const lineOf = (given: Case): string => lines.get(given) ?? JSON.stringify(given);

function parse(line: string, file: string, index: number): Case {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch (error) {
    throw new InputError(file, index + 1, `is not JSON: ${(error as Error).message}`, remedy);
  }
  const { id, scorer, expected_verdict } = (row ?? {}) as Partial<Case>;
  if (typeof id !== 'string' || typeof scorer !== 'string' || expected_verdict === undefined) {
    throw new InputError(file, index + 1, 'lacks id, scorer or expected_verdict', remedy);
  }
  lines.set(row as Case, line);
  return row as Case;
}

/** `gsm8k` of `.../gsm8k.jsonl.gz`. */
export function nameOf(file: string): string {
  return basename(file).replace(/\.jsonl(\.gz)?$/, '');
}
