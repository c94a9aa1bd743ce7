/**
 * Log-likelihood of four-choice items behind five worked examples, on one GGUF file: ours beside
 * lm-eval's `gguf` model on a llama-cpp-python server, and beside llama.cpp itself without a harness,
 * all with one thread of the same machine. The examples are items of the test split, so this is no
 * protocol result.
 *
 * Usage: node bench/engine/loglikelihood.ts [--items 50] [--peer-items 3] [--python FILE]
 * lm-eval takes minutes an item: its server puts 49,152 probabilities in order, in Python, for every
 * token of every prompt. WEIGH_BENCH_PYTHON (or py/bin/python below WEIGH_BENCH_PEERS): Python with
 * `lm-eval[api]` and `llama-cpp-python[server]`. WEIGH_GGUF, WEIGH_NODE_LLAMA_CPP and WEIGH_SHARED as
 * for the tests.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadBenchmark } from '../../src/benchmarks/load.ts';
import { isSingleTurn, type SingleTurnBenchmark } from '../../src/engine/benchmark.ts';
import {
  openSmallModel,
  shortest,
  weighSmallModel,
} from '../../test/benchmarks/weigh-small-model.ts';
import { modelFile } from '../../test/model-server/local-model.ts';
import { sharedPath } from '../../test/needs.ts';
import { root } from '../measure.ts';
import { run, versionOf } from './peers.ts';

const { values: flags } = parseArgs({
  options: {
    items: { type: 'string', default: '50' },
    'peer-items': { type: 'string', default: '3' },
    python: { type: 'string' },
  },
});
const installed = process.env.WEIGH_BENCH_PEERS;
const python =
  flags.python ??
  process.env.WEIGH_BENCH_PYTHON ??
  (installed === undefined ? undefined : join(installed, 'py', 'bin', 'python'));
const [shots, context] = [5, 2048];

const { benchmark } = await loadBenchmark('mmlu-pro-loglikelihood', {
  dataDir: sharedPath('benchmarks'),
});
if (!isSingleTurn(benchmark)) throw new Error('one turn is expected');
const fourOption = benchmark.items.filter(({ choices }) => choices?.length === 4);
const chosen = shortest(fourOption, shots + Number(flags.items));
const contextOf = (item: (typeof chosen)[number]): string => {
  const prompt = benchmark.prompt(item);
  if (prompt.kind !== 'loglikelihood') throw new Error('log-likelihoods are expected');
  return prompt.contexts[0]!.context;
};
const answerOf = ({ target }: (typeof chosen)[number]) => (target as { answer: number }).answer;
const prefix = chosen
  .slice(0, shots)
  .map((item) => `${contextOf(item)} ${'ABCD'[answerOf(item)]}\n\n`)
  .join('');
const items = chosen.slice(shots);
const fewShot: SingleTurnBenchmark = {
  ...benchmark,
  id: 'mmlu-pro-few-shot',
  items,
  prompt: (item) => {
    const prompt = benchmark.prompt(item);
    if (prompt.kind !== 'loglikelihood') return prompt;
    const [only] = prompt.contexts;
    return { ...prompt, contexts: [{ ...only!, context: prefix + only!.context }] };
  },
};

/** What a program chose, and by how much: the difference of the two largest log-likelihoods. */
interface Choices {
  chosen: number[];
  margins: number[];
}
/** llama.cpp's kernels round differently: one build's own, for single tokens and for several, by 0.07 in a log-probability of this file. Close choices fall either way. */
const clearMargin = 0.1;

interface Result {
  program: string;
  items: number;
  seconds: number;
  items_per_s: number;
  /** Processor time of the evaluation; null: the work is done in another process. */
  cpu_ms_per_item: number | null;
  load: number;
}
const results: Result[] = [];
function tell(program: string, count: number, seconds: number, cpu: number | null, load: number) {
  const cpu_ms_per_item = cpu === null ? null : (1000 * cpu) / count;
  const items_per_s = count / seconds;
  results.push({ program, items: count, seconds, items_per_s, cpu_ms_per_item, load });
  const work = cpu_ms_per_item === null ? '' : `${cpu_ms_per_item.toFixed(0)} ms CPU/item, `;
  console.log(
    `${program.padEnd(44)} ${items_per_s.toFixed(3).padStart(8)} items/s (${work}${count} items, load ${load.toFixed(1)})`,
  );
}

const endpoint = await openSmallModel(context);
const load = loadavg()[0]!;
const cpuBefore = process.cpuUsage();
const started = performance.now();
const { samples } = await weighSmallModel(endpoint, fewShot, {});
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
tell('weighbridge', items.length, seconds, (user + system) / 1e6, load);
await endpoint.close();
const ours = new Map(
  samples.map(({ response, scores }) => [response.item, 'ABCD'.indexOf(scores[0]!.answer ?? '')]),
);

const versions = python
  ? await Promise.all([
      versionOf(python, 'lm_eval'),
      versionOf(python, 'llama_cpp', 'llama-cpp-python'),
    ])
  : [null, null];
let note =
  'Items of MMLU-Pro with four options, the shortest; five of them worked before each. Every choice is one token.';
/** Of the items that both weighed, those for which they chose the same. */
const sameChoice: Record<string, string> = {};
function agree(program: string, some: typeof items, { chosen, margins }: Choices): void {
  const isSame = some.map(({ id }, i) => ours.get(id) === chosen[i]);
  const clear = isSame.filter((_, i) => margins[i]! > clearMargin);
  const count = (among: readonly boolean[]) => `${among.filter(Boolean).length} of ${among.length}`;
  sameChoice[program] =
    `${count(isSame)}; ${count(clear)} where its best lies ${clearMargin} above its next`;
  console.log(`  the same choice as ours: ${sameChoice[program]}`);
}
if (!python || !versions[0] || !versions[1]) {
  note += ' lm-eval is not measured: its gguf model needs a llama-cpp-python server.';
  console.log(
    "lm-eval is not installed here: python3 -m venv PLACE && PLACE/bin/pip install 'lm-eval[api]' 'llama-cpp-python[server]', then --python PLACE/bin/python (or WEIGH_BENCH_PYTHON)",
  );
} else await measurePeers(python, versions[0], versions[1]);

async function measurePeers(interpreter: string, lmEval: string, llamaCpp: string) {
  const folder = mkdtempSync(join(tmpdir(), 'weigh-bench-'));
  try {
    const all = itemsFile(folder, 'all.jsonl', items);
    let before = loadavg()[0]!;
    const { layout, ...itself } = await runItself(interpreter, all);
    if (layout === 'own') {
      note +=
        ' llama-cpp-python ran with weights in their own layout: as it rearranges them by default, it is ended here for an instruction that the processor names and the machine refuses.';
    }
    const name = `llama.cpp (llama-cpp-python ${llamaCpp}, no harness)`;
    tell(name, items.length, itself.seconds, itself.cpu_seconds, before);
    agree(name, items, itself);
    const some = items.slice(0, Number(flags['peer-items']));
    before = loadavg()[0]!;
    const peer = await runPeer(interpreter, layout, folder, itemsFile(folder, 'some.jsonl', some));
    const peerName = `lm-eval ${lmEval}, llama-cpp-python ${llamaCpp}`;
    tell(peerName, some.length, peer.seconds, null, before);
    agree(peerName, some, peer);
    const undecided = peer.margins.filter((margin) => margin === 0).length;
    if (undecided > 0) {
      const said = `lm-eval gave all four choices the same log-likelihood for ${undecided} of ${some.length} items, and so chose the first: it leaves out the last token of what this version of the server sends back.`;
      note += ` ${said}`;
      console.log(`  ${said}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function itemsFile(folder: string, name: string, some: typeof items): string {
  const file = join(folder, name);
  const lines = some.map((item) =>
    JSON.stringify({
      context: prefix + contextOf(item),
      letters: ['A', 'B', 'C', 'D'],
      answer: answerOf(item),
    }),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

type Layout = 'default' | 'own';

/** llama.cpp alone, with its default layout of weights where the machine allows it. */
async function runItself(interpreter: string, file: string) {
  const script = join(import.meta.dirname, 'llama_cpp_run.py');
  const attempt = async (layout: Layout) => {
    const parameters = [script, layout, modelFile, String(context), file];
    const { stdout } = await run(interpreter, parameters, { maxBuffer: 1e8 });
    const said = JSON.parse(stdout.trim().split('\n').at(-1)!) as Choices & {
      seconds: number;
      cpu_seconds: number;
    };
    return { layout, ...said };
  };
  return await attempt('default').catch((error: { signal?: string }) => {
    if (error.signal !== 'SIGILL') throw error;
    return attempt('own');
  });
}

async function runPeer(interpreter: string, layout: Layout, folder: string, file: string) {
  const port = await freePort();
  const here = import.meta.dirname;
  const server = spawn(
    interpreter,
    [join(here, 'llama_cpp_server.py'), layout, modelFile, String(context), String(port)],
    { stdio: 'ignore' },
  );
  const ended = once(server, 'close');
  try {
    const url = `http://127.0.0.1:${port}`;
    await answers(`${url}/v1/models`, () => server.exitCode ?? server.signalCode);
    const script = join(here, 'lm_eval_gguf_run.py');
    const { stdout } = await run(interpreter, [script, url, file, folder], { maxBuffer: 1e8 });
    return JSON.parse(stdout.trim().split('\n').at(-1)!) as Choices & { seconds: number };
  } finally {
    server.kill();
    await ended;
  }
}

/** Waits a minute for a server, and no longer than it lives. */
async function answers(url: string, end: () => number | string | null): Promise<void> {
  for (let tries = 0; tries < 300 && end() === null; tries++) {
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the llama-cpp-python server does not answer (${end() ?? 'it still runs'})`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

const date = new Date().toISOString().slice(0, 10);
const folder = join(root, 'bench', 'results');
mkdirSync(folder, { recursive: true });
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
writeFileSync(
  join(folder, `loglikelihood-${date}.json`),
  `${JSON.stringify({ name: 'loglikelihood', date, machine, note, same_choice: sameChoice, results }, null, 2)}\n`,
);
