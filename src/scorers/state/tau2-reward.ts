import { equal, type Value } from '../python/value.ts';
import { replay } from './replay.ts';
import { type Base, sameState } from './table.ts';
import { said } from './tau-bench.ts';
import type { Action, Tools } from './tool.ts';

/** What a task of tau2-bench may be judged by. */
export const tau2Bases = ['DB', 'ACTION', 'COMMUNICATE', 'NL_ASSERTION', 'ENV_ASSERTION'] as const;
export type Tau2Basis = (typeof tau2Bases)[number];

/** A right call; `compare` names the arguments that count (null: all). */
export interface Tau2Action extends Action {
  readonly compare: readonly string[] | null;
}

/** What a task wants, and which of it counts. */
export interface Tau2Task {
  readonly actions: readonly Tau2Action[];
  readonly communicate: readonly string[];
  readonly assertions: readonly string[];
  readonly basis: readonly Tau2Basis[];
}

/** Parts of the reward, each 0 or 1; those that were not asked for are absent. */
export type Tau2Parts = Readonly<Partial<Record<Tau2Basis, 0 | 1>>>;

function called(actions: readonly Action[], wanted: Tau2Action): boolean {
  return actions.some(({ name, kwargs }) => {
    if (name !== wanted.name) return false;
    const names = wanted.compare ?? [...new Set([...kwargs.keys(), ...wanted.kwargs.keys()])];
    return names.every((one) => same(kwargs.get(one), wanted.kwargs.get(one)));
  });
}

const same = (a: Value | undefined, b: Value | undefined) =>
  a === undefined || b === undefined ? a === b : equal(a, b);

/**
 * The parts of a task's reward that need no judge and no simulated device; the reward is the
 * product of all parts in the basis.
 *
 * Source: Barres et al. 2025, tau2-bench (arXiv:2506.07982), and the fields of its tasks.
 */
export function tau2Parts(
  tools: Tools,
  base: Base,
  task: Tau2Task,
  actions: readonly Action[],
): Tau2Parts {
  const parts: Partial<Record<Tau2Basis, 0 | 1>> = {};
  for (const basis of task.basis) {
    if (basis === 'DB') {
      const gold = replay(tools, base, task.actions).database;
      parts.DB = sameState(replay(tools, base, actions).database, gold) ? 1 : 0;
    } else if (basis === 'ACTION') {
      parts.ACTION = task.actions.every((wanted) => called(actions, wanted)) ? 1 : 0;
    } else if (basis === 'COMMUNICATE') {
      parts.COMMUNICATE = task.communicate.every((info) => said(actions, info)) ? 1 : 0;
    }
  }
  return parts;
}
