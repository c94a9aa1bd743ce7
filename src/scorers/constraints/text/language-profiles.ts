import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** How often runs of one, two and three letters stand in texts of the known languages. */
export interface LanguageProfiles {
  /** ISO 639-1 codes, with `zh-cn` and `zh-tw`. */
  readonly languages: readonly string[];
  /** The number of each run of letters that is known. */
  readonly runs: ReadonlyMap<string, number>;
  /** The shares of run r stand at `starts[r]` up to `starts[r + 1]` of the two lists below. */
  readonly starts: Uint32Array;
  readonly ofLanguage: Uint8Array;
  /** Of all runs of that length in the language, how many are this one, from 0 to 1. */
  readonly shares: Float64Array;
  /** Chinese characters that stand for each other, to the one that the profiles count. */
  readonly characters: ReadonlyMap<string, string>;
}

interface Profile {
  readonly name: string;
  readonly freq: Readonly<Record<string, number>>;
  /** How many runs of one, two and three letters were counted. */
  readonly n_words: readonly number[];
}

const require = createRequire(import.meta.url);

let profiles: LanguageProfiles | null = null;

/** The profiles of Shuyo's language-detection, from a package that carries them; read once. */
export function languageProfiles(): LanguageProfiles {
  profiles ??= read(dirname(require.resolve('langdetect-js/package.json')));
  return profiles;
}

function read(folder: string): LanguageProfiles {
  const parsed = <T>(...path: string[]) =>
    JSON.parse(readFileSync(join(folder, ...path), 'utf8')) as T;
  const files = readdirSync(join(folder, 'profiles')).sort();
  const each = files.map((file) => parsed<Profile>('profiles', file));
  return {
    languages: each.map(({ name }) => name),
    ...table(each),
    characters: alike(parsed<Record<string, string>>('lib', 'Messages.json')),
  };
}

function table(profiles: readonly Profile[]) {
  const runs = new Map<string, number>();
  const counts: number[] = [];
  for (const { freq } of profiles) {
    for (const run in freq) {
      const at = runs.get(run);
      if (at !== undefined) counts[at]!++;
      else runs.set(run, counts.push(1) - 1);
    }
  }
  const starts = new Uint32Array(counts.length + 1);
  for (const [i, count] of counts.entries()) starts[i + 1] = starts[i]! + count;
  const next = starts.slice();
  const ofLanguage = new Uint8Array(starts.at(-1)!);
  const shares = new Float64Array(ofLanguage.length);
  for (const [language, { freq, n_words }] of profiles.entries()) {
    for (const run in freq) {
      const at = next[runs.get(run)!]!++;
      ofLanguage[at] = language;
      shares[at] = freq[run]! / n_words[run.length - 1]!;
    }
  }
  return { runs, starts, ofLanguage, shares };
}

/** Each text under a name of this kind lists characters that count as its first. */
function alike(texts: Readonly<Record<string, string>>): Map<string, string> {
  const characters = new Map<string, string>();
  for (const [name, text] of Object.entries(texts)) {
    if (!name.startsWith('NGram_KANJI')) continue;
    for (const character of text) characters.set(character, text[0]!);
  }
  return characters;
}
