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

/** The verdict, and the first observation that differs from the reference's. */
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
  const { observations } = replay(tauTools[domain], base, actions);
  const expected = given.observations as string[] | undefined;
  const differs = expected?.findIndex((text, i) => text !== observations[i]) ?? -1;
  const { reward } = tauReward(tauTools[domain], base, task, actions);
  return { reward, differs: differs < 0 ? null : observations[differs] };
}

const reward = (given: Case) => (given.expected_verdict as { reward: number }).reward;

/** Checkers of final states. */
export const stateAdapters: Adapters = {
  tau_bench_final_state: {
    judge: tauBench,
    expected: (given) => ({ reward: reward(given), differs: null }),
    skip: (given) =>
      given.recorded_reward !== undefined && given.recorded_reward !== reward(given)
        ? 'the reference contradicts itself: the reward it recorded is another'
        : undefined,
    bound: 0.995,
  },
};
