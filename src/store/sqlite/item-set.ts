import { createHash } from 'node:crypto';
import type { ItemRecord } from '../run.ts';

/** One hash over the items of a run, in plan order. */
export class ItemSetHash {
  readonly #whole = createHash('sha256');
  #isEmpty = true;

  add({ id, sha256, cluster }: Pick<ItemRecord, 'id' | 'sha256' | 'cluster'>): void {
    const item = JSON.stringify([id, sha256, cluster ?? '']);
    this.#whole.update(this.#isEmpty ? item : `\n${item}`);
    this.#isEmpty = false;
  }

  /** In hex. */
  end(): string {
    return this.#whole.digest('hex');
  }
}
