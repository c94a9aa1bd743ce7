import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface AbilityHeader {
  /** SHA-256 of the catalogue's files that the fit was made of. */
  catalog: string;
  /** Digests of the code that fits, as sources and as built: after a change an old fit is not used. */
  code: string[];
  /** SHA-256 of the payload: a damaged file is noticed. */
  payload: string;
}

/** Folders and modules beside this one whose code decides a fit. */
const fittedBy = {
  folder: '../statistics/latent',
  modules: [
    '../ranking/select-score',
    '../ranking/ability/problem',
    '../ranking/ability/fit-ability',
    '../ranking/ability/describe-ability',
    '../ranking/ability/shipped-ability',
  ],
};

/** Where the fit that belongs to a compiled index is kept. */
export function abilityPath(indexFile: string): string {
  return indexFile.replace(/(\.json)?$/, '.ability.json');
}

/**
 * The first fit of this catalogue by this code that is whole; undefined when there is none, and the
 * fit is made anew.
 * @param notice told about a damaged one.
 */
export function readAbilityFile(
  indexFiles: readonly string[],
  catalog: string,
  notice: (message: string) => void = () => {},
): unknown {
  const own = codeDigest(new URL('./', import.meta.url), extension);
  for (const path of indexFiles.map(abilityPath)) {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch {
      continue;
    }
    const end = text.indexOf('\n');
    const payload = text.slice(end + 1);
    try {
      const header = JSON.parse(text.slice(0, end)) as AbilityHeader;
      if (header.catalog !== catalog || !header.code.includes(own)) continue;
      if (header.payload === digest(payload)) return JSON.parse(payload);
    } catch {
      // Falls through to the notice: a header that does not parse is damage like any other.
    }
    notice(`the fit of abilities ${path} is damaged; \`weigh catalog build\` makes it again`);
  }
  return undefined;
}

/** Keeps a fit at the first place that can be written. @returns where; null when nowhere. */
export function writeAbilityFile(
  indexFiles: readonly string[],
  catalog: string,
  fit: unknown,
): string | null {
  const payload = JSON.stringify(fit);
  const header: AbilityHeader = { catalog, code: codeDigests(), payload: digest(payload) };
  for (const path of indexFiles.map(abilityPath)) {
    const temporary = `${path}.${process.pid}.tmp`;
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(temporary, `${JSON.stringify(header)}\n${payload}`);
      renameSync(temporary, path);
      return path;
    } catch {
      // The next place may be writable.
    }
  }
  return null;
}

const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

/** Of this code, and in a checkout of what was built from it, which a package runs. */
function codeDigests(): string[] {
  const own = codeDigest(new URL('./', import.meta.url), extension);
  if (extension === '.js') return [own];
  try {
    return [own, codeDigest(new URL('../../dist/catalog/', import.meta.url), '.js')];
  } catch {
    return [own];
  }
}

/** @throws when a module is not there. */
function codeDigest(here: URL, ending: string): string {
  const hash = createHash('sha256');
  const folder = fileURLToPath(new URL(`${fittedBy.folder}/`, here));
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith(ending) || name.includes('.test.')) continue;
    hash.update(readFileSync(join(folder, name)));
  }
  for (const name of fittedBy.modules) hash.update(readFileSync(new URL(name + ending, here)));
  return hash.digest('hex').slice(0, 16);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
