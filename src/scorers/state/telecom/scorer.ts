import { z } from 'zod';
import { ScorerError } from '../../error.ts';
import { badTarget } from '../../judgement.ts';
import type { Judgement, Scorer } from '../../scorer.ts';
import {
  assertion,
  type SideCall,
  type TelecomBase,
  TelecomWorld,
  worldFunction,
} from './world.ts';

const basis = z.enum(['DB', 'ACTION', 'ENV_ASSERTION']);

const rightCall = z.object({
  requestor: z.enum(['assistant', 'user']),
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  compare_args: z.array(z.string()).nullish(),
});

const telecomTarget = z.object({
  initialization_actions: z.array(worldFunction),
  actions: z.array(rightCall),
  env_assertions: z.array(assertion),
  reward_basis: z.array(basis).min(1),
});

/** How a task begins and what it wants, in the fields of the data set. Plain JSON. */
export type TelecomTarget = z.input<typeof telecomTarget>;

/** What the loop leaves: the calls of both sides, in order. */
const telecomOutcome = z.object({
  calls: z.array(
    z.object({
      requestor: z.enum(['assistant', 'user']),
      name: z.string(),
      arguments: z.unknown(),
    }),
  ),
  ended: z.boolean(),
});

/** A world as the task begins. @throws TypeError when it cannot begin so. */
export function beginTelecom(
  base: TelecomBase,
  target: Pick<z.output<typeof telecomTarget>, 'initialization_actions'>,
): TelecomWorld {
  const world = new TelecomWorld(base);
  for (const call of target.initialization_actions) {
    const wrong = world.begin(call);
    if (wrong !== null) throw new TypeError(wrong);
  }
  return world;
}

const id = 'tau2-bench-telecom';

/** @throws ScorerError `target` */
export function readTelecomTarget(base: TelecomBase, target: unknown) {
  const parsed = telecomTarget.safeParse(target);
  if (!parsed.success) throw badTarget(id, 'a task that telecom can be judged by', target);
  try {
    const world = beginTelecom(base, parsed.data);
    const unknown = parsed.data.env_assertions.find((each) => world.holds(each) === null);
    if (unknown) throw new TypeError(`${unknown.func_name} is no assertion that is known here`);
  } catch (error) {
    if (error instanceof TypeError) throw new ScorerError('target', `${id}: ${error.message}`);
    throw error;
  }
  return parsed.data;
}

type Part = z.infer<typeof basis>;

/** tau2-bench's reward for its carrier: the product of the parts that the task names, by replay. */
export function tau2TelecomScorer(base: TelecomBase): Scorer<TelecomTarget> {
  return {
    id,
    version: '1',
    summary:
      'tau2-bench telecom: telephone and account end as the task asserts, and due calls were made',
    needs: ['resource'],
    heavy: false,
    check(target): asserts target is TelecomTarget {
      readTelecomTarget(base, target);
    },
    score(answer, target) {
      const task = readTelecomTarget(base, target);
      const outcome = telecomOutcome.safeParse(answer.outcome_data);
      if (!outcome.success) throw new ScorerError('unavailable', `${id}: the loop left no calls`);
      const calls = outcome.data.calls as SideCall[];
      const replayed = (made: readonly SideCall[]) => {
        const world = beginTelecom(base, task);
        for (const call of made) world.call(call);
        return world;
      };
      const world = replayed(calls);
      const judge: Record<Part, () => boolean> = {
        DB: () => world.state === replayed(task.actions).state,
        ACTION: () => task.actions.every((right) => calls.some((call) => isSame(call, right))),
        ENV_ASSERTION: () => task.env_assertions.every((each) => world.holds(each) === true),
      };
      const parts = Object.fromEntries(
        task.reward_basis.map((part) => [part, judge[part]() ? 1 : 0]),
      );
      if (!outcome.data.ended) {
        return settled(false, 'the conversation did not come to its end', parts);
      }
      const failed = Object.keys(parts).filter((part) => parts[part] === 0);
      return settled(
        failed.length === 0,
        failed.length === 0 ? null : `0 for ${failed.join(', ')}`,
        parts,
      );
    },
  };
}

function settled(right: boolean, explanation: string | null, parts: object): Judgement {
  return {
    outcome: right ? 'correct' : 'incorrect',
    value: right ? 1 : 0,
    answer: null,
    explanation,
    detail: { ...parts },
  };
}

/** The arguments that count are those that the task names; without such a list, all of the right call. */
function isSame(call: SideCall, right: z.infer<typeof rightCall>): boolean {
  if (call.requestor !== right.requestor || call.name !== right.name) return false;
  const given = (call.arguments ?? {}) as Record<string, unknown>;
  const names = right.compare_args ?? [
    ...new Set([...Object.keys(given), ...Object.keys(right.arguments)]),
  ];
  return names.every(
    (name) => JSON.stringify(given[name]) === JSON.stringify(right.arguments[name]),
  );
}
