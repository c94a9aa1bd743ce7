import { posix } from 'node:path';
import { SandboxError } from './error.ts';
import type { Program } from './sandbox.ts';

/** Files of a program; each costs a descriptor while it starts. */
const most = 100;

/** The working folder inside every sandbox, and the only one that can be written to. */
export const workFolder = '/box';

/**
 * The files of a program with their absolute paths inside.
 * @throws SandboxError `program` for a path that leaves the working folder.
 */
export function placeFiles(files: Program['files'] = {}): { path: string; content: Buffer }[] {
  const placed = Object.entries(files).map(([name, content]) => {
    const path = posix.join(workFolder, name);
    const isBelow = path.startsWith(`${workFolder}/`) && !posix.isAbsolute(name);
    if (!isBelow || path.endsWith('/') || name.includes('\0')) {
      throw new SandboxError(
        'program',
        `file ${JSON.stringify(name)} is no path below the working folder`,
      );
    }
    return { path, content: Buffer.from(content as Uint8Array) };
  });
  if (placed.length > most) {
    throw new SandboxError('program', `${placed.length} files; a program gets at most ${most}`);
  }
  return placed;
}

/** @throws SandboxError `program` for a path that is not absolute and plain. */
export function placeReadOnly(folders: Program['readOnly'] = {}): { path: string; host: string }[] {
  return Object.entries(folders).map(([path, host]) => {
    for (const one of [path, host]) {
      if (!posix.isAbsolute(one) || posix.normalize(one) !== one || one.includes('\0')) {
        throw new SandboxError(
          'program',
          `${JSON.stringify(one)} is no absolute path without . and ..`,
        );
      }
    }
    return { path, host };
  });
}
