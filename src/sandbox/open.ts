import { type BubblewrapOptions, openBubblewrap } from './bubblewrap/open.ts';
import { type ContainerOptions, openContainer } from './container/open.ts';
import { SandboxError } from './error.ts';
import type { Sandbox } from './sandbox.ts';

export interface SandboxOptions extends BubblewrapOptions, ContainerOptions {
  /** Which kind; default: `WEIGH_SANDBOX`, else bubblewrap, and a container where there is none. */
  readonly kind?: 'bubblewrap' | 'container';
}

/**
 * Opens the best sandbox of this machine. There is no way to run a program without one.
 *
 * @throws SandboxError `unavailable` with why there is none and what to install.
 */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const kind = options.kind ?? kindOf(process.env.WEIGH_SANDBOX);
  if (kind === 'bubblewrap') return await openBubblewrap(options);
  if (kind === 'container') return await openContainer(options);
  const refusals: string[] = [];
  for (const open of [openBubblewrap, openContainer]) {
    try {
      return await open(options);
    } catch (error) {
      if (!(error instanceof SandboxError) || error.code !== 'unavailable') throw error;
      refusals.push(error.message);
    }
  }
  throw new SandboxError(
    'unavailable',
    `no sandbox for model-written code: ${refusals.join('; ')}. Install bubblewrap and python3 (Debian, Ubuntu: apt-get install bubblewrap python3), or a container engine with a Python image; \`weigh sandbox test\` then shows that it holds`,
  );
}

function kindOf(value: string | undefined): SandboxOptions['kind'] {
  if (value === undefined || value === '') return undefined;
  if (value === 'bubblewrap' || value === 'container') return value;
  throw new SandboxError(
    'unavailable',
    `WEIGH_SANDBOX is bubblewrap or container, not ${JSON.stringify(value)}`,
  );
}
