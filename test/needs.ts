import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'vitest';

/** Something outside the repository that a test cannot do without. */
export interface Need {
  /** What is absent and how to get it; undefined when it is there. */
  missing: string | undefined;
}

export const repositoryRoot = resolve(fileURLToPath(import.meta.url), '../..');

/** The folder of shared reference data: `WEIGH_SHARED`, or `../shared` beside the checkout. */
export const sharedRoot = process.env.WEIGH_SHARED ?? resolve(repositoryRoot, '../shared');

/** A path below the shared folder, e.g. `shared('data/scores.jsonl')`. */
export function sharedPath(path: string): string {
  return join(sharedRoot, path);
}

export function shared(path: string): Need {
  return {
    missing: existsSync(sharedPath(path))
      ? undefined
      : `no ${path} in the shared folder (set WEIGH_SHARED to the folder that holds it)`,
  };
}

const chromiumPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the browser of the machine is; `WEIGH_CHROMIUM` overrides. */
export const chromiumPath = process.env.WEIGH_CHROMIUM ?? chromiumPaths.find(existsSync);

export function chromium(): Need {
  return {
    missing:
      chromiumPath && existsSync(chromiumPath)
        ? undefined
        : 'no chromium (apt-get install chromium, or set WEIGH_CHROMIUM)',
  };
}

/** What runs model-written code: bubblewrap and the distribution's Python, on Linux. */
export function bubblewrap(): Need {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.some((folder) => existsSync(join(folder, 'bwrap')));
  return {
    missing:
      found && existsSync('/usr/bin/python3')
        ? undefined
        : 'no bubblewrap with the system python3 (apt-get install bubblewrap python3)',
  };
}

/** A Debian package of Python modules for programs in the sandbox, e.g. `numpy`. */
export function systemPythonModule(name: string): Need {
  return {
    missing: existsSync(join('/usr/lib/python3/dist-packages', name))
      ? undefined
      : `no ${name} for the system python3 (apt-get install python3-${name})`,
  };
}

/**
 * Leaves the running test when something it needs is absent: it is then listed as NOT RUN with
 * the reason. With WEIGH_TEST_ALL=1 an absent thing is a failure, so that CI cannot pass by
 * running nothing.
 */
export function needs(context: Pick<TestContext, 'skip'>, ...all: Need[]): void {
  const missing = all.map((need) => need.missing).filter((reason) => reason !== undefined);
  if (missing.length === 0) return;
  const reason = missing.join('; ');
  if (process.env.WEIGH_TEST_ALL === '1') throw new Error(`NOT RUN: ${reason}`);
  context.skip(reason);
}
