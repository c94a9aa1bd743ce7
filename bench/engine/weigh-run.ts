/**
 * One run of the engine as `weigh eval` starts it, scored and stored, in a process of its own:
 * `node weigh-run.ts URL ROWS IN_FLIGHT STREAM STORE`. Prints one line of JSON.
 */
import { statSync } from 'node:fs';
import { boundHeap } from '../../src/engine/bound-heap.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { openModel } from '../../src/providers/index.ts';
import { openStore } from '../../src/store/index.ts';
import { words } from '../../test/engine/benchmarks.ts';

const [url, rows, inFlight, stream, location] = process.argv.slice(2);
const connections = Number(inFlight);
const requestsBegin = boundHeap();
const store = await openStore(location);
const endpoint = await openModel(`vllm+${url}#test-model`, { connections });
const question =
  'Natalia sold clips to 48 of her friends in April, and half as many in May. '.repeat(6);
const benchmark = words(Number(rows), {
  prompt: ({ content }) => ({
    kind: 'chat',
    messages: [{ role: 'user', content: question + (content as { question: string }).question }],
  }),
});
const before = process.cpuUsage();
const started = performance.now();
const [end] = await evaluate(
  [
    {
      benchmark: benchmark as never,
      model: { endpoint, address: 'bench', price: { input: 1, output: 2, source: 'bench' } },
      settings: { stream: stream === 'true' },
    },
  ],
  {
    store,
    max_in_flight: connections,
    cache: 'none',
    onEvent: ({ kind }) => {
      if (kind === 'planned') requestsBegin();
    },
  },
);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
const { responses, errors, score } = await store.aggregate(end!.run);
await endpoint.close();
await store.close();
if (responses !== Number(rows) || Object.keys(errors).length > 0 || score.scored !== responses) {
  throw new Error(`${responses} of ${rows} rows, errors ${JSON.stringify(errors)}`);
}
console.log(
  JSON.stringify({
    rows: responses,
    seconds,
    rows_per_s: responses / seconds,
    cpu_ms_per_row: (user + system) / 1000 / responses,
    bytes_per_row: statSync(location!).size / responses,
    peak_mib: process.resourceUsage().maxRSS / 1024,
  }),
);
