/**
 * A run in a process of its own, to be killed: `node run-process.ts STORE URL SAMPLES [RUN]`. Prints
 * the run's id as soon as it is planned, and `ended STATUS` at its end.
 */
import { evaluate } from '../../src/engine/evaluate.ts';
import { openModel } from '../../src/providers/index.ts';
import { openStore } from '../../src/store/index.ts';
import { words } from './benchmarks.ts';

const [location, url, samples, resume] = process.argv.slice(2);
const store = await openStore(location!);
const endpoint = await openModel(`vllm+${url}#test-model`);
const ends = await evaluate(
  [
    {
      benchmark: words(Number(samples)),
      model: { endpoint, address: 'test', price: null },
      settings: {},
      ...(resume ? { resume } : {}),
    },
  ],
  {
    store,
    retry: { first_wait_ms: 5, longest_wait_ms: 20 },
    onEvent: (event) => {
      if (event.kind === 'planned') console.log(event.run);
    },
  },
);
console.log(`ended ${ends[0]!.status}`);
await endpoint.close();
await store.close();
