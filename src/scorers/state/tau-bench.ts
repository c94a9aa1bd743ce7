import { replay } from './replay.ts';
import { type Base, open, sameState } from './table.ts';
import type { Action, Tools } from './tool.ts';

/** What a task of tau-bench wants. */
export interface TauTask {
  /** The calls that lead to the right final state. */
  readonly actions: readonly Action[];
  /** Texts that the agent must say to the user. */
  readonly outputs: readonly string[];
}

export interface TauReward {
  /** 1 when the final state is right and every output was said; else 0. */
  readonly reward: 0 | 1;
  readonly state: boolean;
  /** null: the task wants none. */
  readonly outputs: boolean | null;
  /** Whether an agent that does and says nothing would get the reward: a known flaw of some tasks. */
  readonly do_nothing: boolean;
}

/** Whether the agent said a text: in any case, its commas left out (those of the text are not). */
export function said(actions: readonly Action[], output: string): boolean {
  return actions.some(({ name, kwargs }) => {
    const content = name === 'respond' ? kwargs.get('content') : undefined;
    return (
      typeof content === 'string' &&
      content.toLowerCase().replaceAll(',', '').includes(output.toLowerCase())
    );
  });
}

/**
 * The reward of a finished conversation: the final database is that after the task's actions, and
 * all outputs were said.
 *
 * Source: Yao et al. 2024, tau-bench (arXiv:2406.12045), section 3.
 */
export function tauReward(
  tools: Tools,
  base: Base,
  task: TauTask,
  actions: readonly Action[],
): TauReward {
  const gold = replay(tools, base, task.actions.filter(changes)).database;
  const state = sameState(replay(tools, base, actions).database, gold);
  const outputs =
    task.outputs.length === 0 ? null : task.outputs.every((output) => said(actions, output));
  return {
    reward: state && outputs !== false ? 1 : 0,
    state,
    outputs,
    do_nothing: outputs === null && sameState(open(base), gold),
  };
}

/** The end of a task is not carried out again. */
const changes = ({ name }: Action) => name !== 'transfer_to_human_agents';
