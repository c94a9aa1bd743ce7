import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** Bytes in the form in which they are sent; the same object every time. */
export interface Encoded {
  encoding: Encoding;
  bytes: Buffer<ArrayBuffer>;
}

/** Below this, compressing saves less than its headers cost. */
const worthCompressing = 600;

/** Bytes with their validator and, made on first demand, their compressed forms. */
export class Body {
  readonly type: string;
  readonly bytes: Buffer<ArrayBuffer>;
  /** Weak, because it names the content and not one of its encodings. */
  readonly etag: string;
  readonly #compressible: boolean;
  readonly #encoded = new Map<Encoding, Encoded>();

  constructor(type: string, bytes: Buffer<ArrayBuffer>) {
    this.type = type;
    this.bytes = bytes;
    this.etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    this.#compressible =
      bytes.length >= worthCompressing &&
      /^(text\/|application\/json|application\/atom|image\/svg)/.test(type);
  }

  /** The best form that the client takes, by its `Accept-Encoding`. */
  encodedFor(accept: string | undefined): Encoded {
    const encoding = this.#compressible ? encodingFor(accept) : 'identity';
    let encoded = this.#encoded.get(encoding);
    if (!encoded) {
      const bytes = encoding === 'identity' ? this.bytes : compress(this.bytes, encoding);
      encoded = { encoding, bytes };
      this.#encoded.set(encoding, encoded);
    }
    return encoded;
  }

  /** Bytes held in memory. */
  get size(): number {
    const held = new Set([this.bytes, ...[...this.#encoded.values()].map(({ bytes }) => bytes)]);
    return [...held].reduce((size, { length }) => size + length, 0);
  }
}

/** An answer as it is sent. */
export function jsonBody(answer: unknown): Body {
  return new Body('application/json', Buffer.from(JSON.stringify(answer)));
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

const chosen = new Map<string, Encoding>();

/** Browsers say the same few words at every request. */
function encodingFor(accept = ''): Encoding {
  let encoding = chosen.get(accept);
  if (encoding === undefined) {
    encoding = chooseEncoding(accept);
    if (chosen.size < 100) chosen.set(accept, encoding);
  }
  return encoding;
}

/** Whether `If-None-Match` names the tag. */
export function matchesTag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((tag) => tag.trim() === etag || tag.trim() === '*');
}

function chooseEncoding(accept: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of accept.toLowerCase().split(',')) {
    const [name = '', ...options] = part.split(';').map((piece) => piece.trim());
    const q = options.find((option) => option.startsWith('q='));
    weights.set(name, q === undefined ? 1 : Number(q.slice(2)) || 0);
  }
  const allows = (name: string): boolean => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  return allows('br') ? 'br' : allows('gzip') ? 'gzip' : 'identity';
}
