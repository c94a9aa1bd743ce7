/**
 * Log-likelihood of four-choice items behind five worked examples, on one GGUF file: ours beside
 * lm-eval's `gguf` model on a llama-cpp-python server, both with one thread of the same machine.
 * The examples are items of the test split, so this is no protocol result.
 *
 * Usage: node bench/engine/loglikelihood.ts [--items 50] [--peer-items 50] [--python FILE]
 * WEIGH_BENCH_PYTHON: Python with `lm-eval[api]` and `llama-cpp-python[server]`. WEIGH_GGUF,
 * WEIGH_NODE_LLAMA_CPP and WEIGH_SHARED as for the tests.
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
    'peer-items': { type: 'string', default: '50' },
    python: { type: 'string' },
  },
});
const python = flags.python ?? process.env.WEIGH_BENCH_PYTHON;
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

interface Result {
  program: string;
  items: number;
  seconds: number;
  items_per_s: number;
  load: number;
}
const results: Result[] = [];
const tell = (program: string, count: number, seconds: number, load: number) => {
  results.push({ program, items: count, seconds, items_per_s: count / seconds, load });
  console.log(
    `${program.padEnd(44)} ${(count / seconds).toFixed(3).padStart(8)} items/s (${count} items, load ${load.toFixed(1)})`,
  );
};

const endpoint = await openSmallModel(context);
const load = loadavg()[0]!;
const started = performance.now();
const { samples } = await weighSmallModel(endpoint, fewShot, {});
tell('weighbridge', items.length, (performance.now() - started) / 1000, load);
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
let note = 'Items of MMLU-Pro with four options, the shortest; five of them worked before each.';
let agree: string | null = null;
if (!python || !versions[0] || !versions[1]) {
  note += ' lm-eval is not measured: its gguf model needs a llama-cpp-python server.';
  console.log(
    "lm-eval is not installed here: python3 -m venv PLACE && PLACE/bin/pip install 'lm-eval[api]' 'llama-cpp-python[server]', then --python PLACE/bin/python (or WEIGH_BENCH_PYTHON)",
  );
} else {
  const some = items.slice(0, Number(flags['peer-items']));
  const before = loadavg()[0]!;
  const { seconds, chosen: theirs } = await runPeer(python, some);
  tell(`lm-eval ${versions[0]}, llama-cpp-python ${versions[1]}`, some.length, seconds, before);
  agree = `${some.filter(({ id }, i) => ours.get(id) === theirs[i]).length} of ${some.length}`;
  console.log(`same choice: ${agree}`);
}

async function runPeer(interpreter: string, some: typeof items) {
  const folder = mkdtempSync(join(tmpdir(), 'weigh-bench-'));
  const port = await freePort();
  const file = join(folder, 'items.jsonl');
  const lines = some.map((item) =>
    JSON.stringify({
      context: prefix + contextOf(item),
      letters: ['A', 'B', 'C', 'D'],
      answer: answerOf(item),
    }),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
  const server = spawn(
    interpreter,
    ['-m', 'llama_cpp.server', '--model', modelFile, '--n_ctx', String(context)].concat([
      '--logits_all',
      'true',
      '--n_threads',
      '1',
      '--n_threads_batch',
      '1',
      '--port',
      String(port),
    ]),
    { stdio: 'ignore' },
  );
  try {
    const url = `http://127.0.0.1:${port}`;
    for (let tries = 0; tries < 300; tries++) {
      if (
        await fetch(`${url}/v1/models`).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const script = join(import.meta.dirname, 'lm_eval_gguf_run.py');
    const { stdout } = await run(interpreter, [script, url, file, folder], { maxBuffer: 1e8 });
    return JSON.parse(stdout.trim().split('\n').at(-1)!) as { seconds: number; chosen: number[] };
  } finally {
    server.kill();
    await once(server, 'close');
    rmSync(folder, { recursive: true, force: true });
  }
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
  `${JSON.stringify({ name: 'loglikelihood', date, machine, note, same_choice: agree, results }, null, 2)}\n`,
);
