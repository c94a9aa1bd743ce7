import { crc32, inflateRawSync } from 'node:zlib';
import { BenchmarkError } from '../error.ts';

/** A file of an archive. */
export interface ZipEntry {
  /** As the archive names it, folders with `/`. */
  path: string;
  bytes: Uint8Array;
}

/** Bytes that one file may unpack to: no text of a benchmark comes near. */
const mostBytes = 2 ** 30;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const fileMark = 0x04034b50;
/** Fixed part of the record at the end, and the longest comment behind it. */
const endLength = 22;
const longestComment = 0xffff;

/**
 * The files of a zip archive in its order, without folders and what systems leave in archives
 * (`__MACOSX`, hidden files). Stored and deflated files only; lengths and checksums are checked.
 * Names are read as UTF-8 whether or not the archive says so.
 *
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 * @throws BenchmarkError `data-malformed`
 */
export function readZip(name: string, archive: Uint8Array): ZipEntry[] {
  const data = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    return [...entries(data)];
  } catch (cause) {
    throw new BenchmarkError(
      'data-malformed',
      `${name} is no readable zip archive: ${(cause as Error).message}`,
      'fetch it again',
      { place: { file: name }, cause },
    );
  }
}

function* entries(data: Buffer): Generator<ZipEntry> {
  const end = findEnd(data);
  const count = data.readUInt16LE(end + 10);
  let at = data.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff)
    throw new Error('it is in the form for large archives');
  for (let i = 0; i < count; i++) {
    if (data.readUInt32LE(at) !== entryMark)
      throw new Error(`its list breaks off at file ${i + 1}`);
    const nameLength = data.readUInt16LE(at + 28);
    const path = data.toString('utf8', at + 46, at + 46 + nameLength);
    if (!isLeftOut(path)) yield { path, bytes: unpack(data, at, path) };
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
}

function findEnd(data: Buffer): number {
  const first = Math.max(0, data.length - endLength - longestComment);
  for (let at = data.length - endLength; at >= first; at--) {
    if (data.readUInt32LE(at) === endMark) return at;
  }
  throw new Error('its end is missing');
}

function isLeftOut(path: string): boolean {
  return path.endsWith('/') || path.startsWith('__MACOSX/') || /(?:^|\/)\.[^/]*$/.test(path);
}

/** @param at where the archive's list describes the file. */
function unpack(data: Buffer, at: number, path: string): Uint8Array {
  const flags = data.readUInt16LE(at + 8);
  const method = data.readUInt16LE(at + 10);
  const sum = data.readUInt32LE(at + 16);
  const packed = data.readUInt32LE(at + 20);
  const length = data.readUInt32LE(at + 24);
  const header = data.readUInt32LE(at + 42);
  if (flags & 1) throw new Error(`${path} is encrypted`);
  if (length > mostBytes) throw new Error(`${path} is too long`);
  if (data.readUInt32LE(header) !== fileMark) throw new Error(`${path} is not where it should be`);
  const from = header + 30 + data.readUInt16LE(header + 26) + data.readUInt16LE(header + 28);
  const body = data.subarray(from, from + packed);
  if (body.length !== packed) throw new Error(`${path} is cut off`);
  const bytes = method === 0 ? body : inflate(body, method, length, path);
  if (bytes.length !== length || crc32(bytes) !== sum) throw new Error(`${path} is damaged`);
  return bytes;
}

function inflate(body: Buffer, method: number, length: number, path: string): Buffer {
  if (method !== 8) throw new Error(`${path} is packed in way ${method}`);
  return inflateRawSync(body, { maxOutputLength: Math.max(length, 1) });
}
