import type { Readable } from 'node:stream';

/** What a program wrote to both of its streams, up to a number of bytes in all. */
export class CappedOutput {
  cut = false;
  readonly #chunks: { stdout: Buffer[]; stderr: Buffer[] } = { stdout: [], stderr: [] };
  #left: number;
  readonly #onCut: () => void;

  /** @param onCut called once, when the first byte too many arrives. */
  constructor(bytes: number, onCut: () => void) {
    this.#left = bytes;
    this.#onCut = onCut;
  }

  collect(name: 'stdout' | 'stderr', stream: Readable): void {
    stream.on('data', (chunk: Buffer) => {
      if (this.cut) return;
      this.#chunks[name].push(chunk.subarray(0, this.#left));
      this.#left -= chunk.length;
      if (this.#left >= 0) return;
      this.cut = true;
      this.#onCut();
    });
    // A pipe that breaks when the program is killed is no news; its exit is reported elsewhere.
    stream.on('error', () => {});
  }

  get stdout(): Buffer {
    return Buffer.concat(this.#chunks.stdout);
  }

  get stderr(): Buffer {
    return Buffer.concat(this.#chunks.stderr);
  }
}

/** Python's own last words when it is refused memory. */
export function endsInMemoryError(stderr: Uint8Array): boolean {
  const last = Buffer.from(stderr).toString('latin1').trimEnd().split('\n').at(-1);
  return last !== undefined && /^(?:[\w.]*\.)?\w*MemoryError\b/.test(last);
}
