/**
 * How many programs a second the sandbox runs, each in a fresh bubblewrap, beside the same Python
 * started without any sandbox.
 *
 * Usage: node bench/sandbox.ts [--programs 200]
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs, promisify } from 'node:util';
import { openSandbox, type Program, runAll, type Sandbox } from '../src/sandbox/index.ts';
import { runHumanEval } from '../src/scorers/code/run-tests.ts';
import { type Figure, report } from './measure.ts';

const { values: flags } = parseArgs({ options: { programs: { type: 'string', default: '200' } } });
const programs = Number(flags.programs);
const lanes = 2 * availableParallelism();
/** Programs a second on two cores. */
const aim = 60;

const python: Program = { command: ['python3', '-I', '-S', '-c', 'print(1)'] };

interface Speed {
  /** Programs a second by the wall clock. */
  rate: number;
  /** Processor time of all processes for a program, in milliseconds; undefined: not to be known here. */
  cpu: number | undefined;
}

const meter = '/sys/fs/cgroup/cpuacct/weighbridge-bench';

/** Nanoseconds of processor time of this process and all that it starts. */
function readMeter(): number | undefined {
  try {
    return Number(readFileSync(`${meter}/cpuacct.usage`, 'latin1'));
  } catch {
    return undefined;
  }
}

function startMeter(): void {
  try {
    mkdirSync(meter, { recursive: true });
    writeFileSync(`${meter}/cgroup.procs`, String(process.pid));
  } catch {
    // No cgroup v1, or not root: only the wall clock then.
  }
}

function stopMeter(): void {
  try {
    writeFileSync('/sys/fs/cgroup/cpuacct/cgroup.procs', String(process.pid));
    rmdirSync(meter);
  } catch {
    // There was none.
  }
}

async function measure(work: () => Promise<unknown>): Promise<Speed> {
  const cpu = readMeter();
  const started = performance.now();
  await work();
  const rate = programs / ((performance.now() - started) / 1000);
  const after = readMeter();
  const used =
    cpu === undefined || after === undefined ? undefined : (after - cpu) / 1e6 / programs;
  return { rate, cpu: used };
}

async function without(): Promise<void> {
  const run = promisify(execFile);
  let left = programs;
  const work = async (): Promise<void> => {
    while (left-- > 0) await run('/usr/bin/python3', python.command.slice(1));
  };
  await Promise.all(Array.from({ length: lanes }, work));
}

async function judged(sandbox: Sandbox): Promise<void> {
  const problem = {
    prompt: 'def double(x):\n    """ Twice x. """\n',
    entry_point: 'double',
    test: 'def check(candidate):\n    for i in range(20): assert candidate(i) == 2 * i\n',
  };
  let left = programs;
  const work = async (): Promise<void> => {
    while (left-- > 0) await runHumanEval(sandbox, problem, '    return 2 * x\n', { seconds: 30 });
  };
  await Promise.all(Array.from({ length: lanes }, work));
}

startMeter();
const sandbox = await openSandbox({ lanes });
await runAll(sandbox, [python, python, python]);
const figures: Figure[] = [];
const note = (name: string, { rate, cpu }: Speed, wanted = {}): void => {
  figures.push({ name, value: rate, unit: 'programs/s', ...wanted });
  if (cpu !== undefined) figures.push({ name: `${name}: CPU for one`, value: cpu, unit: 'ms' });
};
const bare = await measure(without);
const all = Array.from({ length: programs }, () => python);
note('Python in a fresh sandbox', await measure(() => runAll(sandbox, all)), { aim });
note('a function judged by 20 assertions', await measure(() => judged(sandbox)));
note('Python without a sandbox', bare);
await sandbox.close();
stopMeter();
console.log(
  `load ${loadavg()
    .map((each) => each.toFixed(1))
    .join(' ')}, ${lanes} at a time`,
);
report('sandbox', figures);
