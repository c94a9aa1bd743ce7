import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Catalog } from '../catalog/index.ts';

export type Format = 'text' | 'json' | 'csv' | 'md';

/** What one invocation of `weigh` runs in. */
export interface Session {
  format: Format;
  /** Whether a person's terminal is at the other end. */
  terminal: boolean;
  /** Columns of the terminal; undefined when nothing limits them, as in a pipe. */
  width: number | undefined;
  colour: boolean;
  /** The machine's calendar day, `YYYY-MM-DD`. */
  today: string;
  /** The program's own folder, which holds `catalog` and `dist`. */
  root: string;
  /** Absolute. */
  catalogFolder: string;
  /** @throws CatalogError */
  loadCatalog(): Promise<Catalog>;
}

interface GlobalOptions {
  catalog?: string;
  json?: boolean;
  csv?: boolean;
  md?: boolean;
  color: boolean;
}

/** Two folders above this one, in `src/cli` as in `dist/cli`. */
const root = resolve(import.meta.dirname, '../..');

export function openSession(command: Command): Session {
  const options = command.optsWithGlobals<GlobalOptions>();
  const given = options.catalog ?? process.env.WEIGH_CATALOG;
  const catalogFolder = given ? resolve(given) : resolve(root, 'catalog');
  const terminal = process.stdout.isTTY === true;
  return {
    format: options.json ? 'json' : options.csv ? 'csv' : options.md ? 'md' : 'text',
    terminal,
    width: widthOf(terminal),
    colour: options.color && wantsColour(terminal),
    today: dayOf(new Date()),
    root,
    catalogFolder,
    loadCatalog: async () => {
      const { indexPaths, loadCatalog } = await import('../catalog/load.ts');
      return loadCatalog({
        folder: catalogFolder,
        indexFiles: indexPaths(root, catalogFolder),
        notice: (message) => console.error(`weigh: ${message}`),
      });
    },
  };
}

/** `COLUMNS` goes first, so that a script can ask for a width. */
function widthOf(terminal: boolean): number | undefined {
  const asked = Number(process.env.COLUMNS);
  if (Number.isInteger(asked) && asked > 0) return asked;
  return terminal ? process.stdout.columns : undefined;
}

/** https://no-color.org and, for what pretends to be no terminal, FORCE_COLOR. */
function wantsColour(terminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return terminal && TERM !== 'dumb';
}

/** The machine's calendar day, `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
