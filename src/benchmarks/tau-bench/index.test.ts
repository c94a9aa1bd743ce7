import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { asLoop, hostileReplies, playItem, playRun } from '../../../test/benchmarks/play-loop.ts';
import { type Reply, scriptedEndpoint } from '../../../test/benchmarks/scripted-endpoint.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import type { BenchmarkItem, LoopBenchmark } from '../../engine/benchmark.ts';
import { evaluate } from '../../engine/evaluate.ts';
import { planOnly } from '../../engine/plan-only.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { Message } from '../../providers/request.ts';
import { dumpJson } from '../../scorers/python/json.ts';
import { readActions, type TauTarget } from '../../scorers/state/tau-scorer.ts';
import { openStore } from '../../store/index.ts';
import { findBenchmark } from '../catalogue.ts';

type Item = BenchmarkItem<TauTarget>;

const tool = (name: string, ...properties: string[]) => ({
  type: 'function',
  function: {
    name,
    description: 'Of the shop.',
    parameters: {
      type: 'object',
      properties: Object.fromEntries(properties.map((each) => [each, { type: 'string' }])),
      required: properties,
    },
  },
});
// Other endings than those of the published files, whose digests these do not have.
const files = {
  'tau-bench/retail.tasks.test.json': JSON.stringify([
    {
      user_id: 'ann_1',
      instruction: 'You are Ann. Cancel order #W1: no longer needed. Ask for the refund.',
      actions: [
        {
          name: 'cancel_pending_order',
          kwargs: { order_id: '#W1', reason: 'no longer needed' },
        },
      ],
      outputs: ['1234.5'],
    },
    { user_id: 'ann_1', instruction: 'You only look.', actions: [], outputs: [] },
  ]),
  'tau-bench/retail.tools.json': JSON.stringify([
    tool('cancel_pending_order', 'order_id', 'reason'),
    tool('transfer_to_human_agents', 'summary'),
  ]),
  'tau-bench/retail.wiki.md.jsonl': '# Rules of the shop',
  'tau-bench/retail.db.orders.jsonl': JSON.stringify({
    '#W1': {
      order_id: '#W1',
      user_id: 'ann_1',
      status: 'pending',
      items: [],
      payment_history: [
        { transaction_type: 'payment', amount: 1234.5, payment_method_id: 'credit_card_1' },
      ],
    },
  }),
  'tau-bench/retail.db.products.jsonl': '{}',
  'tau-bench/retail.db.users.jsonl': JSON.stringify({
    ann_1: {
      name: { first_name: 'Ann', last_name: 'Ek' },
      payment_methods: { credit_card_1: { source: 'credit_card', id: 'credit_card_1' } },
      orders: ['#W1'],
    },
  }),
};

/** Makes the right calls one by one, then says all that is due. */
const gold =
  ({ target }: Item) =>
  (messages: readonly Message[]): Reply => {
    const made = messages.filter(({ role }) => role === 'tool').length;
    const action = readActions(target.actions)[made];
    if (!action) return target.outputs.join(' ') || 'Done.';
    return {
      tool_calls: [{ id: `c${made}`, name: action.name, arguments: dumpJson(action.kwargs) }],
    };
  };

/** Asks once, and ends the conversation after the next answer. */
const user = (messages: readonly Message[]): Reply =>
  messages.filter(({ role }) => role === 'assistant').length === 0 ? 'Help.' : '###STOP###';

const say = (text: string) => () => text;
const call = (name: string, given: unknown): Reply => ({
  tool_calls: [{ id: 'x', name, arguments: JSON.stringify(given) }],
});

let folder: ReturnType<typeof dataFolder>;
let benchmark: LoopBenchmark;
beforeEach(async () => {
  folder = dataFolder(files);
  benchmark = await loaded('tau-bench-retail');
});
afterEach(() => folder.remove());

async function loaded(id: string, dataDir = folder.path): Promise<LoopBenchmark> {
  return asLoop((await (await findBenchmark(id)).load({ dataDir })).benchmark);
}

describe('tau-bench', () => {
  for (const domain of ['retail', 'airline']) {
    test(`plays every real task of ${domain} right with the right calls`, async (context) => {
      needs(context, shared(`benchmarks/tau-bench/${domain}.tasks.test.json`));
      const real = await loaded(`tau-bench-${domain}`, sharedPath('benchmarks'));
      expect(real.items).toHaveLength(domain === 'retail' ? 115 : 50);
      const failed: string[] = [];
      for (const item of real.items as Item[]) {
        const { judgement, result } = await playItem(real, item, { model: gold(item), user });
        const due = readActions(item.target.actions).length;
        // Some right ways are longer than the published limit of steps.
        if (judgement.outcome !== 'correct' && due < 30)
          failed.push(`${item.id}: ${judgement.explanation}`);
        expect(result.transcript.length).toBeGreaterThan(1);
      }
      expect(failed).toEqual([]);
    });
  }

  test('gives the share of tasks that an agent passes that does nothing', async () => {
    expect(benchmark.chance).toBe(0.5);
    const [wanted, idle] = benchmark.items as Item[];
    for (const [item, outcome, do_nothing] of [
      [wanted!, 'incorrect', false],
      [idle!, 'correct', true],
    ] as const) {
      const { judgement } = await playItem(benchmark, item, { model: say('No.'), user });
      expect(judgement).toMatchObject({ outcome, detail: { do_nothing } });
    }
  });

  test('shows each side what it may see', async () => {
    const [item] = benchmark.items as Item[];
    const seen: { agent: string[]; user: string[] } = { agent: [], user: [] };
    await playItem(benchmark, item!, {
      model: (messages) => {
        seen.agent.push(JSON.stringify(messages));
        return gold(item!)(messages);
      },
      user: (messages) => {
        seen.user.push(JSON.stringify(messages));
        return user(messages);
      },
    });
    expect(seen.user[0]).toContain('Cancel order #W1');
    expect(seen.user[0]).toContain('Hi! How can I help you today?');
    for (const text of seen.agent) {
      expect(text).toContain('# Rules of the shop');
      expect(text).not.toContain('Cancel order #W1');
    }
    expect(seen.user.join()).not.toContain('# Rules of the shop');
    expect(seen.user.join()).not.toContain('cancel_pending_order');
    expect(seen.user).toHaveLength(2);
  });

  test.each<[string, (messages: readonly Message[]) => Reply, object]>([
    ['without an end', say('Please wait.'), { end: 'steps', ended: false }],
    [
      'with arguments that are no JSON',
      () => ({ tool_calls: [{ id: 'x', name: 'think', arguments: '{' }] }),
      { end: 'malformed', ended: false },
    ],
    [
      'by a transfer',
      () => call('transfer_to_human_agents', { summary: 'x' }),
      { end: 'transfer', ended: true },
    ],
    [
      'with a call in the name of its own words',
      () => call('respond', { content: '1234.5' }),
      { end: 'steps', ended: false },
    ],
  ])('a conversation %s is not right', async (_, model, end) => {
    const [item] = benchmark.items as Item[];
    const { result, judgement } = await playItem(benchmark, item!, { model, user: say('Go on.') });
    expect(result.outcome_data).toMatchObject(end);
    expect(judgement).toMatchObject({ outcome: 'incorrect', value: 0 });
    expect(result.transcript.filter(({ role }) => role === 'assistant').length).toBeLessThan(31);
  });

  test('uses the first of several calls, and tells the agent of errors', async () => {
    const [item] = benchmark.items as Item[];
    const { result } = await playItem(benchmark, item!, {
      model: (messages) =>
        messages.some(({ role }) => role === 'tool')
          ? 'Done.'
          : {
              tool_calls: [
                { id: 'a', name: 'cancel_pending_order', arguments: '{"order_id":"#W9"}' },
                { id: 'b', name: 'cancel_pending_order', arguments: '{}' },
              ],
            },
      user,
    });
    const [answer] = result.transcript.filter(({ role }) => role === 'tool');
    expect(answer).toMatchObject({ tool_call_id: 'a', content: expect.stringMatching(/^Error: /) });
    expect(result.transcript.find(({ tool_calls }) => tool_calls)!.tool_calls).toHaveLength(1);
  });

  test('runs through the engine on right, wrong, malformed and hostile agents and users', async () => {
    const [item] = benchmark.items as Item[];
    const others: readonly Reply[] = [
      'No.',
      call('cancel_pending_order', { order_id: '#W1', reason: 'ordered by mistake' }),
      ...hostileReplies,
    ];
    const one = { ...benchmark, items: [item!] };
    const { end, samples, total } = await playRun(
      one,
      {
        model: (messages, epoch) =>
          epoch === 0 ? gold(item!)(messages) : (others[epoch - 1] ?? gold(item!)(messages)),
        // After the agents it is the user's turn to be hostile.
        user: (messages, epoch) => hostileReplies[epoch - 1 - others.length] ?? user(messages),
      },
      1 + others.length + hostileReplies.length,
    );
    expect(end).toMatchObject({ status: 'finished', reason: null });
    expect(total.errors).toEqual({});
    for (const { response, scores } of samples) {
      const expected = response.epoch === 0 ? 'correct' : 'incorrect';
      expect(scores[0]!.outcome, `${response.epoch}`).toBe(expected);
    }
  });

  test('makes no call of a conversation twice after a stop, and counts each once', async () => {
    const [item] = benchmark.items as Item[];
    const made = { model: 0, user: 0 };
    let isDown = true;
    const served = (name: 'model' | 'user', player: (messages: readonly Message[]) => Reply) => {
      const endpoint = scriptedEndpoint((messages) => {
        // The right call was made: the connection is lost before the agent can say so.
        if (name === 'model' && made.model === 1 && isDown) {
          throw new ProviderError('fatal', 'bad-request', 'down');
        }
        made[name]++;
        return player(messages as readonly Message[]);
      });
      const generate: typeof endpoint.generate = async (request) => ({
        ...(await endpoint.generate(request)),
        served_model: name,
      });
      return { endpoint: { ...endpoint, generate }, address: name, price: null };
    };
    const job = {
      benchmark: { ...benchmark, items: [item!] },
      model: served('model', gold(item!)),
      user: served('user', user),
      settings: {},
    };
    const store = await openStore(':memory:');
    const [first] = await evaluate([job], { store, cache: 'none' });
    expect((await store.aggregate(first!.run)).errors).toEqual({ 'bad-request': 1 });
    expect(made).toEqual({ model: 1, user: 1 });
    isDown = false;
    const [second] = await evaluate([{ ...job, resume: first!.run }], { store, cache: 'none' });
    expect(second).toMatchObject({ run: first!.run, status: 'finished' });
    expect(made).toEqual({ model: 2, user: 2 });
    const total = await store.aggregate(first!.run);
    expect(total).toMatchObject({
      errors: {},
      responses: 1,
      requests: 2,
      tokens: { output: { sum: 4 } },
      replaced: { attempts: 1 },
      served_models: [{ value: 'model', count: 1 }],
      score: { outcomes: { correct: 1 } },
    });
    await store.close();
  });

  test('counts a task under pass^4 only when all of four attempts are right', async () => {
    const four = await loaded('tau-bench-retail-pass-4');
    expect(four).toMatchObject({ protocol: { epochs: 4 }, metric: { kind: 'pass-hat-k', k: 4 } });
    expect((await loaded('tau-bench-retail-glm')).protocol.sampling).toMatchObject({
      temperature: 0.6,
      top_p: 0.95,
    });
  });

  test('is planned without saying what nobody knows: how many calls it takes', async () => {
    const store = await openStore(':memory:');
    const price = { input: 1, output: 1, source: 'a test' };
    const model = { endpoint: scriptedEndpoint(say('x')), address: 'scripted', price };
    const [plan] = await planOnly(store, [{ benchmark, model, user: model, settings: {} }], [null]);
    expect(plan!.estimate).toMatchObject({ most_output_tokens: null, most_usd: null });
    expect(plan!.lock.roles.user).not.toBeNull();
    await store.close();
  });

  test('is refused without a model that plays the user', async () => {
    const store = await openStore(':memory:');
    const model = { endpoint: scriptedEndpoint(say('x')), address: 'scripted', price: null };
    await expect(evaluate([{ benchmark, model, settings: {} }], { store })).rejects.toMatchObject({
      code: 'cannot-do',
      message: expect.stringContaining('--user-model'),
    });
    await store.close();
  });
});
