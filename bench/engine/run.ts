/**
 * The engine against a server in a process of its own that answers after a fixed time, scoring and
 * storing on, beside other harnesses where they are installed, all in one run on one machine. Ours is
 * compiled first, as it is published: Node's own stripping of types takes memory in every thread.
 *
 * Usage: node bench/engine/run.ts [--quick] [--peer-rows 1000] [--rows 1] [--python FILE] [--promptfoo FILE]
 * --rows is a factor on our rows; all of it takes about ten minutes on two cores that do nothing else. Peers are found by flag or by WEIGH_BENCH_PYTHON and
 * WEIGH_BENCH_PROMPTFOO, or below WEIGH_BENCH_PEERS; what is missing is said with how to install it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../measure.ts';
import { findPeers, run } from './peers.ts';

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    'peer-rows': { type: 'string', default: '1000' },
    rows: { type: 'string', default: '1' },
    python: { type: 'string' },
    promptfoo: { type: 'string' },
  },
});

interface Setting {
  latency: number;
  inFlight: number;
  stream: boolean;
  rows: number;
}

interface Result {
  rows: number;
  seconds: number;
  rows_per_s: number;
  /** Of the process, its threads included. */
  cpu_ms_per_row: number;
  /** On disk: prompt, answer, score and all that stands beside them. */
  bytes_per_row: number;
  peak_mib: number;
}

/** Beside the peers, which stream nothing here: the first is the one of the aims. */
const besidePeers: Setting[] = [
  { latency: 200, inFlight: 500, stream: false, rows: 10_000 },
  { latency: 20, inFlight: 100, stream: false, rows: 10_000 },
  { latency: 200, inFlight: 100, stream: false, rows: 5000 },
  { latency: 200, inFlight: 2000, stream: false, rows: 20_000 },
];
const alone: Setting[] = [
  { latency: 200, inFlight: 500, stream: false, rows: 100_000 },
  { latency: 200, inFlight: 500, stream: true, rows: 10_000 },
  { latency: 20, inFlight: 100, stream: true, rows: 10_000 },
  { latency: 200, inFlight: 100, stream: true, rows: 5000 },
  { latency: 200, inFlight: 2000, stream: true, rows: 20_000 },
];
const all = [...besidePeers, ...alone];
const chosen = flags.quick ? all.slice(0, 1).map((each) => ({ ...each, rows: 5000 })) : all;
const settings = chosen.map((each) => ({
  ...each,
  rows: Math.ceil(each.rows * Number(flags.rows)),
}));
/** Peers take minutes for what takes us seconds: fewer rows, but twice what is in flight. */
const peerRows = ({ rows, inFlight }: Setting) =>
  Math.min(rows, Math.max(Number(flags['peer-rows']), 2 * inFlight));

const installed = process.env.WEIGH_BENCH_PEERS;
const below = (path: string) => (installed === undefined ? undefined : join(installed, path));
const { found: peers, missing } = await findPeers({
  python: flags.python ?? process.env.WEIGH_BENCH_PYTHON ?? below('py/bin/python'),
  promptfoo:
    flags.promptfoo ??
    process.env.WEIGH_BENCH_PROMPTFOO ??
    below('promptfoo/node_modules/.bin/promptfoo'),
});
for (const { name, how } of missing) console.log(`${name} is not installed here: ${how}`);

await run(join(root, 'node_modules', '.bin', 'tsc'), ['-p', join(root, 'tsconfig.bench.json')]);
const ours: Program = {
  name: 'weighbridge',
  command: [process.execPath, join(root, 'bench/scratch/built/bench/engine/weigh-run.js')],
  env: {},
};
interface Program {
  name: string;
  command: readonly string[];
  env: Record<string, string>;
}
const programs: Program[] = [
  ours,
  ...peers.map(({ name, version, ...how }) => ({ name: `${name} ${version}`, ...how })),
];

async function withServer<T>(latency: number, work: (url: string) => Promise<T>): Promise<T> {
  const main = join(root, 'test', 'model-server', 'main.ts');
  const server = spawn(process.execPath, [main, '--latency', String(latency), '--words', '20'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  try {
    return await work((JSON.parse(line.toString()) as { url: string }).url);
  } finally {
    server.stdin.end();
    await once(server, 'close');
  }
}

async function measure(
  { command, env }: Program,
  { latency, inFlight, stream, rows }: Setting,
): Promise<Result | string> {
  const folder = mkdtempSync(join(tmpdir(), 'weigh-bench-'));
  try {
    return await withServer(latency, async (url) => {
      const [program, ...first] = command;
      const isOurs = program === process.execPath;
      const place = isOurs ? join(folder, 'store.db') : folder;
      const parameters = [url, rows, inFlight, stream, place].map(String);
      const { stdout } = await run(program!, [...first, ...parameters], {
        maxBuffer: 1e8,
        timeout: 10 * 60_000,
        env: { ...process.env, ...env },
      });
      return JSON.parse(stdout.trim().split('\n').at(-1)!) as Result;
    });
  } catch (error) {
    // What went wrong stands at the end, after the command and the trace.
    const { stderr, message } = error as Error & { stderr?: string };
    return (stderr?.trim() || message).slice(-300);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const results: (Setting & {
  program: string;
  load: number;
  possible: number;
  result: Result | string;
})[] = [];
const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memory_gib: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
const note =
  'One run on one machine. `load` is the load average just before: where it is above 2 other work ran beside, so rows a second are below what the machine can do, while CPU a row and ratios between programs hold better. Ours ran compiled, as it is published. Peers ran fewer rows where they take minutes, and without streaming; their settings are in bench/engine. promptfoo: its time is the duration that it prints, in whole seconds; processor time and bytes of a run of one row are taken off.';
const date = new Date().toISOString().slice(0, 10);
const resultsFolder = join(root, 'bench', 'results');

/** After each program, so that a run that is stopped leaves what it has measured. */
function keep(): void {
  if (flags.quick) return;
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(
    join(resultsFolder, `engine-${date}.json`),
    `${JSON.stringify({ name: 'engine', date, machine, note, missing, results }, null, 2)}\n`,
  );
}

for (const [place, setting] of settings.entries()) {
  const { latency, inFlight, stream } = setting;
  const possible = (1000 * inFlight) / latency;
  console.log(
    `\n${latency} ms, ${inFlight} in flight, ${stream ? 'streaming' : 'JSON'}: latency allows ${possible} rows/s`,
  );
  for (const program of programs) {
    const { name } = program;
    const isPeer = program !== ours;
    if (isPeer && place >= besidePeers.length) continue;
    const rows = isPeer ? peerRows(setting) : setting.rows;
    const load = loadavg()[0]!;
    const result = await measure(program, { ...setting, rows });
    results.push({ ...setting, rows, program: name, load, possible, result });
    keep();
    console.log(
      typeof result === 'string'
        ? `  ${name.padEnd(22)} failed: ${result}`
        : `  ${name.padEnd(22)} ${result.rows_per_s.toFixed(0).padStart(6)} rows/s ${result.cpu_ms_per_row.toFixed(2).padStart(7)} ms CPU/row ${result.bytes_per_row.toFixed(0).padStart(6)} bytes/row ${result.peak_mib.toFixed(0).padStart(5)} MiB  (${rows} rows, load ${load.toFixed(1)})`,
    );
  }
}
