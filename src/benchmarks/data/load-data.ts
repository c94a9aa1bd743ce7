import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { DataIdentity } from '../../engine/benchmark.ts';
import { type DataOptions, type ObtainedFile, obtainFile } from './obtain-file.ts';
import { parseRecords } from './parse-records.ts';
import { type ReadOptions, readRecords } from './read-records.ts';
import type { DataSource } from './source.ts';

/** A data set in memory, by the names of its files. */
export interface LoadedData {
  identity: DataIdentity;
  /** What could not be checked, for whoever reads the results. */
  notices: string[];
  /** The records of a file, checked against the published format. */
  records<S extends z.ZodType>(
    file: string,
    schema: S,
    options?: ReadOptions,
  ): Promise<z.output<S>[]>;
  /** A file that holds no records. */
  text(file: string): string;
}

/**
 * The files of a data set from the folder, cache or home (see {@link obtainFile}), with the identity
 * that goes into the lock of a run.
 *
 * @param wanted names of the files; default all.
 */
export async function loadData(
  source: DataSource,
  options: DataOptions,
  wanted: readonly string[] = source.files.map((file) => file.name),
): Promise<LoadedData> {
  const files = new Map<string, ObtainedFile>();
  for (const name of wanted) {
    const file = source.files.find((each) => each.name === name);
    if (!file) throw new Error(`${source.id} has no file ${name}`);
    files.set(name, await obtainFile(source, file, options));
  }
  const all = [...files.values()];
  const revisions = [...new Set(all.map((file) => file.revision))];
  const get = (name: string): ObtainedFile => {
    const file = files.get(name);
    if (!file) throw new Error(`${source.id}/${name} was not asked for`);
    return file;
  };
  return {
    identity: {
      source: source.home,
      revision: revisions.length === 1 ? revisions[0]! : source.revision,
      sha256: all.length === 1 ? all[0]!.sha256 : digestOf(all),
      licence: source.licence,
    },
    notices: all.flatMap((file) => file.notice ?? []),
    async records(name, schema, readOptions) {
      const file = get(name);
      const label = `${source.id}/${file.name}`;
      return parseRecords(schema, label, await readRecords(label, file.bytes, readOptions));
    },
    text: (name) => new TextDecoder().decode(get(name).bytes),
  };
}

function digestOf(files: readonly ObtainedFile[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file.sha256}\n`);
  return hash.digest('hex');
}
