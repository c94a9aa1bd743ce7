import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

export const run = promisify(execFile);

/** A harness to compare with, run as `command URL ROWS IN_FLIGHT STREAM FOLDER`. */
export interface Peer {
  name: string;
  version: string;
  command: string[];
  env: Record<string, string>;
}

export interface Missing {
  name: string;
  /** What to install, and how to name it. */
  how: string;
}

/** What the benches are told of the machine; each falls back on an environment variable. */
export interface PeerPlaces {
  /** Python with `inspect-ai`, `openai` and `lm-eval[api]`. */
  python: string | undefined;
  /** promptfoo's executable. */
  promptfoo: string | undefined;
}

const here = import.meta.dirname;

/** The harnesses that are installed, and how to install the others. */
export async function findPeers(
  places: PeerPlaces,
): Promise<{ found: Peer[]; missing: Missing[] }> {
  const found: Peer[] = [];
  const missing: Missing[] = [];
  for (const [name, module, file, wanted] of [
    ['inspect-ai', 'inspect_ai', 'inspect_run.py', 'inspect-ai openai'],
    ['lm-eval', 'lm_eval', 'lm_eval_run.py', "'lm-eval[api]'"],
  ] as const) {
    const version = places.python ? await versionOf(places.python, module) : null;
    if (places.python && version) {
      found.push({ name, version, command: [places.python, join(here, file)], env: {} });
    } else {
      const how = `python3 -m venv PLACE && PLACE/bin/pip install ${wanted}, then --python PLACE/bin/python (or WEIGH_BENCH_PYTHON)`;
      missing.push({ name, how });
    }
  }
  const { promptfoo } = places;
  if (promptfoo && existsSync(promptfoo)) {
    found.push({
      name: 'promptfoo',
      version: promptfooVersion(promptfoo),
      command: ['python3', join(here, 'promptfoo_run.py')],
      env: { WEIGH_BENCH_PROMPTFOO: promptfoo, WEIGH_BENCH_NODE: process.execPath },
    });
  } else {
    const how =
      'npm install --prefix PLACE promptfoo, then --promptfoo PLACE/node_modules/.bin/promptfoo (or WEIGH_BENCH_PROMPTFOO)';
    missing.push({ name: 'promptfoo', how });
  }
  return { found, missing };
}

/** Version of a Python package; null: it cannot be loaded. @param name as it is installed, if that differs. */
export async function versionOf(
  python: string,
  module: string,
  name = module,
): Promise<string | null> {
  const code = `import importlib.metadata as m, ${module}; print(m.version('${name}'))`;
  const ended = await run(python, ['-c', code]).catch(() => null);
  return ended?.stdout.trim().split('\n').at(-1) ?? null;
}

function promptfooVersion(executable: string): string {
  const manifest = join(dirname(executable), '..', 'promptfoo', 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
