import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Marks a folder as an export and names what the export put there. */
export const markerName = 'weighbridge-site.json';

/** The site cannot be written where it was asked for, or not as asked. */
export class SiteError extends Error {
  readonly code = 'site';

  constructor(message: string) {
    super(message);
    this.name = 'SiteError';
  }
}

/**
 * An export replaces the whole folder, so it must hold nothing else: it is absent, empty, or an
 * earlier export to which nothing was added.
 * @throws SiteError
 */
export function checkTarget(folder: string): void {
  checkWritable(dirname(resolve(folder)));
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new SiteError(`${folder} is a file, not a folder`);
  const entries = readdirSync(folder);
  if (entries.length === 0) return;
  const own = readMarker(folder);
  if (!own) {
    throw new SiteError(
      `${folder} is not empty and no earlier export; give a folder that is empty or not there yet`,
    );
  }
  const foreign = entries.filter((entry) => entry !== markerName && !own.includes(entry));
  if (foreign.length > 0) {
    throw new SiteError(
      `${folder} holds ${foreign.slice(0, 3).join(', ')}, which no export wrote and a new one would remove; move it elsewhere first`,
    );
  }
}

/**
 * Tries it, because permissions do not tell all (a full disk, `/proc`), and before minutes of work.
 * Node makes folders with all their parents for ever where the first of them cannot be made.
 */
function checkWritable(parent: string): void {
  let nearest = parent;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  if (!statSync(nearest).isDirectory()) throw new SiteError(`${nearest} is a file, not a folder`);
  try {
    rmSync(mkdtempSync(join(nearest, '.weigh-site-')), { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new SiteError(`nothing can be written in ${nearest}${code}; give another folder`);
  }
}

function readMarker(folder: string): string[] | undefined {
  try {
    const { entries } = JSON.parse(readFileSync(join(folder, markerName), 'utf8')) as {
      entries: unknown;
    };
    return Array.isArray(entries) ? entries.map(String) : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a finished folder in the place of another, which is whole at every moment but one rename. */
export function putInPlace(finished: string, folder: string): void {
  if (!existsSync(folder)) {
    renameSync(finished, folder);
    return;
  }
  const before = `${finished}.before`;
  renameSync(folder, before);
  try {
    renameSync(finished, folder);
  } catch (error) {
    renameSync(before, folder);
    throw error;
  }
  rmSync(before, { recursive: true, force: true });
}
