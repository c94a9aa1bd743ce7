import type { Value } from '../python/value.ts';
import { ToolError } from './record.ts';
import type { Database } from './table.ts';

/** Arguments of a call by name. */
export type Arguments = ReadonlyMap<string, Value>;

/** One tool of a simulated system. */
export interface Tool {
  /** Names of the arguments that must be there. */
  readonly required: readonly string[];
  /** Further ones that may be. */
  readonly optional?: readonly string[];
  /**
   * Does the work and answers what the agent sees. Everything is checked before anything is written.
   *
   * @throws ToolError
   */
  readonly run: (database: Database, given: Arguments) => string;
}

export type Tools = Readonly<Record<string, Tool>>;

/** One step of an agent: a tool's call, or `respond` with `content` to the user. */
export interface Action {
  readonly name: string;
  readonly kwargs: Arguments;
}

/** What the agent sees after an action; the database may have changed. */
export function act(tools: Tools, database: Database, { name, kwargs }: Action): string {
  const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
  if (!tool) return `Unknown action ${name}`;
  try {
    const unexpected = [...kwargs.keys()].find(
      (key) => !tool.required.includes(key) && !tool.optional?.includes(key),
    );
    if (unexpected !== undefined) throw new ToolError(`unexpected argument ${unexpected}`);
    const missing = tool.required.find((key) => !kwargs.has(key));
    if (missing !== undefined) throw new ToolError(`missing argument ${missing}`);
    return tool.run(database, kwargs);
  } catch (error) {
    if (error instanceof ToolError) return `Error: ${error.message}`;
    throw error;
  }
}
