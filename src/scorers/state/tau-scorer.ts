import { z } from 'zod';
import { ScorerError } from '../error.ts';
import { badTarget, withoutAnswer } from '../judgement.ts';
import { parseJson } from '../python/json.ts';
import { fromPlain, isDict, isList, type Value } from '../python/value.ts';
import type { Scorer } from '../scorer.ts';
import { airlineTools } from './airline/tools.ts';
import { retailTools } from './retail/tools.ts';
import type { Base } from './table.ts';
import { type TauTask, tauReward } from './tau-bench.ts';
import type { Action, Tools } from './tool.ts';

/** The simulated systems of tau-bench. */
export type TauDomain = 'retail' | 'airline';

/** The tools of a domain, which its loop offers to the agent too. */
export const tauTools: Readonly<Record<TauDomain, Tools>> = {
  retail: retailTools,
  airline: airlineTools,
};

/** Tables that a domain's database must have. */
const tables: Readonly<Record<TauDomain, readonly string[]>> = {
  retail: ['orders', 'products', 'users'],
  airline: ['flights', 'reservations', 'users'],
};

/** Actions: as plain JSON, or as its text, in which 1 and 1.0 are different. */
const actionData = z.union([
  z.string(),
  z.array(z.object({ name: z.string(), kwargs: z.record(z.string(), z.unknown()) })),
]);

const tauTarget = z.object({ actions: actionData, outputs: z.array(z.string()) });

/** What the loop leaves: every action of the agent, `respond` with `content` among them. */
export const tauOutcome = z.object({
  actions: actionData,
  /** Whether the user ended the conversation, or the agent by a transfer. */
  ended: z.boolean(),
});

/** A task as the data set gives it. Plain JSON. */
export type TauTarget = z.infer<typeof tauTarget>;
/** The `outcome_data` that the scorer judges. Plain JSON. */
export type TauOutcome = z.infer<typeof tauOutcome>;

/**
 * Reads the tables of a domain from their JSON texts.
 *
 * @throws ScorerError `unavailable` when one is missing or no JSON.
 */
export function tauDatabase(domain: TauDomain, texts: Readonly<Record<string, string>>): Base {
  return new Map(
    tables[domain].map((name) => {
      let table: Value = null;
      try {
        table = parseJson(texts[name] ?? '');
      } catch {}
      if (!isDict(table)) {
        throw new ScorerError('unavailable', `the ${domain} database lacks the table ${name}`);
      }
      return [name, table];
    }),
  );
}

/** Reads actions. @throws TypeError when they are none. */
export function readActions(data: z.infer<typeof actionData>): Action[] {
  const list = typeof data === 'string' ? parseJson(data) : fromPlain(data);
  if (!isList(list)) throw new TypeError('no list of actions');
  return list.map((entry) => {
    const name = isDict(entry) ? entry.get('name') : undefined;
    const kwargs = isDict(entry) ? entry.get('kwargs') : undefined;
    if (typeof name !== 'string' || kwargs === undefined || !isDict(kwargs)) {
      throw new TypeError('an action needs name and kwargs');
    }
    return { name, kwargs };
  });
}

function readTask(scorer: string, target: unknown): TauTask {
  const parsed = tauTarget.safeParse(target);
  if (!parsed.success) throw badTarget(scorer, 'a task with actions and outputs', target);
  try {
    return { actions: readActions(parsed.data.actions), outputs: parsed.data.outputs };
  } catch {
    throw badTarget(scorer, 'a task with actions and outputs', target);
  }
}

/**
 * tau-bench's reward over the actions that the loop left in `outcome_data`: they are carried out
 * again on the given database, so that stored samples can be scored anew.
 */
export function tauScorer(domain: TauDomain, database: Base): Scorer<TauTarget> {
  const id = `tau-bench-${domain}`;
  return {
    id,
    version: '1',
    summary: `tau-bench ${domain}: the database ends as it should, and the user was told what was due`,
    needs: ['resource'],
    heavy: false,
    check(target): asserts target is TauTarget {
      readTask(id, target);
    },
    score(answer, target) {
      const outcome = tauOutcome.safeParse(answer.outcome_data);
      if (!outcome.success) {
        throw new ScorerError('unavailable', `${id}: the loop left no actions`);
      }
      const actions = readActions(outcome.data.actions);
      const found = tauReward(tauTools[domain], database, readTask(id, target), actions);
      const detail = { ...found };
      if (!outcome.data.ended) {
        const explanation = 'the conversation did not come to its end';
        return answer.reasoning_unclosed
          ? withoutAnswer(answer, { detail })
          : { outcome: 'incorrect', value: 0, answer: null, explanation, detail };
      }
      return {
        outcome: found.reward === 1 ? 'correct' : 'incorrect',
        value: found.reward,
        answer: null,
        explanation: explain(found.state, found.outputs),
        detail,
      };
    },
  };
}

function explain(state: boolean, outputs: boolean | null): string | null {
  if (!state) return 'the database is not as it should be';
  return outputs === false ? 'the user was not told what was due' : null;
}
