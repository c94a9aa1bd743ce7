import { createHash } from 'node:crypto';

/**
 * A text of BrowseComp in the clear: base64, then the exclusive or with the SHA-256 of the row's
 * canary, over and over (openai/simple-evals, browsecomp_eval.py, ee3b0318).
 *
 * @throws Error when what comes out is no text: another canary, or a damaged line.
 */
export function decrypt(encrypted: string, canary: string): string {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encrypted)) throw new Error('it is not base64');
  const key = createHash('sha256').update(canary).digest();
  const bytes = Buffer.from(encrypted, 'base64').map((byte, i) => byte ^ key[i % key.length]!);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
