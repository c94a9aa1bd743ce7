import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { ProviderError } from '../provider-error.ts';

/** SHA-256 of a file, lower-case hex, read in pieces. Throws `missing-file`. */
export async function fileSha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
      hash.update(piece as Buffer);
    }
  } catch (error) {
    throw new ProviderError('fatal', 'missing-file', `${file} cannot be read`, { cause: error });
  }
  return hash.digest('hex');
}
