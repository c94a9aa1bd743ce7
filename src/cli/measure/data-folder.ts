import { dataDirOf } from '../../benchmarks/data/obtain-file.ts';
import { isFolder } from '../../benchmarks/doctor.ts';
import { UsageError } from '../fail.ts';

/**
 * The folder of data that was given by flag or by `WEIGH_DATA_DIR`; undefined: none was.
 * @throws UsageError for one that cannot be read: all data would look absent.
 */
export async function dataFolder(dataDir: string | undefined): Promise<string | undefined> {
  const folder = dataDirOf({ dataDir });
  if (folder !== undefined && !(await isFolder(folder))) {
    throw new UsageError(`${folder}, the folder of the data, cannot be read`);
  }
  return folder;
}
