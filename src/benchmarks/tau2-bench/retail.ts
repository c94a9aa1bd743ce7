import { dumpJson, parseJson } from '../../scorers/python/json.ts';
import { isDict, type Value } from '../../scorers/python/value.ts';
import type { Scorer } from '../../scorers/scorer.ts';
import { retailTools2 } from '../../scorers/state/retail/tools2.ts';
import { type Base, open } from '../../scorers/state/table.ts';
import { tauDatabase } from '../../scorers/state/tau-scorer.ts';
import { type Tau2Target, tau2RetailScorer } from '../../scorers/state/tau2-scorer.ts';
import { type Arguments, act } from '../../scorers/state/tool.ts';
import { defineBenchmark } from '../define.ts';
import { actionsText } from '../tau-bench/play-task.ts';
import { common, differences, endedAs } from './common.ts';
import { playDialogue } from './play-dialogue.ts';
import { retailDefinitions } from './retail-tools.ts';
import type { Tau2File } from './source.ts';
import { agentSystem, scenarioText, task, userSystem } from './tasks.ts';

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

/** A shop: the tasks of tau-bench, mended, with statements in words that a judge decides. */
export const retail = defineBenchmark<Tau2Target>({
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
        const outcome_data = { actions: actionsText(actions), ...endedAs(played) };
        return { final: played.final, transcript: played.transcript, outcome_data };
      },
    };
  },
});
