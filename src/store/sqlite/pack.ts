import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Connection } from './connection.ts';

/** Bytes from which compressing gains more than a frame's header costs. */
const compressFrom = 160;

/**
 * Bytes after which a pack takes no more texts: long enough to compress well, short enough that
 * reading one text of it takes a tenth of a millisecond.
 */
const enough = 65_536;

interface Pack {
  id: number;
  size: number;
  parts: Uint8Array[];
}

/**
 * Packs of the transaction in progress. They are written at its end, so that undoing one call of
 * several leaves at most a gap in a pack.
 */
export class PendingPacks {
  readonly #connection: Connection;
  #packs: Pack[] = [];
  #nextId: number | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @returns where the text will be. */
  add(bytes: Uint8Array): { pack: number; start: number } {
    let pack = this.#packs.at(-1);
    if (!pack || pack.size >= enough) {
      pack = { id: this.#takeId(), size: 0, parts: [] };
      this.#packs.push(pack);
    }
    const start = pack.size;
    pack.parts.push(bytes);
    pack.size += bytes.length;
    return { pack: pack.id, start };
  }

  /** Writes the packs; the caller holds the lock since before the first `add`. */
  write(): void {
    for (const { id, size, parts } of this.#packs) {
      this.#connection.run(
        'INSERT INTO pack (id, size, body) VALUES (?, ?, ?)',
        id,
        size,
        encode(parts.length === 1 ? parts[0]! : Buffer.concat(parts, size)),
      );
    }
    this.forget();
  }

  /** Drops what was not written: its transaction was undone. */
  forget(): void {
    this.#packs = [];
    this.#nextId = undefined;
  }

  #takeId(): number {
    if (this.#nextId === undefined) {
      const row = this.#connection.get("SELECT seq FROM sqlite_sequence WHERE name = 'pack'");
      this.#nextId = Number(row?.seq ?? 0) + 1;
    }
    return this.#nextId++;
  }
}

/** A pack's bytes; undefined when they are broken. */
export function decode(body: Uint8Array, size: number): Uint8Array | undefined {
  if (body.length === size) return body;
  try {
    const bytes = zstdDecompressSync(body, { maxOutputLength: size, chunkSize: chunk(size) });
    return bytes.length === size ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function encode(bytes: Uint8Array): Uint8Array {
  if (bytes.length < compressFrom) return bytes;
  const frame = zstdCompressSync(bytes, { chunkSize: chunk(bytes.length) });
  return frame.length < bytes.length ? frame : bytes;
}

/** One piece for all of it, where the default would take 16 KiB each time. */
function chunk(size: number): number {
  return Math.min(Math.max(size + 64, 128), 2 ** 20);
}
