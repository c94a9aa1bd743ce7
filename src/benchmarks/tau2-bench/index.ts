import { z } from 'zod';
import { dumpJson, parseJson } from '../../scorers/python/json.ts';
import { isDict, type Value } from '../../scorers/python/value.ts';
import type { Scorer } from '../../scorers/scorer.ts';
import { retailTools2 } from '../../scorers/state/retail/tools2.ts';
import { type Base, open } from '../../scorers/state/table.ts';
import { tauDatabase } from '../../scorers/state/tau-scorer.ts';
import { type Tau2Target, tau2RetailScorer } from '../../scorers/state/tau2-scorer.ts';
import { accountTools } from '../../scorers/state/telecom/account-tools.ts';
import { deviceTools } from '../../scorers/state/telecom/device-tools.ts';
import {
  beginTelecom,
  readTelecomTarget,
  type TelecomTarget,
  tau2TelecomScorer,
} from '../../scorers/state/telecom/scorer.ts';
import { describeTools } from '../../scorers/state/telecom/tool.ts';
import { type TelecomBase, telecomBase } from '../../scorers/state/telecom/world.ts';
import { type Arguments, act } from '../../scorers/state/tool.ts';
import type { LoadedData } from '../data/load-data.ts';
import { defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { BenchmarkError } from '../error.ts';
import { actionsText } from '../tau-bench/play-task.ts';
import { type Played, playDialogue } from './play-dialogue.ts';
import { readToml } from './read-toml.ts';
import { retailDefinitions } from './retail-tools.ts';
import { type Tau2File, tau2Source } from './source.ts';
import { agentSystem, scenarioText, type Task, task, userSystem } from './tasks.ts';

const common = {
  version: '1',
  protocol: 'official' as const,
  data: tau2Source,
  epochs: 1,
  chance: null,
  sampling: { temperature: 0, max_tokens: 8192 },
};
const differences = [
  'The descriptions of tools are in our own words: the published ones are code.',
  'The words to the agent before the policy are our own, and it is not shown the greeting that it is taken to have said.',
  'The model that plays the user is yours to name, at temperature 0.',
];

function malformed(file: Tau2File, cause: unknown): BenchmarkError {
  return new BenchmarkError(
    'data-malformed',
    `${file}: ${(cause as Error).message}`,
    'the file is not in the format that this benchmark reads: fetch it again from its home',
    { place: { file }, cause },
  );
}

const ended = ({ end }: Played) => ({ ended: end === 'user', end });

const dictOf = (text: string): Arguments => {
  const value = parseJson(text);
  return isDict(value) ? value : new Map();
};

/** The shop's tables: one file holds them all. */
function retailDatabase(text: string): Base {
  const all = parseJson(text);
  const tables = isDict(all) ? [...all].map(([name, table]) => [name, dumpJson(table)]) : [];
  return tauDatabase('retail', Object.fromEntries(tables) as Record<string, string>);
}

const retailFiles: Tau2File[] = [
  'retail/tasks.json',
  'retail/db.json',
  'retail/policy.md',
  'user_simulator/simulation_guidelines.md',
];

const retail = defineBenchmark<Tau2Target>({
  ...common,
  id: 'tau2-bench-retail',
  name: 'tau2-bench retail',
  summary:
    'A support agent of a shop, with a user that another model plays; tasks of tau-bench, mended.',
  catalog_benchmark: 'tau2-retail',
  differences: [
    ...differences,
    'Statements about the conversation are put to the judge whom you name.',
  ],
  files: retailFiles,
  items: 114,
  scorers: ['tau2-bench-retail'],
  needs: ['tools', 'user', 'judge'],
  prompt:
    'the policy as system message, tools of the endpoint, a user played by another model, at most 200 steps and 10 refused calls',
  async build(loaded) {
    const base = retailDatabase(loaded.text('retail/db.json'));
    const policy = loaded.text('retail/policy.md');
    const guidelines = loaded.text('user_simulator/simulation_guidelines.md');
    const tasks = await loaded.records('retail/tasks.json', task);
    return {
      items: tasks.map(({ id, user_scenario, evaluation_criteria }) => ({
        id,
        content: { scenario: scenarioText(user_scenario) },
        target: evaluation_criteria as unknown as Tau2Target,
        cluster: null,
      })),
      roles: ['user'] as const,
      tools: true,
      scorers: [{ scorer: tau2RetailScorer(base) as Scorer }] as const,
      attempt: async (item, session) => {
        const database = open(base);
        const { scenario } = item.content as { scenario: string };
        const played = await playDialogue(
          {
            assistant: { system: agentSystem(policy), tools: retailDefinitions },
            user: { system: userSystem(guidelines, scenario), tools: [] },
            call: (side, name, given) =>
              side === 'user' || !retailDefinitions.some((each) => each.name === name)
                ? `Error: there is no tool ${name}`
                : act(retailTools2, database, { name, kwargs: dictOf(given) }),
          },
          session,
        );
        const actions = played.happenings.flatMap((one) => {
          if ('said' in one) {
            return [{ name: 'respond', kwargs: new Map<string, Value>([['content', one.said]]) }];
          }
          // What the agent tells the user stands under this name: a call of it is none.
          if (one.side === 'user' || one.name === 'respond') return [];
          return [{ name: one.name, kwargs: dictOf(one.arguments) }];
        });
        const outcome_data = { actions: actionsText(actions), ...ended(played) };
        return { final: played.final, transcript: played.transcript, outcome_data };
      },
    };
  },
});

/** Both databases of the carrier's domain. */
function telecomDatabase(loaded: LoadedData): TelecomBase {
  const read = (file: Tau2File): unknown => {
    try {
      return readToml(loaded.text(file));
    } catch (cause) {
      throw malformed(file, cause);
    }
  };
  const account = telecomBase.shape.account.safeParse(read('telecom/db.toml'));
  if (!account.success) throw malformed('telecom/db.toml', account.error);
  const device = telecomBase.shape.device.safeParse(read('telecom/user_db.toml'));
  if (!device.success) throw malformed('telecom/user_db.toml', device.error);
  return { account: account.data, device: device.data };
}

function telecomTarget({ initial_state, evaluation_criteria }: Task): TelecomTarget {
  const { actions, env_assertions, reward_basis } = evaluation_criteria;
  // The scorer checks them before any model is called.
  return {
    initialization_actions: initial_state?.initialization_actions ?? [],
    actions: actions ?? [],
    env_assertions: env_assertions ?? [],
    reward_basis,
  } as TelecomTarget;
}

const splitsFile = 'telecom/split_tasks.json';
const splits = z.looseObject({ base: z.array(z.string()).min(1) });

/** Ids of the tasks that a score is of. */
function baseOf(loaded: LoadedData): ReadonlySet<string> {
  try {
    return new Set(splits.parse(JSON.parse(loaded.text(splitsFile))).base);
  } catch (cause) {
    throw malformed(splitsFile, cause);
  }
}

function telecom(size: 'base' | 'small'): BenchmarkDefinition {
  const tasksFile = size === 'base' ? 'telecom/tasks.json' : 'telecom/tasks_small.json';
  const files: Tau2File[] = [
    tasksFile,
    ...(size === 'base' ? ([splitsFile] as const) : []),
    'telecom/db.toml',
    'telecom/user_db.toml',
    'telecom/main_policy.md',
    'telecom/tech_support_manual.md',
    'user_simulator/simulation_guidelines_tools.md',
  ];
  return defineBenchmark<TelecomTarget>({
    ...common,
    id: size === 'base' ? 'tau2-bench-telecom' : 'tau2-bench-telecom-small',
    name: `tau2-bench telecom${size === 'base' ? '' : ', small'}`,
    summary:
      'A support agent of a telephone carrier talks a user through mending a telephone; both have tools.',
    catalog_benchmark: size === 'base' ? 'tau2-telecom' : null,
    differences: [
      ...differences,
      'Carrier and telephone are written anew from the policy, the manual and the tasks: what tools answer is in our own words, and speeds between the named grades are our own.',
      ...(size === 'base' ? [] : ['Twenty tasks with one fault each, instead of 114.']),
    ],
    files,
    items: size === 'base' ? 114 : 20,
    scorers: ['tau2-bench-telecom'],
    needs: ['tools', 'user'],
    prompt:
      'the policy and the manual as system message, tools of the endpoint, a user played by another model with tools of its own, at most 200 steps and 10 refused calls',
    async build(loaded) {
      const base = telecomDatabase(loaded);
      const policy = `<main_policy>\n${loaded.text('telecom/main_policy.md')}\n</main_policy>\n<tech_support_policy>\n${loaded.text('telecom/tech_support_manual.md')}\n</tech_support_policy>`;
      const guidelines = loaded.text('user_simulator/simulation_guidelines_tools.md');
      const all = await loaded.records(tasksFile, task);
      const wanted = size === 'base' ? baseOf(loaded) : null;
      const tasks = all.filter(({ id }) => wanted?.has(id) ?? true);
      if (wanted && tasks.length !== wanted.size) {
        throw malformed(
          tasksFile,
          new Error(`${wanted.size - tasks.length} tasks of the split "base" are missing`),
        );
      }
      return {
        items: tasks.map((each) => ({
          id: each.id,
          content: { scenario: scenarioText(each.user_scenario) },
          target: telecomTarget(each),
          cluster: null,
        })),
        roles: ['user'] as const,
        tools: true,
        scorers: [{ scorer: tau2TelecomScorer(base) as Scorer }] as const,
        attempt: async (item, session) => {
          const world = beginTelecom(base, readTelecomTarget(base, item.target));
          const { scenario } = item.content as { scenario: string };
          const played = await playDialogue(
            {
              assistant: { system: agentSystem(policy), tools: describeTools(accountTools) },
              user: { system: userSystem(guidelines, scenario), tools: describeTools(deviceTools) },
              call: (requestor, name, given) =>
                world.call({ requestor, name, arguments: JSON.parse(given) as unknown }),
            },
            session,
          );
          const calls = played.happenings.flatMap((one) =>
            'said' in one
              ? []
              : [
                  {
                    requestor: one.side,
                    name: one.name,
                    arguments: JSON.parse(one.arguments) as unknown,
                  },
                ],
          );
          const outcome_data = { calls, ...ended(played) };
          return { final: played.final, transcript: played.transcript, outcome_data };
        },
      };
    },
  });
}

export const definitions: readonly BenchmarkDefinition[] = [
  retail,
  telecom('base'),
  telecom('small'),
];
