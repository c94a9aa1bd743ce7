import { createHash, hash } from 'node:crypto';
import { canonicalJson } from '../providers/replay/request-hash.ts';

/** SHA-256 (hex) of JSON data, whatever the order of its fields. */
export function digest(data: unknown): string {
  return hash('sha256', canonicalJson(data), 'hex');
}

/** {@link digest} of a list of texts that need not be there at once. */
export class ListDigest {
  readonly #hash = createHash('sha256').update('[');
  #isEmpty = true;

  add(text: string): void {
    this.#hash.update(`${this.#isEmpty ? '' : ','}${JSON.stringify(text)}`);
    this.#isEmpty = false;
  }

  end(): string {
    return this.#hash.update(']').digest('hex');
  }
}

/** The first 32 bits of the SHA-256 of words, as a whole number: seeds that depend on names. */
export function seedOf(...words: readonly (string | number)[]): number {
  return Number.parseInt(hash('sha256', words.join('\n'), 'hex').slice(0, 8), 16);
}
