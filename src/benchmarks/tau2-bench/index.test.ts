import { describe, expect, test } from 'vitest';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import {
  asLoop,
  hostileReplies,
  type Player,
  type Players,
  playItem,
  playRun,
} from '../../../test/benchmarks/play-loop.ts';
import type { Reply } from '../../../test/benchmarks/scripted-endpoint.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import type { BenchmarkItem, LoopBenchmark } from '../../engine/benchmark.ts';
import type { Message } from '../../providers/request.ts';
import type { Tau2Target } from '../../scorers/state/tau2-scorer.ts';
import type { TelecomTarget } from '../../scorers/state/telecom/scorer.ts';
import type { SideCall } from '../../scorers/state/telecom/world.ts';
import { findBenchmark } from '../catalogue.ts';

type TelecomItem = BenchmarkItem<TelecomTarget>;

async function loaded(id: string, dataDir: string): Promise<LoopBenchmark> {
  return asLoop((await (await findBenchmark(id)).load({ dataDir })).benchmark);
}

const rightCalls = (item: TelecomItem) => item.target.actions as readonly SideCall[];

const call = ({ name, arguments: given }: Pick<SideCall, 'name' | 'arguments'>): Reply => ({
  tool_calls: [{ id: 'x', name, arguments: JSON.stringify(given) }],
});

/**
 * Both sides make their calls in the order of the script: the agent writes the user's next call into
 * its message, the user carries it out and answers.
 */
function script(calls: readonly SideCall[]): Players {
  const done = (messages: readonly Message[]) =>
    messages.filter(({ role }) => role === 'tool').length;
  const agent: Player = (messages) => {
    const told = messages.filter(({ content }) => content.startsWith('please ')).length;
    const next = calls[done(messages) + told];
    if (!next) return 'All is done.';
    return next.requestor === 'assistant' ? call(next) : `please ${JSON.stringify(next)}`;
  };
  const user: Player = (messages) => {
    const last = messages.at(-1)!;
    if (last.role === 'tool') return 'Done.';
    if (last.content === 'All is done.') return 'Thank you. ###STOP###';
    if (!last.content.startsWith('please ')) return 'My phone does not work.';
    return call(JSON.parse(last.content.slice(7)) as SideCall);
  };
  return { model: agent, user };
}

describe('tau2-bench telecom', () => {
  test('gives the real tasks to the right calls of both sides, and to no less', async (context) => {
    needs(context, shared('benchmarks/tau2-bench/telecom/tasks_small.json.gz'));
    const benchmark = await loaded('tau2-bench-telecom-small', sharedPath('benchmarks'));
    expect(benchmark.items).toHaveLength(20);
    for (const item of benchmark.items as TelecomItem[]) {
      const calls = rightCalls(item);
      const { judgement, result } = await playItem(benchmark, item, script(calls));
      expect(judgement, item.id).toMatchObject({ outcome: 'correct', value: 1 });
      expect(result.outcome_data).toMatchObject({ ended: true });
      for (const left of calls.keys()) {
        const fewer = calls.filter((_, i) => i !== left);
        const { judgement: worse } = await playItem(benchmark, item, script(fewer));
        expect(worse, `${item.id} without ${calls[left]!.name}`).toMatchObject({ value: 0 });
      }
    }
  });

  test('mends a telephone with many faults, in any order in which the manual can', async (context) => {
    needs(context, shared('benchmarks/tau2-bench/telecom/tasks_small.json.gz'));
    const benchmark = await loaded('tau2-bench-telecom-small', sharedPath('benchmarks'));
    const items = benchmark.items as TelecomItem[];
    const parts = [
      'airplane_mode_on',
      'unseat_sim_card',
      'data_mode_off',
      'data_usage_exceeded',
      'user_abroad_roaming_disabled_off',
      'mms_issue]bad_network_preference',
      'bad_wifi_calling',
      'break_apn_mms_setting',
      'break_app_both_permissions',
    ].map((name) => items.find(({ id }) => id.includes(name))!);
    const mms = items.find(({ id }) => id.includes('bad_wifi_calling'))!;
    const item: TelecomItem = {
      ...mms,
      id: 'many',
      target: {
        ...mms.target,
        initialization_actions: parts.flatMap(({ target }) => target.initialization_actions),
        actions: parts.flatMap(rightCalls) as TelecomTarget['actions'],
      },
    };
    for (const calls of [rightCalls(item), [...rightCalls(item)].reverse()]) {
      // A restart is due after the settings were reset.
      const whole = [
        ...calls,
        { requestor: 'user', name: 'reboot_device', arguments: {} } as const,
      ];
      expect((await playItem(benchmark, item, script(whole))).judgement.outcome).toBe('correct');
    }
    for (const name of new Set(rightCalls(item).map((each) => each.name))) {
      if (name === 'reboot_device') continue;
      const fewer = rightCalls(item).filter((each) => each.name !== name);
      expect((await playItem(benchmark, item, script(fewer))).judgement.value, name).toBe(0);
    }
  });

  test('runs through the engine on right, wrong, malformed and hostile agents and users', async (context) => {
    needs(context, shared('benchmarks/tau2-bench/telecom/tasks_small.json.gz'));
    const whole = await loaded('tau2-bench-telecom-small', sharedPath('benchmarks'));
    const item = whole.items.find(({ id }) => id.includes('overdue_bill')) as TelecomItem;
    const benchmark = { ...whole, items: [item] };
    const right = script(rightCalls(item));
    const others: readonly Reply[] = [
      'All is done.',
      call({ name: 'resume_line', arguments: { customer_id: 'C1001', line_id: 'L1002' } }),
      call({ name: 'make_payment', arguments: {} }),
      ...hostileReplies,
    ];
    const hostileUsers = 4;
    const { end, samples, total } = await playRun(
      benchmark,
      {
        model: (messages, epoch) =>
          epoch === 0 ? right.model(messages, 0) : (others[epoch - 1] ?? right.model(messages, 0)),
        user: (messages, epoch) =>
          (epoch > others.length && hostileReplies.at(others.length - epoch)) ||
          right.user!(messages, 0),
      },
      1 + others.length + hostileUsers,
    );
    expect(end).toMatchObject({ status: 'finished', reason: null });
    expect(total.errors).toEqual({});
    for (const { response, scores } of samples) {
      expect(scores[0]!.outcome).toBe(response.epoch === 0 ? 'correct' : 'incorrect');
    }
  });

  test('takes the tasks of the split that a score is of', async (context) => {
    needs(context, shared('benchmarks/tau2-bench/telecom/tasks_small.json.gz'));
    const { readFileSync } = await import('node:fs');
    const { gunzipSync } = await import('node:zlib');
    const real = (name: string) => readFileSync(sharedPath(`benchmarks/tau2-bench/${name}`));
    const small = JSON.parse(gunzipSync(real('telecom/tasks_small.json.gz')).toString('utf8')) as {
      id: string;
    }[];
    const files = (base: readonly string[]) => ({
      'tau2-bench/telecom/tasks.jsonl': small,
      'tau2-bench/telecom/split_tasks.jsonl': JSON.stringify({ base }),
      'tau2-bench/telecom/db.toml': real('telecom/db.toml').toString('utf8'),
      'tau2-bench/telecom/user_db.toml': real('telecom/user_db.toml').toString('utf8'),
      'tau2-bench/telecom/main_policy.md': real('telecom/main_policy.md').toString('utf8'),
      'tau2-bench/telecom/tech_support_manual.md': real('telecom/tech_support_manual.md').toString(
        'utf8',
      ),
      'tau2-bench/user_simulator/simulation_guidelines_tools.md': real(
        'user_simulator/simulation_guidelines_tools.md',
      ).toString('utf8'),
    });
    const some = small.slice(3, 5).map(({ id }) => id);
    const folder = dataFolder(files(some));
    const benchmark = await loaded('tau2-bench-telecom', folder.path);
    folder.remove();
    expect(benchmark.items.map(({ id }) => id)).toEqual(some);
    const lacking = dataFolder(files([...some, 'absent']));
    await expect(loaded('tau2-bench-telecom', lacking.path)).rejects.toMatchObject({
      code: 'data-malformed',
      message: expect.stringContaining('1 tasks'),
    });
    lacking.remove();
  });

  test('shows each side what it may see', async (context) => {
    needs(context, shared('benchmarks/tau2-bench/telecom/tasks_small.json.gz'));
    const benchmark = await loaded('tau2-bench-telecom-small', sharedPath('benchmarks'));
    const [item] = benchmark.items as TelecomItem[];
    const seen: Record<'model' | 'user', string[]> = { model: [], user: [] };
    const players = script(rightCalls(item!));
    const watched =
      (side: 'model' | 'user'): Player =>
      (messages, epoch) => {
        seen[side].push(JSON.stringify(messages));
        return players[side]!(messages, epoch);
      };
    await playItem(benchmark, item!, { model: watched('model'), user: watched('user') });
    expect(seen.user[0]).toContain('You are John Smith');
    expect(seen.user.join()).not.toContain('Telecom Agent Policy');
    expect(seen.model[0]).toContain('Telecom Agent Policy');
    expect(seen.model.join()).not.toContain('You are John Smith');
    // What the user's telephone answers is the user's to tell.
    expect(seen.user.join()).toContain('Data Roaming is now ON');
    expect(seen.model.join()).not.toContain('Data Roaming is now ON');
  });
});

describe('tau2-bench retail', () => {
  const user: Player = (messages) =>
    messages.filter(({ role }) => role === 'assistant').length === 0 ? 'Help.' : '###STOP###';
  const yes: Player = (messages) => {
    const numbered = messages[0]!.content.match(/^\d+\. /gm) ?? [];
    return `[${numbered.map(() => 'true').join(', ')}]`;
  };

  test('gives the real tasks to the right calls, and no task that changes something to none', async (context) => {
    needs(context, shared('benchmarks/tau2-bench/retail/tasks.json.gz'));
    const benchmark = await loaded('tau2-bench-retail', sharedPath('benchmarks'));
    expect(benchmark.items).toHaveLength(114);
    const failed: string[] = [];
    let idle = 0;
    for (const item of benchmark.items as BenchmarkItem<Tau2Target>[]) {
      const actions = item.target.actions ?? [];
      const model: Player = (messages) => {
        const next = actions[messages.filter(({ role }) => role === 'tool').length];
        return next ? call(next) : (item.target.communicate_info ?? []).join(' ') || 'Done.';
      };
      const { judgement } = await playItem(benchmark, item, { model, user, judge: yes });
      if (judgement.value !== 1) failed.push(`${item.id}: ${judgement.explanation}`);
      const none = await playItem(benchmark, item, { model: () => 'No.', user, judge: yes });
      if (none.judgement.value === 1) idle++;
    }
    expect(failed).toEqual([]);
    expect(idle).toBeLessThan(20);
  });

  test('ends a conversation without an end, and one of refused calls', async (context) => {
    needs(context, shared('benchmarks/tau2-bench/retail/tasks.json.gz'));
    const benchmark = await loaded('tau2-bench-retail', sharedPath('benchmarks'));
    for (const [reply, end, most] of [
      ['Please wait.', 'steps', 201],
      [call({ name: 'think', arguments: { thought: 'x' } }), 'errors', 15],
    ] as const) {
      const players = { model: () => reply, user: () => 'Go on.', judge: yes };
      const { result, judgement } = await playItem(benchmark, benchmark.items[0]!, players);
      expect(result.outcome_data).toMatchObject({ ended: false, end });
      expect(judgement).toMatchObject({ outcome: 'incorrect' });
      const answers = result.transcript.filter(({ role }) => role === 'assistant');
      expect(answers.length).toBeLessThan(most);
    }
  });
});
