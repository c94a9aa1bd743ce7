import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../input-error.ts';
import type { ImportedRun, ImportWords } from './imported-run.ts';
import { isLmEvalResults, readLmEval, samplesFileOf } from './lm-eval.ts';
import { isRecord, parseJson, readText } from './read-json.ts';
import { isSweBench, readSweBench } from './swe-bench.ts';
import { isTerminalBench, readTerminalBench } from './terminal-bench.ts';

const formats =
  'read are the report of SWE-bench (MODEL.RUN_ID.json), the results.json of Terminal-Bench, and of lm-evaluation-harness the results_DATE.json or samples_TASK_DATE.jsonl of a run with --log_samples';

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
  if (/\.eval$/i.test(file)) {
    const remedy = `export it as samples first; ${formats}`;
    throw new InputError(file, undefined, 'is a log of Inspect, which is not read yet', remedy);
  }
  const data = parseJson(await readText(file), file);
  if (!isRecord(data)) throw unknown(file);
  if (isSweBench(data)) return [readSweBench(data, file, words)];
  if (isTerminalBench(data)) {
    const beside = await readBeside(dirname(file), 'run_metadata.json');
    return [readTerminalBench(data, file, beside, words)];
  }
  if (isLmEvalResults(data)) return await readTasks(file, data, words);
  throw unknown(file);
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
