import { z } from 'zod';
import type { Scorer } from '../../scorers/scorer.ts';
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
import type { LoadedData } from '../data/load-data.ts';
import { defineBenchmark } from '../define.ts';
import type { BenchmarkDefinition } from '../definition.ts';
import { BenchmarkError } from '../error.ts';
import { common, differences, endedAs } from './common.ts';
import { playDialogue } from './play-dialogue.ts';
import { readToml } from './read-toml.ts';
import type { Tau2File } from './source.ts';
import { agentSystem, scenarioText, type Task, task, userSystem } from './tasks.ts';
import type { TelecomVariant } from './telecom-variants.ts';

function malformed(file: Tau2File, cause: unknown): BenchmarkError {
  return new BenchmarkError(
    'data-malformed',
    `${file}: ${(cause as Error).message}`,
    'the file is not in the format that this benchmark reads: fetch it again from its home',
    { place: { file }, cause },
  );
}

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

/** A telephone carrier: both sides have tools. */
export function telecom(variant: TelecomVariant): BenchmarkDefinition {
  const { id, name, size, protocol, epochs, max_tokens } = variant;
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
    id,
    name,
    protocol,
    epochs,
    sampling: { temperature: 0, max_tokens },
    summary:
      'A support agent of a telephone carrier talks a user through mending a telephone; both have tools.',
    catalog_benchmark: size === 'base' ? 'tau2-telecom' : null,
    differences: [
      ...differences,
      'Carrier and telephone are written anew from the policy, the manual and the tasks: what tools answer is in our own words, and speeds between the named grades are our own.',
      ...variant.differences,
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
          const outcome_data = { calls, ...endedAs(played) };
          return { final: played.final, transcript: played.transcript, outcome_data };
        },
      };
    },
  });
}
