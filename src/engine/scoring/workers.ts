import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Judgement } from '../../scorers/scorer.ts';
import type { ScoringTask } from './worker.ts';

/** Judging took longer than it may, twice. */
export class ScoringTimeOut extends Error {
  override readonly name = 'ScoringTimeOut';
}

/**
 * Heavy scorers in worker threads, each judgement with a time limit. A task is handed over only when
 * a thread is free, so that the time is that of judging and not of waiting.
 */
export class ScoringWorkers {
  readonly #pool: Piscina;
  readonly #limitMs: number;
  #free: number;
  readonly #waiting: (() => void)[] = [];

  /** @param limitMs for one judgement. Default 30,000. */
  constructor(limitMs = 30_000, threads = Math.max(1, availableParallelism() - 1)) {
    const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
    this.#limitMs = limitMs;
    this.#free = threads;
    this.#pool = new Piscina({
      filename: new URL(`./worker${extension}`, import.meta.url).href,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: 10_000,
    });
  }

  /** @throws ScoringTimeOut, or what the scorer throws. */
  async score(task: ScoringTask): Promise<Judgement> {
    await this.#turn();
    try {
      return (await this.#try(task)) ?? (await this.#try(task)) ?? this.#giveUp(task);
    } finally {
      this.#free++;
      this.#waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  #giveUp({ id }: ScoringTask): never {
    throw new ScoringTimeOut(`${id} took longer than ${this.#limitMs / 1000} s, twice`);
  }

  /** @returns null when the time was over: the second try tells a slow machine from an answer that hangs. */
  async #try(task: ScoringTask): Promise<Judgement | null> {
    const limit = AbortSignal.timeout(this.#limitMs);
    try {
      return (await this.#pool.run(task, { signal: limit })) as Judgement;
    } catch (error) {
      if (limit.aborted) return null;
      throw error;
    }
  }

  async #turn(): Promise<void> {
    while (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#free--;
  }
}
