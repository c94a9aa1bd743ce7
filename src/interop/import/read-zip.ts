import { inflateRawSync, zstdDecompressSync } from 'node:zlib';
import { InputError } from '../input-error.ts';

/** Of one member and of all, unpacked: what says that it is larger is not unpacked. */
const mostOfOne = 256 * 1024 * 1024;
const mostOfAll = 2 * 1024 * 1024 * 1024;
const mostMembers = 200_000;

/** A member of a ZIP file. Its name is a label and never a path. */
export interface ZipMember {
  name: string;
  /** @throws InputError when it is damaged or larger than it says. */
  read(): Buffer;
}

/**
 * The members of a ZIP file by its central directory: stored, deflated (8) or Zstandard (93).
 * @throws InputError when it is none, damaged, or would unpack to more than is taken.
 */
export function readZip(bytes: Buffer, file: string): ZipMember[] {
  const fail = (message: string): never => {
    throw new InputError(file, undefined, message, 'give the log as it was written');
  };
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > bytes.length) return fail('is no ZIP file, or its end is missing');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff || count > mostMembers) {
    return fail('has more members than are read');
  }
  const members: ZipMember[] = [];
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) {
      return fail('has a damaged table of contents');
    }
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const size = bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    total += size;
    if (size > mostOfOne || total > mostOfAll) {
      return fail('would unpack to more than is taken (256 MB a member, 2 GB in all)');
    }
    members.push({ name, read: () => unpack({ method, packed, size, local }) });
  }
  return members;

  function unpack(facts: { method: number; packed: number; size: number; local: number }): Buffer {
    const { method, packed, size, local } = facts;
    if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) {
      return fail('has a damaged member');
    }
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + packed);
    const limits = { maxOutputLength: Math.max(1, size) };
    let unpacked: Buffer;
    try {
      if (method === 0) unpacked = data;
      else if (method === 8) unpacked = inflateRawSync(data, limits);
      else if (method === 93) unpacked = zstdDecompressSync(data, limits);
      else return fail(`packs with method ${method}, which is not read`);
    } catch (error) {
      if (error instanceof InputError) throw error;
      return fail('has a member that is damaged or larger than it says');
    }
    return unpacked.length === size ? unpacked : fail('has a member of another size than it says');
  }
}
