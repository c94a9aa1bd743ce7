import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseJson } from '../../../src/scorers/python/json.ts';
import type { Dict, Value } from '../../../src/scorers/python/value.ts';
import { replay } from '../../../src/scorers/state/replay.ts';
import type { Base } from '../../../src/scorers/state/table.ts';
import { tauReward } from '../../../src/scorers/state/tau-bench.ts';
import { type TauDomain, tauDatabase, tauTools } from '../../../src/scorers/state/tau-scorer.ts';
import type { Action } from '../../../src/scorers/state/tool.ts';
import { sharedPath } from '../../needs.ts';
import type { Adapters, Case } from '../case.ts';
import { lineOf } from '../read-cases.ts';

const tables = {
  retail: ['orders', 'products', 'users'],
  airline: ['flights', 'reservations', 'users'],
};
const databases = new Map<TauDomain, Base>();

/** The database that the reference ran on; the cases do not hold it. */
function databaseOf(domain: TauDomain): Base {
  let database = databases.get(domain);
  if (!database) {
    const texts = tables[domain].map((name) => {
      const file = sharedPath(`benchmarks/tau-bench/${domain}.db.${name}.json.gz`);
      return [name, gunzipSync(readFileSync(file)).toString('utf8')];
    });
    database = tauDatabase(domain, Object.fromEntries(texts));
    databases.set(domain, database);
  }
  return database;
}

const actionsOf = (value: Value | undefined) =>
  (value as readonly Dict[]).map(
    (action): Action => ({
      name: action.get('name') as string,
      kwargs: action.get('kwargs') as Dict,
    }),
  );

/**
 * What counts where the reference grades a second time. When the agent hands the user over, its
 * environment ends and grades by itself, which leaves the right database in place of the agent's;
 * later actions, and the verdict that is asked for at the end, are of that one.
 */
function actionsAsGradedAgain(actions: readonly Action[], gold: readonly Action[]): Action[] {
  const transfer = actions.findLastIndex(({ name }) => name === 'transfer_to_human_agents');
  if (transfer < 0) return [...actions];
  const before = actions.slice(0, transfer).filter(({ name }) => name === 'respond');
  return [...before, ...gold, ...actions.slice(transfer)];
}

/**
 * The verdict at the end, the reward when the conversation ended (where the reference recorded that
 * too), and the first observation that differs from the reference's.
 */
function tauBench(given: Case) {
  const row = parseJson(lineOf(given)) as Dict;
  const domain = (row.get('input') as Dict).get('env') as TauDomain;
  const reference = row.get('reference') as Dict;
  const task = {
    actions: actionsOf(reference.get('actions')),
    outputs: reference.get('outputs') as string[],
  };
  const actions = actionsOf((row.get('model_output') as Dict).get('actions'));
  const base = databaseOf(domain);
  const tools = tauTools[domain];
  const { observations } = replay(tools, base, actions);
  const expected = given.observations as string[] | undefined;
  const differs = expected?.findIndex((text, i) => text !== observations[i]) ?? -1;
  const graded = tauReward(tools, base, task, actionsAsGradedAgain(actions, task.actions));
  return {
    reward: graded.reward,
    recorded: isRecorded(given) ? tauReward(tools, base, task, actions).reward : null,
    differs: differs < 0 ? null : observations[differs],
  };
}

const isRecorded = ({ recorded_reward }: Case) => typeof recorded_reward === 'number';

const reward = (given: Case) => (given.expected_verdict as { reward: number }).reward;

/** Checkers of final states. */
export const stateAdapters: Adapters = {
  tau_bench_final_state: {
    judge: tauBench,
    expected: (given) => ({
      reward: reward(given),
      recorded: isRecorded(given) ? given.recorded_reward : null,
      differs: null,
    }),
    bound: 0.995,
  },
};
