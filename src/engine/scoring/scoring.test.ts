import { expect, test } from 'vitest';
import { exact, words } from '../../../test/engine/benchmarks.ts';
import heavy from '../../../test/engine/heavy-scorer.ts';
import { startModelServer } from '../../../test/model-server/server.ts';
import { openModel } from '../../providers/index.ts';
import type { Scorer } from '../../scorers/scorer.ts';
import { openStore, type SampleDetail } from '../../store/index.ts';
import { evaluate } from '../evaluate.ts';

const module = new URL('../../../test/engine/heavy-scorer.ts', import.meta.url).href;

test('a heavy scorer that hangs or fails costs its sample and no other', async () => {
  const server = await startModelServer();
  const store = await openStore(':memory:');
  const endpoint = await openModel(`vllm+${server.url}#test-model`);
  const job = {
    benchmark: words(8, { scorers: [{ scorer: heavy, module }, { scorer: exact as Scorer }] }),
    model: { endpoint, address: 'test', price: null },
    settings: {},
  };
  const [end] = await evaluate([job], { store, scoring_ms: 1500 });
  expect(end!.status).toBe('finished');
  const outcomes: Record<string, string[]> = {};
  for await (const chunk of store.samples(end!.run)) {
    for (const { item, scores } of chunk as SampleDetail[]) {
      const of = (scorer: string) => scores.find((score) => score.scorer === scorer)!.outcome;
      outcomes[item.id] = [of('heavy@1'), of('exact@1')];
    }
  }
  expect(outcomes).toEqual({
    'word-0': ['incorrect', 'incorrect'],
    'word-1': ['correct', 'correct'],
    'word-2': ['correct', 'correct'],
    'word-3': ['unparsed', 'incorrect'],
    'word-4': ['error', 'correct'],
    'word-5': ['correct', 'correct'],
    'word-6': ['incorrect', 'incorrect'],
    'word-7': ['correct', 'correct'],
  });
  await endpoint.close();
  await store.close();
  await server.close();
}, 120_000);

test('a judge is asked through the engine, named with each score, and what it costs is counted', async () => {
  const server = await startModelServer({
    script: ({ prompt }) => ({ kind: 'say', text: prompt.startsWith('Is') ? 'yes' : 'w1' }),
  });
  const store = await openStore(':memory:');
  const endpoint = await openModel(`vllm+${server.url}#test-model`);
  const judge = await openModel(`vllm+${server.url}#judge`);
  const judged: Scorer = {
    ...(exact as Scorer),
    id: 'judged',
    needs: ['judge'],
    async score({ text }, target, { judge: ask }) {
      const said = await ask!([{ role: 'user', content: `Is ${text} the same as ${target}?` }]);
      const isRight = said.text === 'yes';
      const outcome = isRight ? ('correct' as const) : ('incorrect' as const);
      return { outcome, value: isRight ? 1 : 0, answer: text, explanation: null, detail: null };
    },
  };
  const benchmark = words(5, { scorers: [{ scorer: judged }] });
  const model = { endpoint, address: 'test', price: null };
  const settings = {};
  await expect(evaluate([{ benchmark, model, settings }], { store })).rejects.toMatchObject({
    code: 'cannot-do',
  });
  const job = { benchmark, model, settings, judge: { endpoint: judge, address: 'j', price: null } };
  const [end] = await evaluate([job], { store });
  expect(server.served).toBe(10);
  const { score, judge_cost_usd, scorer } = await store.aggregate(end!.run);
  expect(score.outcomes.correct).toBe(5);
  expect(scorer.judge).toMatch(/^vllm\/judge#[0-9a-f]{12}$/);
  expect(judge_cost_usd.sum).toBe(0);

  // A judge that fails is no verdict about the answer.
  server.script = ({ prompt }) =>
    prompt.startsWith('Is')
      ? { kind: 'status', status: 400, body: {} }
      : { kind: 'say', text: prompt.split(' ').at(-1)! };
  const [failed] = await evaluate([job], { store, cache: 'none' });
  expect((await store.aggregate(failed!.run)).score.outcomes).toMatchObject({ error: 5 });
  await Promise.all([endpoint.close(), judge.close()]);
  await store.close();
  await server.close();
});
