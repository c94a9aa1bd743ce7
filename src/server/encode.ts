import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** Below this, compressing saves less than its headers cost. */
const worthCompressing = 600;

/** Bytes with their validator and, made on first demand, their compressed forms. */
export class Body {
  readonly type: string;
  readonly bytes: Buffer<ArrayBuffer>;
  /** Weak, because it names the content and not one of its encodings. */
  readonly etag: string;
  readonly #compressible: boolean;
  readonly #encoded = new Map<Encoding, Buffer<ArrayBuffer>>();

  constructor(type: string, bytes: Buffer<ArrayBuffer>) {
    this.type = type;
    this.bytes = bytes;
    this.etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    this.#compressible =
      bytes.length >= worthCompressing &&
      /^(text\/|application\/json|application\/atom|image\/svg)/.test(type);
  }

  /** The best form that the client takes, by its `Accept-Encoding`. */
  encodedFor(accept: string | undefined): { encoding: Encoding; bytes: Buffer<ArrayBuffer> } {
    const encoding = this.#compressible ? chooseEncoding(accept) : 'identity';
    if (encoding === 'identity') return { encoding, bytes: this.bytes };
    let bytes = this.#encoded.get(encoding);
    if (!bytes) {
      bytes = compress(this.bytes, encoding);
      this.#encoded.set(encoding, bytes);
    }
    return { encoding, bytes };
  }

  /** Bytes held in memory. */
  get size(): number {
    let size = this.bytes.length;
    for (const { length } of this.#encoded.values()) size += length;
    return size;
  }
}

function compress(bytes: Buffer, encoding: 'br' | 'gzip'): Buffer<ArrayBuffer> {
  if (encoding === 'gzip') return gzipSync(bytes, { level: 6 });
  return brotliCompressSync(bytes, {
    params: {
      // Compressed once and served many times, but while somebody waits: a middling quality.
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

function chooseEncoding(accept: string | undefined): Encoding {
  const weights = new Map<string, number>();
  for (const part of (accept ?? '').toLowerCase().split(',')) {
    const [name = '', ...options] = part.split(';').map((piece) => piece.trim());
    const q = options.find((option) => option.startsWith('q='));
    weights.set(name, q === undefined ? 1 : Number(q.slice(2)) || 0);
  }
  const allows = (name: string): boolean => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  return allows('br') ? 'br' : allows('gzip') ? 'gzip' : 'identity';
}
