import { access, readdir } from 'node:fs/promises';
import type { Capabilities } from '../providers/configuration.ts';
import { downloaded } from '../providers/download/fetch-file.ts';
import { cachePath, findInFolder } from './data/find-file.ts';
import { type DataOptions, dataCache, dataDirOf } from './data/obtain-file.ts';
import { isPinned } from './data/source.ts';
import type { BenchmarkDefinition, BenchmarkNeed } from './definition.ts';

/** Where a benchmark's data are, or what keeps them away. */
export type DataState =
  /** In the folder that was given, or fetched before. */
  | 'here'
  /** Will be fetched from its home. */
  | 'to fetch'
  /** Will be fetched, and no digest of all its files is known. */
  | 'to fetch, unpinned'
  /** Its owner asks for a token and there is none. */
  | 'needs a token'
  /** Somebody must put it there. */
  | 'by hand';

/** What can be told beforehand of one need; null: only a model can tell. */
export interface NeedState {
  readonly need: BenchmarkNeed;
  readonly met: boolean | null;
  /** What to do where it is not met. */
  readonly remedy: string | null;
}

export interface Diagnosis {
  readonly definition: BenchmarkDefinition;
  readonly data: DataState;
  /** What to do about the data; null: nothing. */
  readonly remedy: string | null;
  readonly needs: readonly NeedState[];
  /** All that can be told beforehand is there. */
  readonly ready: boolean;
}

/** What there is to run with, as far as the caller knows it. */
export interface Means {
  /** Null: not looked for. */
  readonly sandbox: { readonly ok: boolean; readonly remedy: string } | null;
  /** Default: not known. */
  readonly judge?: boolean;
  /** A model that plays the user. Default: not known. */
  readonly user?: boolean;
  /** What the model's endpoint can do; default, and where it is null: not known. */
  readonly can?: Readonly<Partial<Capabilities>>;
}

/** Says beforehand what a benchmark needs and what of it is there. Fetches nothing and asks nobody. */
export async function diagnose(
  definition: BenchmarkDefinition,
  options: DataOptions,
  means: Means,
): Promise<Diagnosis> {
  const [data, remedy] = await dataState(definition, options);
  const needs = definition.needs.map((need) => needState(need, means));
  const there = data !== 'needs a token' && data !== 'by hand';
  return {
    definition,
    data,
    remedy,
    needs,
    ready: there && needs.every(({ met }) => met !== false),
  };
}

async function dataState(
  { data, files: wanted }: BenchmarkDefinition,
  options: DataOptions,
): Promise<[DataState, string | null]> {
  const folder = dataDirOf(options);
  const files = data.files.filter(({ name }) => wanted.includes(name));
  const found = await Promise.all(
    files.map(async (file) =>
      folder === undefined
        ? (await downloaded(cachePath(dataCache(options), data, file))) !== null
        : (await findInFolder(folder, data, file)) !== null,
    ),
  );
  if (found.every(Boolean)) return ['here', null];
  const missing = files.filter((_, i) => !found[i]).map(({ name }) => name);
  if (folder !== undefined) {
    return ['by hand', `put ${missing.join(', ')} into ${data.id} of that folder`];
  }
  const byHand = files.find(({ home }) => home.kind === 'by-hand');
  if (byHand?.home.kind === 'by-hand') return ['by hand', byHand.home.how];
  if (data.gated && !(options.env ?? process.env).HF_TOKEN) {
    return ['needs a token', `accept the terms on https://${data.home} and set HF_TOKEN`];
  }
  return [isPinned(files) ? 'to fetch' : 'to fetch, unpinned', null];
}

const told: Record<BenchmarkNeed, string | null> = {
  loglikelihood: 'an endpoint that gives log-likelihoods, such as a GGUF file or vLLM',
  completion: 'an endpoint that continues a bare text',
  tools: 'an endpoint that calls tools',
  judge: 'a second model: --judge',
  user: 'a model that plays the user: --user-model; there is no default, since scores depend on it',
  sandbox: null,
  container: 'a container engine',
  search: 'an agent that searches the web, which is not built in yet',
};

function needState(need: BenchmarkNeed, { sandbox, judge, user, can }: Means): NeedState {
  const state = (met: boolean | null, remedy = told[need]): NeedState => ({
    need,
    met,
    remedy: met === true ? null : remedy,
  });
  switch (need) {
    case 'sandbox':
      return state(sandbox?.ok ?? null, sandbox?.remedy);
    case 'container':
    case 'search':
      return state(false);
    case 'judge':
      return state(judge ?? null);
    case 'user':
      return state(user ?? null);
    default:
      return state(can?.[need] ?? null);
  }
}

/** Whether a folder can be read; a mistyped one would make all data look absent. */
export async function isFolder(path: string): Promise<boolean> {
  return access(path)
    .then(() => readdir(path))
    .then(
      () => true,
      () => false,
    );
}
