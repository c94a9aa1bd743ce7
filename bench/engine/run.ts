/**
 * The engine against a server in a process of its own that answers after a fixed time, scoring and
 * storing on, beside other harnesses where they are installed.
 *
 * Usage: node bench/engine/run.ts [--quick] [--peer-rows 2000]
 * WEIGH_BENCH_PEERS: a folder with a Python environment `py` that has inspect-ai and lm-eval[api].
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { root } from '../measure.ts';

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    'peer-rows': { type: 'string', default: '2000' },
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

const all: Setting[] = [
  { latency: 20, inFlight: 100, stream: false, rows: 20_000 },
  { latency: 20, inFlight: 100, stream: true, rows: 20_000 },
  { latency: 200, inFlight: 100, stream: false, rows: 5000 },
  { latency: 200, inFlight: 500, stream: false, rows: 20_000 },
  { latency: 200, inFlight: 500, stream: true, rows: 20_000 },
  { latency: 200, inFlight: 2000, stream: false, rows: 20_000 },
  { latency: 200, inFlight: 500, stream: false, rows: 100_000 },
];
const settings = flags.quick ? all.slice(3, 4).map((each) => ({ ...each, rows: 5000 })) : all;
/** Where peers are measured: the setting of the aims, and the quick server. */
const besidePeers = new Set(flags.quick ? settings : [all[0]!, all[3]!]);

const run = promisify(execFile);
const here = import.meta.dirname;
const peers = process.env.WEIGH_BENCH_PEERS;
const python = peers && join(peers, 'py', 'bin', 'python');

const programs: { name: string; command: string[]; isPeer: boolean }[] = [
  { name: 'weighbridge', command: [process.execPath, join(here, 'weigh-run.ts')], isPeer: false },
];
if (python && existsSync(python)) {
  for (const [name, module, file] of [
    ['inspect-ai', 'inspect_ai', 'inspect_run.py'],
    ['lm-eval', 'lm_eval', 'lm_eval_run.py'],
  ] as const) {
    const version = await versionOf(python, module);
    if (version) {
      const command = [python, join(here, file)];
      programs.push({ name: `${name} ${version}`, command, isPeer: true });
    }
  }
}

async function versionOf(interpreter: string, module: string): Promise<string | null> {
  const code = `import importlib.metadata as m, ${module}; print(m.version('${module}'))`;
  const found = await run(interpreter, ['-c', code]).catch(() => null);
  return found?.stdout.trim().split('\n').at(-1) ?? null;
}

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
  command: readonly string[],
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
        timeout: 15 * 60_000,
      });
      return JSON.parse(stdout.trim().split('\n').at(-1)!) as Result;
    });
  } catch (error) {
    return (error as Error).message.slice(0, 300);
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
for (const setting of settings) {
  const { latency, inFlight, stream } = setting;
  const possible = (1000 * inFlight) / latency;
  console.log(
    `\n${latency} ms, ${inFlight} in flight, ${stream ? 'streaming' : 'JSON'}: latency allows ${possible} rows/s`,
  );
  for (const { name, command, isPeer } of programs) {
    if (isPeer && !besidePeers.has(setting)) continue;
    const rows = isPeer ? Math.min(setting.rows, Number(flags['peer-rows'])) : setting.rows;
    const load = loadavg()[0]!;
    const result = await measure(command, { ...setting, rows });
    results.push({ ...setting, rows, program: name, load, possible, result });
    console.log(
      typeof result === 'string'
        ? `  ${name.padEnd(22)} failed: ${result}`
        : `  ${name.padEnd(22)} ${result.rows_per_s.toFixed(0).padStart(6)} rows/s ${result.cpu_ms_per_row.toFixed(2).padStart(7)} ms CPU/row ${result.bytes_per_row.toFixed(0).padStart(6)} bytes/row ${result.peak_mib.toFixed(0).padStart(5)} MiB  (${rows} rows, load ${load.toFixed(1)})`,
    );
  }
}

const date = new Date().toISOString().slice(0, 10);
const folder = join(root, 'bench', 'results');
mkdirSync(folder, { recursive: true });
const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memory_gib: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
if (!flags.quick) {
  writeFileSync(
    join(folder, `engine-${date}.json`),
    `${JSON.stringify({ name: 'engine', date, machine, results }, null, 2)}\n`,
  );
}
