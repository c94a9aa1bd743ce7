import { type Base, type Database, open } from './table.ts';
import { type Action, act, type Tools } from './tool.ts';

/** What actions on a fresh database lead to. */
export interface Replay {
  /** What the agent saw after each action; "ok" stands for the user's word after `respond`. */
  readonly observations: readonly string[];
  readonly database: Database;
}

/** Carries out actions, in order, on a database over a base that stays as it is. */
export function replay(tools: Tools, base: Base, actions: readonly Action[]): Replay {
  const database = open(base);
  const observations = actions.map((action) =>
    action.name === 'respond' ? 'ok' : act(tools, database, action),
  );
  return { observations, database };
}
