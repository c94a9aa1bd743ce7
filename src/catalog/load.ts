import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readAbilityFile } from './ability-file.ts';
import { Catalog } from './catalog.ts';
import { type CompiledCatalog, expandCatalog } from './compile.ts';
import { CatalogError } from './error.ts';
import { type CatalogFile, hashFiles, largestFile, listFiles } from './list-files.ts';

/** Raised whenever the form of the compiled index changes, so that an old one is rebuilt. */
const indexFormat = 4;

/** Modules whose results the index holds: after a change of one of them an old index is rebuilt. */
const compiledBy = ['compile', 'protocol', 'read', 'read-scores'];

interface IndexHeader {
  /** `indexFormat`, and a digest of the code that made the index. */
  format: string;
  /** SHA-256 of the catalogue's files. */
  catalog: string;
  /** SHA-256 of the payload line: a damaged index is noticed and rebuilt. */
  payload: string;
  /** Names, sizes and times of the files: equal means unchanged without reading them. */
  fingerprint: string;
}

export interface LoadOptions {
  /** The catalogue's folder. */
  folder: string;
  /** Where the compiled index is kept; the first readable one is used, the first writable one written. */
  indexFiles: readonly string[];
  /** Told about a rebuilt or unwritable index. */
  notice?: (message: string) => void;
}

/**
 * Loads the catalogue from its compiled index; builds the index when it is absent, older than the
 * files, or damaged.
 * @throws CatalogError with file, line and remedy when the files themselves are broken.
 */
export async function loadCatalog(options: LoadOptions): Promise<Catalog> {
  const { folder, indexFiles, notice = () => {} } = options;
  const files = listFiles(folder);
  const fingerprint = fingerprintOf(files);
  let contentHash: string | undefined;
  // A file that no one could write by hand is not read for its hash either: what follows names it.
  const readable = files.every(({ size }) => size <= largestFile);
  for (const path of readable ? indexFiles : []) {
    const index = readIndex(path, notice);
    if (!index) continue;
    if (index.header.fingerprint !== fingerprint) {
      contentHash ??= hashFiles(folder, files);
      if (contentHash !== index.header.catalog) continue;
      // Copied or touched, not changed: remember the new times so that the next start is quick.
      tryWrite(path, { ...index.header, fingerprint }, index.payload);
    }
    const { catalog } = index.header;
    const records = expandCatalog(JSON.parse(index.payload) as CompiledCatalog);
    return new Catalog(records, catalog, () => readAbilityFile(indexFiles, catalog, notice));
  }
  return await rebuild(folder, files, fingerprint, contentHash, indexFiles, notice);
}

async function rebuild(
  folder: string,
  files: readonly CatalogFile[],
  fingerprint: string,
  contentHash: string | undefined,
  indexFiles: readonly string[],
  notice: (message: string) => void,
): Promise<Catalog> {
  // Loaded only here: a start from the index needs neither the YAML parser nor the schemas.
  const [{ readCatalog }, { compileCatalog }] = await Promise.all([
    import('./read.ts'),
    import('./compile.ts'),
  ]);
  const { records, problems } = readCatalog(folder, files);
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) {
    throw new CatalogError(
      `the catalogue at ${folder} has ${errors.length} broken record(s)`,
      errors,
    );
  }
  const catalog = contentHash ?? hashFiles(folder, files);
  const payload = JSON.stringify(compileCatalog(records));
  const header = { format: formatOf(), catalog, payload: digest(payload), fingerprint };
  const written = indexFiles.some((path) => tryWrite(path, header, payload));
  if (!written && indexFiles.length > 0) {
    notice('the compiled catalogue could not be written; every start will rebuild it');
  }
  return new Catalog(records, catalog, () => readAbilityFile(indexFiles, catalog, notice));
}

/**
 * Where the index of a catalogue is kept: the product's own beside the built program, so that it
 * can be published ready-made; any other in the user's cache, named after its folder.
 * @param root the product's folder.
 */
export function indexPaths(root: string, catalogFolder: string): string[] {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'weighbridge');
  const cached = join(cache, `catalog-${digest(resolve(catalogFolder)).slice(0, 12)}.json`);
  const own = resolve(catalogFolder) === resolve(root, 'catalog');
  return own ? [join(root, 'dist', 'catalog.json'), cached] : [cached];
}

function readIndex(
  path: string,
  notice: (message: string) => void,
): { header: IndexHeader; payload: string } | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const end = text.indexOf('\n');
  const payload = text.slice(end + 1);
  try {
    const header = JSON.parse(text.slice(0, end)) as IndexHeader;
    if (header.format !== formatOf()) return undefined;
    if (header.payload === digest(payload)) return { header, payload };
  } catch {
    // Falls through to the notice: a header that does not parse is damage like any other.
  }
  notice(`the compiled catalogue ${path} is damaged; rebuilding it`);
  return undefined;
}

function tryWrite(path: string, header: IndexHeader, payload: string): boolean {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, `${JSON.stringify(header)}\n${payload}`);
    renameSync(temporary, path);
    return true;
  } catch {
    return false;
  }
}

function formatOf(): string {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const code = compiledBy.map((name) =>
    readFileSync(new URL(`./${name}${extension}`, import.meta.url), 'utf8'),
  );
  return `${indexFormat}-${digest(code.join('')).slice(0, 12)}`;
}

function fingerprintOf(files: readonly CatalogFile[]): string {
  return digest(files.map((file) => `${file.path}\t${file.size}\t${file.modified}`).join('\n'));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
