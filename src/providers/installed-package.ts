import { exec } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Where packages are looked for that a person installs beside Weighbridge. */
export interface PackagePlaces {
  /** Searched with all folders above it. Default the working directory. */
  folder?: string;
  /** `NODE_PATH` is read. Default `process.env`. */
  env?: Record<string, string | undefined>;
  /** The folder of packages that are installed for all; null: there is none. Default: npm is asked. */
  globalFolder?: () => Promise<string | null>;
}

/**
 * Loads an optional package: as Weighbridge itself finds it, else from the working directory or a
 * folder above it, from `NODE_PATH`, or from npm's global packages. A program that was installed for
 * all, or is run by `npx`, does not see what stands beside the person's own files.
 *
 * @returns null: it is installed in none of these places.
 * @throws what the package throws while it is loaded.
 */
export async function loadInstalled(
  name: string,
  { folder = process.cwd(), env = process.env, globalFolder = npmGlobal }: PackagePlaces = {},
): Promise<unknown> {
  try {
    return await import(name);
  } catch (error) {
    if (!isAbsent(error, name)) throw error;
  }
  const paths = (env.NODE_PATH ?? '').split(delimiter).filter((path) => path !== '');
  for (const modules of [...modulesAbove(resolve(folder)), ...paths]) {
    const entry = await entryOf(join(modules, name));
    if (entry !== null) return await import(pathToFileURL(entry).href);
  }
  const shared = await globalFolder();
  const entry = shared === null ? null : await entryOf(join(shared, name));
  return entry === null ? null : await import(pathToFileURL(entry).href);
}

/** A package that is there and misses one of its own is broken, not absent. */
function isAbsent(error: unknown, name: string): boolean {
  const { code, message } = error as { code?: unknown; message?: string };
  return code === 'ERR_MODULE_NOT_FOUND' && message?.includes(`'${name}'`) === true;
}

function modulesAbove(folder: string): string[] {
  const own = join(folder, 'node_modules');
  const above = dirname(folder);
  return above === folder ? [own] : [own, ...modulesAbove(above)];
}

/** The file that `import` of a package loads; null: no package stands there. */
async function entryOf(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const { exports, main } = JSON.parse(text) as { exports?: Exports; main?: string };
  return join(folder, targetOf(exports) ?? main ?? 'index.js');
}

type Exports = string | null | undefined | { [condition: string]: Exports };

/** Conditions in the order in which they are written, as Node takes them. */
function targetOf(exports: Exports): string | null {
  if (typeof exports === 'string') return exports;
  if (exports === null || exports === undefined) return null;
  for (const [condition, target] of Object.entries(exports)) {
    if (!['.', 'node', 'import', 'module-sync', 'default'].includes(condition)) continue;
    const found = targetOf(target);
    if (found !== null) return found;
  }
  return null;
}

/** Asked last: npm takes half a second. */
async function npmGlobal(): Promise<string | null> {
  try {
    const { stdout } = await promisify(exec)('npm root --global', { timeout: 10_000 });
    return stdout.trim() || null;
  } catch {
    return null;
  }
}
