import { afterAll, expect, test } from 'vitest';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { scriptedEndpoint } from '../../../test/benchmarks/scripted-endpoint.ts';
import { openSmallModel } from '../../../test/benchmarks/weigh-small-model.ts';
import { localModel, nodeLlamaCpp } from '../../../test/model-server/local-model.ts';
import { needs } from '../../../test/needs.ts';
import { evaluate } from '../../engine/evaluate.ts';
import { scoreRun } from '../../engine/score-run.ts';
import type { Endpoint } from '../../providers/endpoint.ts';
import { openStore, type SampleDetail } from '../../store/index.ts';
import { loadBenchmark } from '../load.ts';

let judge: Promise<Endpoint> | undefined;
afterAll(async () => (await judge)?.close());

// The real set is not here: these are our own questions in its format.
const rows = [
  ['What is the capital of France?', 'Paris'],
  ['What colour is the sky by day?', 'Blue'],
  ['How many legs has a spider?', 'Eight'],
  ['Which river is in Cairo?', 'The Nile'],
];
const csv = `metadata,problem,answer\n${rows.map((row) => `{},${row.join(',')}`).join('\n')}\n`;

test('SmolLM2 as the judge: what it gives no verdict on is an error and no wrong answer', {
  timeout: 300_000,
}, async (context) => {
  needs(context, nodeLlamaCpp(), localModel());
  // Long enough for a verdict, short enough that rambling does not take minutes.
  judge ??= openSmallModel(1536, { max_tokens: 64 });
  const folder = dataFolder({ 'simpleqa/simple_qa_test_set.csv': csv });
  const { benchmark } = await loadBenchmark('simpleqa', { dataDir: folder.path });
  const store = await openStore(':memory:');
  try {
    const model = {
      endpoint: scriptedEndpoint(() => 'The answer is Paris.'),
      address: 'scripted',
      price: null,
    };
    const judged = { endpoint: await judge, address: 'gguf', price: null };
    const [end] = await evaluate([{ benchmark, model, judge: judged, settings: {} }], { store });
    const samples: SampleDetail[] = [];
    for await (const some of store.samples(end!.run)) samples.push(...some);
    const { aggregate, score } = await scoreRun(store, end!.run);
    expect(samples).toHaveLength(rows.length);
    const values: number[] = [];
    for (const { scores } of samples) {
      const [one] = scores;
      expect(one!.judge).toContain('SmolLM2-135M-Instruct');
      if (one!.outcome === 'error') {
        expect(one!.value).toBeNull();
        expect(one!.explanation).toMatch(/no verdict in 3 replies/);
      } else {
        expect(['correct', 'incorrect', 'refused']).toContain(one!.outcome);
        values.push(one!.value!);
      }
    }
    const { value, outcomes } = aggregate.score;
    expect(value.count).toBe(values.length);
    expect(outcomes.error).toBe(rows.length - values.length);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(score).toBe(values.length === 0 ? null : mean);
  } finally {
    await store.close();
    folder.remove();
  }
});
