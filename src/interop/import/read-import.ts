import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../input-error.ts';
import type { ImportedRun, ImportWords } from './imported-run.ts';
import { isInspect, readInspect } from './inspect.ts';
import { isLmEvalResults, readLmEval, samplesFileOf } from './lm-eval.ts';
import { isRecord, parseJson, readBytes, readText } from './read-json.ts';
import { readZip, type ZipMember } from './read-zip.ts';
import { isSweBench, readSweBench } from './swe-bench.ts';
import { isTerminalBench, readTerminalBench } from './terminal-bench.ts';

const formats =
  'read are the report of SWE-bench (MODEL.RUN_ID.json), the results.json of Terminal-Bench, and of lm-evaluation-harness the results_DATE.json or samples_TASK_DATE.jsonl of a run with --log_samples, and logs of Inspect (.eval or .json)';

/**
 * Reads the runs that a file of another program holds. What it is shows in what it holds; only the
 * files of the same run beside it are read, too, and no path that stands in a file is followed.
 * @throws InputError with file, line and what to do; system errors
 */
export async function readImport(file: string, words: ImportWords): Promise<ImportedRun[]> {
  const samples = samplesFileOf(basename(file));
  if (samples) {
    const beside = await readBeside(dirname(file), `results_${samples.date}.json`);
    return [readLmEval(await readText(file), file, samples.task, beside, words)];
  }
  if (/\.eval$/i.test(file)) return [await readEval(file, words)];
  const data = parseJson(await readText(file), file);
  if (!isRecord(data)) throw unknown(file);
  if (isSweBench(data)) return [readSweBench(data, file, words)];
  if (isTerminalBench(data)) {
    const beside = await readBeside(dirname(file), 'run_metadata.json');
    return [readTerminalBench(data, file, beside, words)];
  }
  if (isInspect(data)) {
    return [readInspect(data, Array.isArray(data.samples) ? data.samples : [], file, words)];
  }
  if (isLmEvalResults(data)) return await readTasks(file, data, words);
  throw unknown(file);
}

/** A log of Inspect as it writes it by default; one that was cut off has no header. */
async function readEval(file: string, words: ImportWords): Promise<ImportedRun> {
  const members = readZip(await readBytes(file), file);
  const head =
    members.find(({ name }) => name === 'header.json') ??
    members.find(({ name }) => name === '_journal/start.json');
  if (!head) throw unknown(file);
  const json = (member: ZipMember): unknown =>
    parseJson(member.read().toString('utf8'), `${file}, ${member.name}`);
  const samples = members.filter(({ name }) => /^samples\/.+\.json$/.test(name));
  // One at a time: unpacked, a log may be many times its size.
  const each = function* () {
    for (const member of samples) yield json(member);
  };
  return readInspect(json(head), each(), file, words);
}

/** The tasks of a results file, from the samples beside it. */
async function readTasks(
  file: string,
  data: Record<string, unknown>,
  words: ImportWords,
): Promise<ImportedRun[]> {
  const folder = dirname(file);
  const date = /^results_(.+)\.json$/.exec(basename(file))?.[1];
  const names = (await readdir(folder)).sort();
  const found = names.flatMap((name) => {
    const samples = samplesFileOf(name);
    return samples && samples.date === date ? [{ name, task: samples.task }] : [];
  });
  if (found.length === 0) {
    throw new InputError(
      file,
      undefined,
      'holds totals only, and no samples_TASK file of the same date is beside it',
      'run lm-evaluation-harness with --log_samples: a total without its samples cannot be checked',
    );
  }
  if (words.benchmark !== undefined && found.length > 1) {
    throw new InputError(
      file,
      undefined,
      `belongs to ${found.length} tasks, and --benchmark names one benchmark`,
      'give the samples_TASK file of the task that it is',
    );
  }
  const runs: ImportedRun[] = [];
  for (const { name, task } of found) {
    const path = join(folder, name);
    runs.push(readLmEval(await readText(path), path, task, data, words));
  }
  return runs;
}

/** A file beside another; null when it is not there. @throws InputError when it is no JSON */
async function readBeside(folder: string, name: string): Promise<unknown> {
  if (!(await readdir(folder)).includes(name)) return null;
  const path = join(folder, name);
  return parseJson(await readText(path), path);
}

function unknown(file: string): InputError {
  return new InputError(file, undefined, 'is no result file that is known', formats);
}
