import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountTools } from './account-tools.ts';
import { deviceTools } from './device-tools.ts';
import { tau2TelecomScorer } from './scorer.ts';
import { describeTools } from './tool.ts';
import { type Side, type TelecomBase, TelecomWorld } from './world.ts';

const base: TelecomBase = {
  account: {
    plans: [
      {
        plan_id: 'P',
        name: 'Plan',
        data_limit_gb: 5,
        price_per_month: 40,
        data_refueling_price_per_gb: 3,
      },
    ],
    devices: [{ device_id: 'D' }],
    lines: [
      {
        line_id: 'L',
        phone_number: '1',
        status: 'Active',
        plan_id: 'P',
        data_used_gb: 1,
        data_refueling_gb: 0,
        roaming_enabled: false,
      },
    ],
    customers: [
      {
        customer_id: 'C',
        full_name: 'Ann Ek',
        date_of_birth: '2000-01-01',
        phone_number: '9',
        line_ids: ['L'],
        bill_ids: [],
      },
    ],
    bills: [],
  },
  device: {
    device: {
      sim_card_status: 'active',
      sim_card_missing: false,
      airplane_mode: false,
      battery_level: 80,
      data_enabled: true,
      roaming_enabled: false,
      network_mode_preference: '4g_5g_preferred',
      wifi_enabled: false,
      wifi_connected: false,
      wifi_calling_enabled: false,
      wifi_calling_mms_over_wifi: false,
      data_saver_mode: false,
      vpn_connected: false,
      active_apn_settings: { apn_name: 'internet', mms_apn: 'mms', mmsc_url: 'http://mms' },
      app_statuses: {
        messaging: { app_name: 'messaging', permissions: { sms: true, storage: true } },
      },
    },
  },
};
const ofLine = { customer_id: 'C', line_id: 'L' };

function world(): TelecomWorld {
  const one = new TelecomWorld(base);
  begin(one, 'user', 'set_user_info', { name: 'Ann', phone_number: '1' });
  return one;
}
const begin = (one: TelecomWorld, env_type: Side, func_name: string, given: object = {}) => {
  expect(one.begin({ env_type, func_name, arguments: { ...given } })).toBeNull();
};
const does = (one: TelecomWorld, requestor: Side, name: string, given: object = {}) =>
  one.call({ requestor, name, arguments: given });
const holds = (one: TelecomWorld, func_name: string, given: object) =>
  one.holds({ env_type: 'user', func_name, arguments: { ...given }, assert_value: true });
const speed = (one: TelecomWorld) => does(one, 'user', 'run_speed_test');

describe('carrier and telephone', () => {
  test('a suspended line has no service; it comes back after payment, resumption and a restart', () => {
    const one = world();
    begin(one, 'assistant', 'suspend_line_for_overdue_bill', {
      ...ofLine,
      new_bill_id: 'B',
      contract_ended: false,
    });
    const paid = () => holds(one, 'assert_no_overdue_bill', { overdue_bill_id: 'B' });
    const connected = () => holds(one, 'assert_service_status', { expected_status: 'connected' });
    expect([paid(), connected()]).toEqual([false, false]);
    expect(does(one, 'user', 'make_payment')).toBe('Error: there is no payment request');
    does(one, 'assistant', 'send_payment_request', { customer_id: 'C', bill_id: 'B' });
    expect(does(one, 'user', 'check_payment_request')).toContain('bill B, $40.00');
    does(one, 'user', 'make_payment');
    expect(paid()).toBe(true);
    does(one, 'assistant', 'resume_line', ofLine);
    expect(connected()).toBe(false);
    does(one, 'user', 'reboot_device');
    expect(connected()).toBe(true);
  });

  test.each<[string, (one: TelecomWorld) => void, string]>([
    ['nothing', () => {}, '275.00 Mbps, excellent'],
    ['4G', (one) => does(one, 'user', 'set_network_mode_preference', { mode: '4g_only' }), 'good'],
    ['3G', (one) => does(one, 'user', 'set_network_mode_preference', { mode: '3g_only' }), 'fair'],
    [
      '2G',
      (one) => does(one, 'user', 'set_network_mode_preference', { mode: '2g_only' }),
      'very poor',
    ],
    ['a saver of data', (one) => does(one, 'user', 'toggle_data_saver_mode'), 'good'],
    ['a bad VPN', (one) => begin(one, 'user', 'break_vpn'), 'good'],
    ['no data', (one) => does(one, 'user', 'toggle_data'), 'no connection'],
    ['airplane mode', (one) => does(one, 'user', 'toggle_airplane_mode'), 'no connection'],
    [
      'a line abroad that may not roam',
      (one) => begin(one, 'user', 'set_user_location', { abroad: true }),
      'no connection',
    ],
    [
      'used-up data',
      (one) => begin(one, 'assistant', 'set_data_usage', { ...ofLine, data_used_gb: 5.1 }),
      'no connection',
    ],
  ])('with %s, the speed is told', (_, change, words) => {
    const one = world();
    change(one);
    expect(speed(one)).toContain(words);
  });

  test('roaming needs the line and the telephone', () => {
    const one = world();
    begin(one, 'user', 'set_user_location', { abroad: true });
    does(one, 'assistant', 'enable_roaming', ofLine);
    expect(speed(one)).toContain('no connection');
    does(one, 'user', 'toggle_roaming');
    expect(speed(one)).toContain('excellent');
  });

  test('no more data can be added than the policy allows', () => {
    const one = world();
    const add = (gb_amount: number) =>
      does(one, 'assistant', 'refuel_data', { ...ofLine, gb_amount });
    expect(add(2.1)).toMatch(/^Error: /);
    expect(add(-1)).toMatch(/^Error: /);
    expect(JSON.parse(add(2))).toMatchObject({ charge: 6, data_refueling_gb: 2 });
  });

  test('neither side has the tools of the other, nor the beginnings of a task', () => {
    const one = world();
    for (const [side, name] of [
      ['assistant', 'toggle_data'],
      ['user', 'enable_roaming'],
      ['user', 'turn_data_off'],
      ['assistant', 'set_data_usage'],
      ['user', 'constructor'],
      ['user', '__proto__'],
    ] as const) {
      expect(does(one, side, name)).toBe(`Error: there is no tool ${name}`);
    }
  });

  test('whatever is called with whatever, the answer is a text', () => {
    const names = [...Object.keys(accountTools), ...Object.keys(deviceTools), 'toString', ''];
    const given = fc.oneof(
      fc.record(
        {
          customer_id: fc.constantFrom('C', '__proto__', 7),
          line_id: fc.constantFrom('L', 'x', null),
          gb_amount: fc.oneof(fc.double(), fc.string()),
          app_name: fc.constantFrom('messaging', '__proto__'),
          permission: fc.constantFrom('sms', 'constructor'),
          id: fc.string(),
        },
        { requiredKeys: [] },
      ),
      fc.jsonValue(),
    );
    const calls = fc.array(
      fc.tuple(fc.constantFrom<Side>('user', 'assistant'), fc.constantFrom(...names), given),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(calls, (made) => {
        const one = world();
        const again = world();
        for (const [side, name, value] of made) {
          const answer = one.call({ requestor: side, name, arguments: value });
          expect(typeof answer).toBe('string');
          // The same calls lead to the same world: stored samples can be judged anew.
          expect(again.call({ requestor: side, name, arguments: value })).toBe(answer);
        }
        expect(again.state).toBe(one.state);
      }),
      { numRuns: 100 },
    );
  });

  test('every tool is described as an endpoint takes it', () => {
    for (const { name, description, parameters } of [
      ...describeTools(accountTools),
      ...describeTools(deviceTools),
    ]) {
      expect(name).toMatch(/^[a-z_]+$/);
      expect(description).not.toBe('');
      expect(parameters).toMatchObject({ type: 'object', additionalProperties: false });
    }
  });
});

describe('the scorer of telecom', () => {
  const scorer: ReturnType<typeof tau2TelecomScorer> = tau2TelecomScorer(base);
  const target = {
    initialization_actions: [
      { env_type: 'user' as const, func_name: 'turn_data_off', arguments: {} },
    ],
    actions: [{ requestor: 'user' as const, name: 'toggle_data', arguments: {} }],
    env_assertions: [
      {
        env_type: 'user' as const,
        func_name: 'assert_mobile_data_status',
        arguments: { expected_status: true },
      },
    ],
    reward_basis: ['ENV_ASSERTION' as const, 'ACTION' as const, 'DB' as const],
  };
  const judged = (outcome_data: unknown) => scorer.score({ outcome_data } as never, target, {});
  const call = { requestor: 'user', name: 'toggle_data', arguments: {} };

  test('multiplies the parts that the task names', async () => {
    expect(await judged({ calls: [call], ended: true })).toMatchObject({
      outcome: 'correct',
      detail: { ENV_ASSERTION: 1, ACTION: 1, DB: 1 },
    });
    expect(await judged({ calls: [], ended: true })).toMatchObject({
      value: 0,
      detail: { ENV_ASSERTION: 0, ACTION: 0, DB: 0 },
    });
    expect(await judged({ calls: [call], ended: false })).toMatchObject({ value: 0 });
    expect(() => judged({})).toThrow('the loop left no calls');
  });

  test.each<[string, object]>([
    [
      'an unknown assertion',
      { env_assertions: [{ ...target.env_assertions[0], func_name: 'assert_x' }] },
    ],
    [
      'an unknown beginning',
      { initialization_actions: [{ env_type: 'user', func_name: 'x', arguments: {} }] },
    ],
    ['no basis', { reward_basis: [] }],
    ['a basis that is not judged here', { reward_basis: ['NL_ASSERTION'] }],
  ])('refuses a task with %s', (_, change) => {
    expect(() => scorer.check({ ...target, ...change })).toThrow(/tau2-bench-telecom/);
  });
});
