/**
 * How many requests the board answers from memory, measured by wrk (apt-get install wrk) on the same
 * machine: client and server share its cores.
 */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Figure, report, root } from './measure.ts';

const seconds = 10;
const connections = 16;

/** Addresses that a busy day asks for again and again. */
const addresses = {
  'rankings, cached': '/api/v1/rankings',
  'rankings under conditions, cached':
    '/api/v1/rankings?for=coding&open=true&country=CN,US&max_price=1&top=10',
  'model, cached': '/api/v1/models/glm-4-5',
  'rankings, not changed since (304)': '/api/v1/rankings',
  'first page': '/',
};

interface Load {
  /** Requests a second. */
  rate: number;
  /** 99th percentile of the latency, milliseconds. */
  p99: number;
  /** Processor time of the server for one request, microseconds. */
  processor: number;
}

if (spawnSync('wrk', ['-v']).error) {
  console.error('wrk is not installed: apt-get install wrk');
  process.exit(1);
}
const server = spawn(process.execPath, [join(root, 'bin', 'weigh.cjs'), 'board', '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const base = await addressOf(server);
  // What the board works out after its start must not be measured along.
  await (await fetch(`${base}/api/v1/claims`)).arrayBuffer();
  const figures: Figure[] = [];
  for (const [name, path] of Object.entries(addresses)) {
    const first = await fetch(base + path);
    await first.arrayBuffer();
    if (first.status !== 200) throw new Error(`${path}: status ${first.status}`);
    const etag = name.includes('304') ? first.headers.get('etag') : null;
    const { rate, p99, processor } = await load(base + path, etag, server.pid!);
    figures.push(
      { name, value: rate, unit: 'req/s', aim: 2000 },
      { name: `${name}: 99th percentile`, value: p99, unit: 'ms', aim: 20 },
      { name: `${name}: processor time`, value: processor, unit: 'µs' },
    );
  }
  report('server', figures);
} finally {
  server.kill();
}

/** Where the server answers, read from the line that it prints. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
    child.once('exit', (code) => reject(new Error(`the board ended with ${code}: ${said}`)));
  });
}

/** One run of wrk with the headers that a browser sends. */
async function load(url: string, etag: string | null, pid: number): Promise<Load> {
  const headers = ['-H', 'Accept-Encoding: gzip, deflate, br'];
  if (etag !== null) headers.push('-H', `If-None-Match: ${etag}`);
  const before = processorTime(pid);
  const { stdout } = await promisify(execFile)('wrk', [
    ...['-t1', `-c${connections}`, `-d${seconds}s`, '--latency'],
    ...headers,
    url,
  ]);
  const failed = /Socket errors.*|Non-2xx or 3xx responses.*/.exec(stdout)?.[0];
  if (failed) throw new Error(`${url}: ${failed}`);
  const requests = Number(/(\d+) requests in/.exec(stdout)![1]);
  const [, p99, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout)!;
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)![1]),
    p99: Number(p99) * { us: 1e-3, ms: 1, s: 1e3 }[unit as 'us' | 'ms' | 's'],
    processor: (1e6 * (processorTime(pid) - before)) / requests,
  };
}

/** Seconds of processor time that a process has used; Linux counts in hundredths. */
function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
