import { describe, expect, test } from 'vitest';
import { dataFolder } from '../../../test/benchmarks/data-folder.ts';
import { asLoop, hostileReplies, playItem, playRun } from '../../../test/benchmarks/play-loop.ts';
import type { Reply } from '../../../test/benchmarks/scripted-endpoint.ts';
import { needs, shared, sharedPath } from '../../../test/needs.ts';
import type { BenchmarkItem } from '../../engine/benchmark.ts';
import type { Message } from '../../providers/request.ts';
import { dumpJson } from '../../scorers/python/json.ts';
import { callText } from '../../scorers/tool-calls/call.ts';
import { readInvocation } from '../../scorers/tool-calls/multi-turn/invocation.ts';
import type { TurnsTarget } from '../../scorers/tool-calls/multi-turn/scorer.ts';
import { systems } from '../../scorers/tool-calls/multi-turn/systems.ts';
import { findBenchmark } from '../catalogue.ts';
import { functionDocuments } from './categories.ts';

/** A right call with every argument by its name, as a model writes it. */
function named(source: string) {
  const { name, positional, named } = readInvocation(source);
  const kind = Object.values(systems).find(({ operations }) => Object.hasOwn(operations, name))!;
  const parameters = kind.operations[name]!.parameters;
  const given = new Map(named);
  for (const [i, value] of positional.entries()) {
    const parameter = parameters[i]!;
    given.set(typeof parameter === 'string' ? parameter : parameter[0], value);
  }
  return { name, arguments: given };
}

/** Which turn a conversation is in, and whether the model has called something in it. */
function place(messages: readonly Message[]): { turn: number; called: boolean } {
  const asked = messages.filter(
    ({ role, content }) => role === 'user' && !content.startsWith('[{"role":"tool"'),
  );
  const last = messages.at(-1)!;
  return { turn: asked.length - 1, called: last !== asked.at(-1) };
}

/** Makes all calls of a turn at once, then says that it is done. */
const gold =
  (mode: 'prompt' | 'tools', target: TurnsTarget) =>
  (messages: readonly Message[]): Reply => {
    const { turn, called } = place(messages);
    const calls = target.ground_truth[turn]!.map(named);
    if (called || calls.length === 0) return 'Done.';
    if (mode === 'prompt') return `[${calls.map(callText).join(', ')}]`;
    return {
      tool_calls: calls.map((call, i) => ({
        id: `c${i}`,
        name: call.name,
        arguments: dumpJson(call.arguments),
      })),
    };
  };

const tree = {
  GorillaFileSystem: {
    root: {
      home: {
        type: 'directory',
        contents: { 'a.txt': { type: 'file', content: 'b\na' } },
      },
    },
  },
};
const system = (name: string) => ({
  name,
  description: 'Of the files.',
  parameters: { type: 'dict', properties: { file_name: { type: 'string' } }, required: [] },
  response: { type: 'dict', properties: {} },
});
const files = (missed: boolean) => {
  const category = missed ? 'multi_turn_miss_func' : 'multi_turn_base';
  const lines = (records: object[]) => records.map((each) => JSON.stringify(each)).join('\n');
  return {
    [`bfcl-v3/BFCL_v4_${category}.jsonl`]: lines([
      {
        id: 'own_0',
        question: [
          [{ role: 'user', content: 'Sort a.txt.' }],
          missed ? [] : [{ role: 'user', content: 'Now make the folder "b".' }],
        ],
        initial_config: tree,
        involved_classes: ['GorillaFileSystem'],
        ...(missed ? { missed_function: { 1: ['sort'] } } : {}),
      },
    ]),
    [`bfcl-v3/possible_answer/BFCL_v4_${category}.jsonl`]: lines([
      {
        id: 'own_0',
        ground_truth: missed
          ? [[], ["sort('a.txt')"]]
          : [["sort('a.txt')"], ["mkdir(dir_name='b')"]],
      },
    ]),
    ...Object.fromEntries(
      functionDocuments.map(([, file], i) => [
        `bfcl-v3/multi_turn_func_doc/${file}.jsonl`,
        lines(i === 0 ? [system('sort'), system('mkdir')] : [system(`other_${i}`)]),
      ]),
    ),
  };
};

/** In the form of the published file, in our own words. */
const longer = `WATCH_LIST_EXTENSION = ['WWW', ...]
TRANSACTION_HISTORY_EXTENSION = [{'type': 'deposit', 'amount': 1.5}]
MA_5_EXTENSION = [5.5]
MA_20_EXTENSION = [20.5]
TECHNOLOGY_EXTENSION = ['TTT']
AUTOMOBILE_EXTENSION = ['CCC']
ORDER_DETAIL_EXTENSION = {"overview": "All about {symbol}."}
FILE_CONTENT_EXTENSION = " and so on"
POPULATE_FILE_EXTENSION = ['more.jpg']
CAR_STATUS_METADATA_EXTENSION = "A car."
LONG_WEATHER_EXTENSION={"-1_day": {"windSpeed": 15.0}}
PARKING_BRAKE_INSTRUCTION = "Pull."
INTERMEDIARY_CITIES = ['Midway']
CREDIT_CARD_EXTENSION = {"1234": {"balance": 5000.00}}
BOOKING_RECORD_EXTENSION = {"booking_1": {"card_id": "1234"}}

FILES_TAIL_USED = ['b.txt']
`;

async function loaded(id: string, missed = false) {
  const folder = dataFolder(files(missed));
  const definition = await findBenchmark(id);
  const { benchmark } = await definition.load({ dataDir: folder.path });
  folder.remove();
  return asLoop(benchmark);
}

const call = (name: string, given: object): Reply => ({
  tool_calls: [{ id: 'x', name, arguments: JSON.stringify(given) }],
});

describe.each(['prompt', 'tools'] as const)('BFCL over several turns, mode %s', (mode) => {
  const suffix = mode === 'tools' ? '-tools' : '';

  test('plays every real item right with the right calls, and wrong without', async (context) => {
    needs(context, shared('benchmarks/bfcl-v3/BFCL_v4_multi_turn_base.json.gz'));
    for (const category of ['base', 'miss-func', 'miss-param']) {
      const definition = await findBenchmark(`bfcl-multi-turn-${category}${suffix}`);
      const found = await definition.load({ dataDir: sharedPath('benchmarks') });
      expect(found.notices).toEqual([]);
      const benchmark = asLoop(found.benchmark);
      expect(benchmark.items).toHaveLength(200);
      const failed: string[] = [];
      for (const item of benchmark.items as BenchmarkItem<TurnsTarget>[]) {
        const right = { model: gold(mode, item.target) };
        const { judgement } = await playItem(benchmark, item, right);
        if (judgement.outcome !== 'correct') failed.push(`${item.id}: ${judgement.explanation}`);
      }
      expect(failed).toEqual([]);
      for (const item of benchmark.items.slice(0, 10)) {
        const { judgement } = await playItem(benchmark, item, { model: () => 'I cannot.' });
        expect(judgement).toMatchObject({ outcome: 'incorrect', value: 0 });
      }
    }
  });

  test('offers functions that were held back in their turn', async () => {
    const benchmark = await loaded(`bfcl-multi-turn-miss-func${suffix}`, true);
    const [item] = benchmark.items as BenchmarkItem<TurnsTarget>[];
    const seen: string[] = [];
    const { result, judgement } = await playItem(benchmark, item!, {
      model: (messages) => {
        seen.push(JSON.stringify(messages));
        return gold(mode, item!.target)(messages);
      },
    });
    expect(judgement.outcome).toBe('correct');
    expect(seen[0]).not.toContain('I have updated some more functions');
    expect(seen[0]!.includes('"sort\\"')).toBe(false);
    expect(seen[1]).toContain('I have updated some more functions');
    expect(seen[1]!.includes('\\"sort\\"')).toBe(mode === 'prompt');
    expect(result.transcript.at(-1)).toMatchObject({ role: 'assistant', content: 'Done.' });
  });

  test('ends a turn without end, and fails the item', async () => {
    const benchmark = await loaded(`bfcl-multi-turn-base${suffix}`);
    let steps = 0;
    const forever = () => {
      steps++;
      return mode === 'prompt' ? '[pwd()]' : call('pwd', {});
    };
    const { result, judgement } = await playItem(benchmark, benchmark.items[0]!, {
      model: forever,
    });
    expect(steps).toBe(21);
    expect(judgement).toMatchObject({
      outcome: 'incorrect',
      detail: { error_type: 'multi_turn:force_terminated' },
    });
    expect(result.outcome_data).toMatchObject({ turns: [expect.any(Array)] });
  });

  test('runs through the engine on right, wrong, malformed and hostile answers', async () => {
    const benchmark = await loaded(`bfcl-multi-turn-base${suffix}`);
    const [item] = benchmark.items as BenchmarkItem<TurnsTarget>[];
    const right = gold(mode, item!.target);
    const others: readonly Reply[] = ['No.', '[sort(', call('sort', {}), ...hostileReplies];
    const { end, samples, total } = await playRun(
      benchmark,
      {
        model: (messages, epoch) =>
          epoch === 0 ? right(messages) : (others[epoch - 1] ?? 'unreachable'),
      },
      others.length + 1,
    );
    expect(end).toMatchObject({ status: 'finished', reason: null });
    expect(total.errors).toEqual({});
    expect(samples).toHaveLength(others.length + 1);
    for (const { response, scores } of samples) {
      expect(scores[0]!.outcome).toBe(response.epoch === 0 ? 'correct' : 'incorrect');
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

test('an answer that was cut off is not called wrong', async () => {
  const benchmark = await loaded('bfcl-multi-turn-base');
  const { scorer } = benchmark.scorers[0];
  const turns = { turns: [[], []], cut: 1 };
  const answer = { outcome_data: turns } as never;
  expect(await scorer.score(answer, benchmark.items[0]!.target, {})).toMatchObject({
    outcome: 'truncated',
    value: 0,
  });
});

describe('long contexts', () => {
  const longFiles = (constants: string) => ({
    ...Object.fromEntries(
      Object.entries(files(false)).map(([path, text]) => [
        path.replace('multi_turn_base', 'multi_turn_long_context'),
        text,
      ]),
    ),
    'bfcl-v3/long_context.py': constants,
  });
  const load = async (constants: string) => {
    const folder = dataFolder(longFiles(constants));
    try {
      const definition = await findBenchmark('bfcl-multi-turn-long-context');
      return asLoop((await definition.load({ dataDir: folder.path })).benchmark);
    } finally {
      folder.remove();
    }
  };

  test('are shown to the model, and judged the same', async () => {
    const benchmark = await load(longer);
    const [item] = benchmark.items as BenchmarkItem<TurnsTarget>[];
    const right = gold('prompt', item!.target);
    const { result, judgement } = await playItem(benchmark, item!, { model: right });
    expect(judgement).toMatchObject({ outcome: 'correct', value: 1 });
    expect(JSON.stringify(result.transcript)).toContain('a and so on');
    const wrong = await playItem(benchmark, item!, { model: () => 'Done.' });
    expect(wrong.judgement).toMatchObject({ outcome: 'incorrect', value: 0 });
  });

  test('are refused where the file does not hold them', async () => {
    await expect(load(longer.replace(/^MA_5.*$/m, ''))).rejects.toThrow(
      /long_context.py lacks MA_5_EXTENSION/,
    );
    await expect(load(longer.replace("['TTT']", '"TTT"'))).rejects.toThrow(
      /lacks TECHNOLOGY_EXTENSION/,
    );
    await expect(load('A = open("x")')).rejects.toThrow(/cannot be read as data/);
  });
});
