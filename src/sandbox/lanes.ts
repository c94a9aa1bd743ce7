import { SandboxError } from './error.ts';

/** Numbered places for what may happen at the same time; who finds none free waits in line. */
export class Lanes {
  readonly #free: number[];
  readonly #waiting: { enter: (lane: number) => void; refuse: (reason: SandboxError) => void }[] =
    [];
  #closed = false;

  constructor(count: number) {
    this.#free = Array.from({ length: count }, (_, lane) => count - 1 - lane);
  }

  /** @throws SandboxError `aborted`, `closed` */
  async use<T>(signal: AbortSignal | undefined, work: (lane: number) => Promise<T>): Promise<T> {
    const lane = await this.#enter(signal);
    try {
      return await work(lane);
    } finally {
      const next = this.#waiting.shift();
      if (next) next.enter(lane);
      else this.#free.push(lane);
    }
  }

  /** Whoever waits is refused, and whoever comes. */
  close(): void {
    this.#closed = true;
    for (const { refuse } of this.#waiting.splice(0)) refuse(closed());
  }

  async #enter(signal: AbortSignal | undefined): Promise<number> {
    if (this.#closed) throw closed();
    if (signal?.aborted) throw aborted(signal);
    const lane = this.#free.pop();
    if (lane !== undefined) return lane;
    return await new Promise((resolve, reject) => {
      const turn = {
        enter: (given: number) => {
          signal?.removeEventListener('abort', leave);
          resolve(given);
        },
        refuse: (reason: SandboxError) => {
          signal?.removeEventListener('abort', leave);
          reject(reason);
        },
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        reject(aborted(signal));
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(turn);
    });
  }
}

export function aborted(signal: AbortSignal | undefined): SandboxError {
  return new SandboxError('aborted', 'the caller stopped the program', { cause: signal?.reason });
}

function closed(): SandboxError {
  return new SandboxError('closed', 'the sandbox was closed');
}
