import { type Sandbox, SandboxError, sharedSandbox } from '../../sandbox/index.ts';
import { ScorerError } from '../error.ts';

/** The sandbox of this process. @throws ScorerError `unavailable` */
export async function openShared(): Promise<Sandbox> {
  try {
    return await sharedSandbox();
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    throw new ScorerError('unavailable', error.message, { cause: error });
  }
}
