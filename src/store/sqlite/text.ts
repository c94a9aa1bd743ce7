import { hash } from 'node:crypto';
import type { SQLInputValue } from 'node:sqlite';
import type { Connection } from './connection.ts';
import { damaged } from './failure.ts';
import { decode, type PendingPacks } from './pack.ts';

/** How a row holds a text: not at all, itself, or the number of a row of `text`. */
export type TextReference = null | string | number;
/** The same as it is written: a plain number would be kept as eight bytes of floating point. */
export type NewTextReference = null | string | bigint;

/** UTF-16 units up to which a text stays in its row: less than a row of `text` with its index. */
const inline = 64;

/** Stores a text unless it is there. */
export function putText(
  connection: Connection,
  packs: PendingPacks,
  text: string | null,
): NewTextReference {
  if (text === null) return null;
  // UTF-8 cannot hold a lone surrogate.
  const wellFormed = text.toWellFormed();
  // Node 22 cuts a column's text at a zero byte when it reads it.
  if (wellFormed.length <= inline && !wellFormed.includes('\0')) return wellFormed;
  const bytes = Buffer.from(wellFormed, 'utf8');
  const sha256 = hash('sha256', bytes, 'buffer');
  const known = connection.get(
    'SELECT id FROM text WHERE substr(sha256, 1, 8) = ? AND sha256 = ?',
    sha256.subarray(0, 8),
    sha256,
  );
  if (known) return BigInt(known.id as number);
  const { pack, start } = packs.add(bytes);
  return BigInt(
    connection.insert(
      'INSERT INTO text (sha256, pack, start, size) VALUES (?, ?, ?, ?)',
      sha256,
      pack,
      start,
      bytes.length,
    ),
  );
}

/** Packs that a reader keeps open: texts that are read together mostly lie together. */
const openPacks = 64;

/** Reads texts and labels within one snapshot. */
export class TextReader {
  readonly #connection: Connection;
  readonly #packs = new Map<number, Uint8Array | undefined>();
  readonly #labels = new Map<number, string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * The text that a row refers to.
   * @throws StoreError `damaged` when it is not there or not what was stored.
   */
  get(reference: TextReference): string | null {
    if (typeof reference !== 'number') return reference;
    const { path } = this.#connection;
    const row = this.#connection.get(
      'SELECT sha256, pack, start, size FROM text WHERE id = ?',
      reference,
    );
    if (!row) throw damaged(path, `text ${reference} is missing`);
    const start = row.start as number;
    const bytes = this.#open(row.pack as number)?.subarray(start, start + (row.size as number));
    if (!bytes || !isText(bytes, row.sha256 as Uint8Array)) {
      throw damaged(path, `text ${reference} is not what was stored`);
    }
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  }

  /** The JSON value that a row refers to. @throws StoreError `damaged` */
  json(reference: TextReference): unknown {
    const text = this.get(reference);
    return text === null ? null : JSON.parse(text);
  }

  /** What a label says; null for none. */
  label(id: SQLInputValue | undefined): string | null {
    if (typeof id !== 'number') return null;
    let text = this.#labels.get(id);
    if (text === undefined) {
      const row = this.#connection.get('SELECT text FROM label WHERE id = ?', id);
      if (!row) throw damaged(this.#connection.path, `label ${id} is missing`);
      text = row.text as string;
      this.#labels.set(id, text);
    }
    return text;
  }

  #open(id: number): Uint8Array | undefined {
    if (this.#packs.has(id)) return this.#packs.get(id);
    const bytes = readPack(this.#connection, id);
    if (this.#packs.size >= openPacks) this.#packs.delete(this.#packs.keys().next().value!);
    this.#packs.set(id, bytes);
    return bytes;
  }
}

/** A pack's bytes; undefined when it is missing or broken. */
export function readPack(connection: Connection, id: number): Uint8Array | undefined {
  const row = connection.get('SELECT size, body FROM pack WHERE id = ?', id);
  return row ? decode(row.body as Uint8Array, row.size as number) : undefined;
}

/** Whether the bytes are those of which the hash was taken. */
export function isText(bytes: Uint8Array, sha256: Uint8Array): boolean {
  return isSame(hash('sha256', bytes, 'buffer'), sha256);
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
