import type { Sandbox } from '../../../sandbox/index.ts';
import { source } from './source.ts';

const made = new WeakMap<Sandbox, Promise<Uint8Array | null>>();

/** Python: its own bytecode of what it reads, as a file that it runs. */
const compiler = `import importlib.util, marshal, sys
code = compile(sys.stdin.read(), "judge.py", "exec")
sys.stdout.buffer.write(importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code))
`;

/**
 * The harness as bytecode of the sandbox's own Python, made once for a sandbox: compiling it takes
 * longer than judging most programs. Null where that does not work; the source does, too.
 */
export function compiledHarness(sandbox: Sandbox): Promise<Uint8Array | null> {
  let bytes = made.get(sandbox);
  if (!bytes) {
    bytes = compile(sandbox);
    made.set(sandbox, bytes);
  }
  return bytes;
}

async function compile(sandbox: Sandbox): Promise<Uint8Array | null> {
  try {
    const { exitCode, stdout } = await sandbox.run({
      command: ['python3', '-I', '-S', '-B', '-c', compiler],
      stdin: source,
      limits: { wallSeconds: 60 },
    });
    return exitCode === 0 && stdout.length > 16 ? stdout : null;
  } catch {
    // Whatever is wrong with the sandbox, the first program tells it better.
    return null;
  }
}
