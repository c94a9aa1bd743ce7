import { Worker } from 'node:worker_threads';
import { StoreError } from '../error.ts';
import type { CompactOptions, Progress } from '../maintenance.ts';
import { fromFailure } from './commit-queue.ts';
import type { ConnectionOptions } from './open-connection.ts';
import type { Unit, WireFailure } from './wire.ts';

export interface ThreadSetting {
  role: 'write' | 'read';
  path: string;
  options: ConnectionOptions;
}

export type Task =
  | { kind: 'apply'; units: Unit[] }
  | { kind: 'compact'; options: Pick<CompactOptions, 'forget_calls_before'> }
  | { kind: 'check' }
  | { kind: 'usage' }
  | { kind: 'close' };

export type Request = Task & { id: number };

export type Reply = { id: number } & (
  | { value: unknown }
  | { failure: WireFailure }
  | { progress: Parameters<Progress> }
);

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  progress: Progress | undefined;
}

/**
 * MiB for what the thread has just made. What comes in is written within milliseconds and forgotten:
 * V8's own limit, 128 MiB on large machines, is filled all the same before it is looked through.
 */
const youngGeneration = 16;

/** A thread that works on the store's file with a connection of its own. */
export class StoreThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #death: StoreError | undefined;

  constructor(setting: ThreadSetting) {
    // The source in a checkout, what was built of it in the package.
    const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
    this.#worker = new Worker(new URL(`./thread${extension}`, import.meta.url), {
      workerData: setting,
      resourceLimits: { maxYoungGenerationSizeMb: youngGeneration },
      // Flags of this process (a test runner's loader, for one) are not for the thread.
      execArgv: [],
    });
    this.#worker.unref();
    this.#worker.on('message', (reply: Reply) => this.#receive(reply));
    this.#worker.on('error', (error) => this.#die(error));
    this.#worker.on('exit', () => this.#die());
  }

  perform(task: Task, progress?: Progress): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#death) {
        reject(this.#death);
        return;
      }
      const id = ++this.#lastId;
      // The process lives while somebody waits, and not because the thread does.
      if (this.#waiting.size === 0) this.#worker.ref();
      this.#waiting.set(id, { resolve, reject, progress });
      this.#worker.postMessage({ ...task, id } satisfies Request);
    });
  }

  /** Closes the thread's connection and ends it. */
  async end(): Promise<void> {
    if (!this.#death) await this.perform({ kind: 'close' });
    await this.#worker.terminate();
  }

  #receive(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id)!;
    if ('progress' in reply) {
      waiting.progress?.(...reply.progress);
      return;
    }
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('failure' in reply) waiting.reject(fromFailure(reply.failure));
    else waiting.resolve(reply.value);
  }

  #die(cause?: unknown): void {
    this.#death ??= new StoreError(
      'failed',
      'the thread that writes the store ended; what it had not confirmed may be missing. Start again: a resume sends only what is missing',
      { cause },
    );
    for (const { reject } of this.#waiting.values()) reject(this.#death);
    this.#waiting.clear();
  }
}
