import { inflateSync } from 'node:zlib';
import { z } from 'zod';
import { ScorerError } from '../error.ts';

const published = z.array(z.object({ input: z.string(), output: z.string() }));

/** A case as LiveCodeBench publishes it; `testtype` is left out, since the problem says it too. */
export type PublishedCase = z.infer<typeof published>[number];

/** Characters that one problem's cases may unpack to: as many as one text can hold. */
const mostBytes = 2 ** 29 - 32;

/**
 * LiveCodeBench's private cases: JSON, or base64 of zlib of a Python pickle of the JSON's text.
 *
 * @throws ScorerError `target` when they are neither.
 */
export function unpackCases(packed: string): PublishedCase[] {
  try {
    const json = packed.trimStart().startsWith('[') ? packed : unpickledText(inflated(packed));
    return published.parse(JSON.parse(json));
  } catch (cause) {
    throw new ScorerError(
      'target',
      `the private cases cannot be read: ${(cause as Error).message}`,
      {
        cause,
      },
    );
  }
}

function inflated(packed: string): Buffer {
  return inflateSync(Buffer.from(packed, 'base64'), { maxOutputLength: mostBytes });
}

/** Opcodes that a pickle of one text has, of protocol 2 or later (Python's pickletools). */
const protocol = 0x80;
const frame = 0x95;
const textLengths: Readonly<Record<number, number>> = { 140: 1, 88: 4, 141: 8 };
const memoLengths: Readonly<Record<number, number>> = { 148: 0, 113: 1, 114: 4 };
const stop = 0x2e;

/**
 * The text that a pickle holds. A pickle is a program that can do anything; this reads the few
 * instructions that make one text and refuses all others.
 *
 * @throws Error
 */
export function unpickledText(pickle: Uint8Array): string {
  const data = Buffer.from(pickle.buffer, pickle.byteOffset, pickle.byteLength);
  if (data[0] !== protocol) throw new Error('it is no pickle of protocol 2 or later');
  let at = 2;
  if (data[at] === frame) at += 9;
  const width = textLengths[data[at] ?? -1];
  if (width === undefined) throw new Error('the pickle holds something else than one text');
  const from = at + 1 + width;
  const length =
    width === 8 ? Number(data.readBigUInt64LE(at + 1)) : data.readUIntLE(at + 1, width);
  const end = from + length;
  if (end >= data.length) throw new Error('the pickle is cut off');
  const memo = memoLengths[data[end]!];
  const last = memo === undefined ? end : end + 1 + memo;
  if (data[last] !== stop || last + 1 !== data.length) {
    throw new Error('the pickle holds something else than one text');
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(data.subarray(from, end));
}
