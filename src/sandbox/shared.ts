import { openSandbox } from './open.ts';
import type { Sandbox } from './sandbox.ts';

let opened: Promise<Sandbox> | undefined;

/**
 * The sandbox of this process, opened when first asked for and closed when the process ends; for
 * callers that have no place to keep one. A failure to open is tried again at the next call.
 *
 * @throws SandboxError `unavailable`
 */
export async function sharedSandbox(): Promise<Sandbox> {
  opened ??= openOnce();
  return await opened;
}

async function openOnce(): Promise<Sandbox> {
  try {
    const sandbox = await openSandbox();
    // What close() does before its first wait kills what runs; what it leaves, the next run sweeps.
    process.once('exit', () => void sandbox.close());
    return sandbox;
  } catch (error) {
    opened = undefined;
    throw error;
  }
}
