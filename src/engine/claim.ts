import { hostname } from 'node:os';
import type { Store } from '../store/store.ts';
import { EngineError } from './error.ts';

/** A claim runs out after this time unless it is renewed, in milliseconds. */
const lease = 30_000;

/** Names this process to others that share the store. */
const holder = `${hostname()} ${process.pid} ${Math.floor(performance.timeOrigin)}`;

/** The right to work on a run, renewed until it is let go. */
export class Claim {
  readonly #timer: NodeJS.Timeout;

  private constructor(renew: () => void) {
    this.#timer = setInterval(renew, lease / 3).unref();
  }

  /**
   * Takes the right to work on a run. A process of this machine that is no longer alive does not
   * stand in the way.
   * @throws EngineError `at-work`
   */
  static async take(store: Store, run: string): Promise<Claim> {
    if (!(await store.claimRun(run, holder, lease))) {
      const held = (await store.run(run))?.claim ?? null;
      if (held && isGone(held.holder))
        await store.setStatus(run, 'interrupted', 'its process died');
      if (!(await store.claimRun(run, holder, lease))) {
        throw new EngineError(
          'at-work',
          `another process works on ${run} (${held?.holder ?? 'unknown'}); wait for it, or stop it first`,
        );
      }
    }
    return new Claim(() => {
      store.claimRun(run, holder, lease).catch(() => {});
    });
  }

  release(): void {
    clearInterval(this.#timer);
  }
}

function isGone(other: string): boolean {
  const [host, pid, started] = other.split(' ');
  if (host !== hostname()) return false;
  // The same number, but another process: numbers are given again after a while.
  if (Number(pid) === process.pid) return started !== holder.split(' ')[2];
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
