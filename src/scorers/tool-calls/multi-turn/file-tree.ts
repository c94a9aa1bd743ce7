import type { Value } from '../../python/value.ts';

/** A file or directory, in the form of the data set: `type`, and `content` or `contents`. */
export type Entry = Map<string, Value>;

export const isDirectory = (entry: Value | undefined): entry is Entry =>
  entry instanceof Map && entry.get('type') === 'directory';

export const isFile = (entry: Value | undefined): entry is Entry =>
  entry instanceof Map && entry.get('type') === 'file';

/** Entries of a directory by name, mutable. */
export const contentsOf = (directory: Entry): Map<string, Value> =>
  directory.get('contents') as Map<string, Value>;

export const contentOf = (file: Entry) => String(file.get('content') ?? '');

export const newFile = (content = ''): Entry =>
  new Map<string, Value>([
    ['type', 'file'],
    ['content', content],
  ]);

export const newDirectory = (): Entry =>
  new Map<string, Value>([
    ['type', 'directory'],
    ['contents', new Map<string, Value>()],
  ]);

/** Paths of all entries below a directory whose name holds a text. */
export function findBelow(directory: Entry, at: string, name: string): string[] {
  return [...contentsOf(directory)].flatMap(([key, entry]) => {
    const path = `${at}/${key}`;
    const below = isDirectory(entry) ? findBelow(entry, path, name) : [];
    return key.includes(name) ? [path, ...below] : below;
  });
}

/** Bytes of all files below. */
export function sizeOf(entry: Entry): number {
  if (isFile(entry)) return Buffer.byteLength(contentOf(entry));
  return [...contentsOf(entry).values()].reduce<number>(
    (sum, one) => sum + sizeOf(one as Entry),
    0,
  );
}
