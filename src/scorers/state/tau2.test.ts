import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import { answerOf } from '../answer.ts';
import { dumpJson, parseJson } from '../python/json.ts';
import type { Dict, Value } from '../python/value.ts';
import { replay } from './replay.ts';
import { retailTools2 } from './retail/tools2.ts';
import { tauDatabase } from './tau-scorer.ts';
import { type Tau2Target, tau2RetailScorer } from './tau2-scorer.ts';

const order = (status: string) => ({
  order_id: '#W1',
  user_id: 'ann_1',
  address: {},
  items: [],
  status,
  payment_history: [{ transaction_type: 'payment', amount: 5, payment_method_id: 'card_1' }],
});
const database = tauDatabase('retail', {
  orders: JSON.stringify({
    '#W1': order('pending'),
    '#W2': { ...order('pending (item modified)'), order_id: '#W2' },
  }),
  products: JSON.stringify({
    1: { name: 'Lamp', product_id: '1', variants: { 9: { item_id: '9', price: 5 } } },
  }),
  users: JSON.stringify({
    ann_1: { address: {}, payment_methods: { card_1: { source: 'credit_card' } } },
  }),
});
const scorer: ReturnType<typeof tau2RetailScorer> = tau2RetailScorer(database);

const cancel = {
  name: 'cancel_pending_order',
  arguments: { order_id: '#W1', reason: 'no longer needed' },
};
const act = ({ name, arguments: kwargs }: { name: string; arguments: object }) => ({
  name,
  kwargs,
});
const say = (content: string) => ({ name: 'respond', kwargs: { content } });
const target: Tau2Target = {
  actions: [cancel],
  communicate_info: ['1234'],
  nl_assertions: null,
  reward_basis: ['DB', 'COMMUNICATE', 'NL_ASSERTION'],
};
const judged = (wanted: Tau2Target, actions: object[], reply?: string, ended = true) => {
  scorer.check(wanted);
  const judge = async () => ({ text: reply }) as never;
  const answer = { ...answerOf(''), outcome_data: { actions, ended } };
  return scorer.score(answer, wanted, reply === undefined ? {} : { judge });
};

describe('the reward of tau2-bench', () => {
  it('is the product of the parts that the task names', async () => {
    expect(await judged(target, [act(cancel), say('$1,234')])).toMatchObject({
      value: 1,
      detail: { DB: 1, COMMUNICATE: 1, NL_ASSERTION: 1 },
    });
    expect(await judged(target, [act(cancel)])).toMatchObject({
      value: 0,
      explanation: '0 for COMMUNICATE',
    });
    expect(await judged(target, [say('1234')])).toMatchObject({
      value: 0,
      explanation: '0 for DB',
    });
    expect(await judged(target, [act(cancel), say('1234')], undefined, false)).toMatchObject({
      value: 0,
    });
  });

  it('compares the arguments that count', async () => {
    const wanted: Tau2Target = {
      actions: [{ ...cancel, compare_args: ['order_id'] }],
      reward_basis: ['ACTION'],
    };
    const other = { ...cancel, arguments: { order_id: '#W1', reason: 'ordered by mistake' } };
    expect(await judged(wanted, [act(other)])).toMatchObject({ value: 1 });
    expect(await judged({ ...wanted, actions: [cancel] }, [act(other)])).toMatchObject({
      value: 0,
    });
  });

  it('asks the judge about statements in words, and does not score without one', async () => {
    const wanted: Tau2Target = {
      nl_assertions: ['It is kind.', 'It is short.'],
      reward_basis: ['NL_ASSERTION'],
    };
    expect(await judged(wanted, [say('Hi')], 'So: [true, true]')).toMatchObject({ value: 1 });
    expect(await judged(wanted, [say('Hi')], '[true, false]')).toMatchObject({ value: 0 });
    expect(await judged(wanted, [say('Hi')])).toMatchObject({ outcome: 'error', value: null });
    await expect(judged(wanted, [say('Hi')], 'yes')).rejects.toThrow('no verdict on each');
    // A task that is lost anyway asks nobody, whatever the judge would say.
    const lost: Tau2Target = {
      ...wanted,
      communicate_info: ['42'],
      reward_basis: ['COMMUNICATE', 'NL_ASSERTION'],
    };
    const found = await judged(lost, [say('Hi')], 'no verdict');
    expect(found).toMatchObject({ outcome: 'incorrect', detail: { COMMUNICATE: 0 } });
    expect(found.detail).not.toHaveProperty('NL_ASSERTION');
    const telecom: Tau2Target = { reward_basis: ['ENV_ASSERTION'] };
    expect(await judged(telecom, [])).toMatchObject({ outcome: 'error', value: null });
  });

  it('refuses targets that are none', () => {
    expect(() => scorer.check({ reward_basis: ['MOOD'] })).toThrow('evaluation_criteria');
    expect(() => scorer.check({})).toThrow('evaluation_criteria');
  });
});

it('allows changes of a pending order after its items were modified', () => {
  const address = { address1: 'a', address2: '', city: 'b', state: 'c', country: 'd', zip: 'e' };
  const see = (name: string, kwargs: object) =>
    replay(retailTools2, database, [{ name, kwargs: parseJson(JSON.stringify(kwargs)) as Dict }])
      .observations[0]!;
  const changed = JSON.parse(see('modify_pending_order_address', { order_id: '#W2', ...address }));
  expect(changed.address).toEqual(address);
  expect(see('cancel_pending_order', { order_id: '#W2', reason: 'no longer needed' })).toContain(
    'Error',
  );
  expect(JSON.parse(see('get_item_details', { item_id: '9' }))).toMatchObject({ price: 5 });
});

it('carries out the right calls of every published task', (context) => {
  needs(context, shared('benchmarks/tau2-bench/retail/db.json.gz'));
  const read = (name: string) =>
    parseJson(
      gunzipSync(readFileSync(sharedPath(`benchmarks/tau2-bench/retail/${name}`))).toString('utf8'),
    );
  const tables = read('db.json.gz') as Dict;
  const base = tauDatabase(
    'retail',
    Object.fromEntries([...tables].map(([name, table]) => [name, dumpJson(table)])),
  );
  const failures: string[] = [];
  for (const task of read('tasks.json.gz') as Dict[]) {
    const actions = ((task.get('evaluation_criteria') as Dict).get('actions') as Dict[]).map(
      (action) => ({
        name: action.get('name') as string,
        kwargs: action.get('arguments') as ReadonlyMap<string, Value>,
      }),
    );
    replay(retailTools2, base, actions).observations.forEach((text, i) => {
      if (/^(?:Error|Unknown)/.test(text))
        failures.push(`${task.get('id')} ${actions[i]!.name}: ${text}`);
    });
  }
  // Right conversations hold look-ups that find nothing, and two changes that the shop refuses.
  expect(failures.filter((failure) => !failure.includes('not found'))).toEqual([
    '64 exchange_delivered_order_items: Error: non-delivered order cannot be exchanged',
    '105 exchange_delivered_order_items: Error: insufficient gift card balance to pay for the price difference',
  ]);
});
