import { basename } from 'node:path';
import {
  configurationWith,
  endpointDefaults,
  type ModelConfiguration,
  type Sampling,
} from './configuration.ts';
import { defaultModel } from './default-model.ts';
import type { Progress } from './download/hub-file.ts';
import type { Endpoint } from './endpoint.ts';
import type { Limits } from './http/limits.ts';
import { hide, Secret } from './http/secrets.ts';
import { type Environment, findKey, isLoopback } from './keys.ts';
import { listModels } from './list-models.ts';
import { openOpenaiCompatible } from './openai-compatible/open.ts';
import { presets } from './openai-compatible/presets.ts';
import { type ModelAddress, parseModel } from './parse-model.ts';
import { ProviderError } from './provider-error.ts';

export interface OpenOptions {
  sampling?: Partial<Sampling>;
  /** System message. Default none. */
  system?: string | null;
  /** Further fields of the request's body; of OpenAI-compatible servers. */
  extra?: Record<string, unknown>;
  catalogModel?: string | null;
  /** What the caller knows of the weights behind a server, for the record. */
  revision?: string | null;
  quantisation?: string | null;
  /** Pins OpenRouter's upstream; the address's `@route` wins. */
  route?: string | null;
  /** Environment variable that holds the key, instead of the preset's. */
  keyVariable?: string;
  /** Default `process.env`. */
  env?: Environment;
  /** Connections at most; of OpenAI-compatible servers. Default 512. */
  connections?: number;
  limits?: Partial<Limits>;
  /** Address of a vendor's API, for the AI SDK (a gateway). Default the vendor's. */
  baseUrl?: string;
  /** Of a GGUF file: see `GgufOptions`. */
  contextSize?: number;
  parallel?: number;
  threads?: number;
  gpu?: false | 'auto';
  /** Where downloaded models are kept. Default `~/.cache/weighbridge/models`. */
  modelFolder?: string;
  onDownload?: (progress: Progress) => void;
}

/** Opens the model at an address (see {@link parseModel}). Throws `bad-address`, `no-key`, `missing-package`, `missing-file`, `checksum` or `self-test`. */
export async function openModel(
  address: string | ModelAddress,
  options: OpenOptions = {},
): Promise<Endpoint> {
  const where = typeof address === 'string' ? parseModel(address) : address;
  const env = options.env ?? process.env;
  switch (where.kind) {
    case 'openai-compatible':
      return openServer(where, options, env);
    case 'ai-sdk': {
      const { openAiSdk } = await import('./ai-sdk/open.ts');
      const common = configurationOf(options, where.name);
      return openAiSdk({
        ...where,
        configuration: common,
        env,
        ...pick(options, 'baseUrl'),
        ...pick(options, 'keyVariable'),
        ...pick(options, 'limits'),
        ...pick(options, 'connections'),
      });
    }
    case 'replay': {
      const { openReplay } = await import('./replay/replay.ts');
      return openReplay(where.file);
    }
    case 'gguf': {
      const { openGguf } = await import('./gguf/open.ts');
      const configuration = configurationOf(options, basename(where.file));
      return openGguf({ file: where.file, configuration, ...ggufOptions(options) });
    }
    case 'hub': {
      const { fetchHubFile } = await import('./download/hub-file.ts');
      const { openGguf } = await import('./gguf/open.ts');
      const found = await fetchHubFile(where, {
        env,
        ...(isDefault(where) ? { sha256: defaultModel.sha256 } : {}),
        ...(options.modelFolder === undefined ? {} : { folder: options.modelFolder }),
        ...(options.onDownload === undefined ? {} : { onProgress: options.onDownload }),
      });
      const configuration = configurationOf(options, `${where.repository}/${where.file}`);
      configuration.revision = found.revision;
      const { path: file, sha256 } = found;
      return openGguf({ file, sha256, configuration, ...ggufOptions(options) });
    }
  }
}

async function openServer(
  where: Extract<ModelAddress, { kind: 'openai-compatible' }>,
  options: OpenOptions,
  env: Environment,
): Promise<Endpoint> {
  const preset = presets.get(where.preset);
  const url = where.url ?? (preset?.baseUrl ? new URL(preset.baseUrl) : null);
  if (!preset || !url) {
    throw new ProviderError('fatal', 'bad-address', `no preset is called ${where.preset}`);
  }
  const { bare, basic } = takeUserInfo(url);
  const { key, account } = findKey(preset, bare, env, options.keyVariable);
  const name = where.name ?? (await onlyModel(bare, basic ?? key));
  const configuration: ModelConfiguration = {
    ...configurationOf(options, name),
    adapter: 'openai-compatible',
    provider: preset.id,
    base_url: bare.origin + bare.pathname,
    route: where.route ?? options.route ?? null,
  };
  if (configuration.route !== null && !preset.route) {
    throw new ProviderError(
      'fatal',
      'unsupported',
      `${preset.name} has no upstreams to choose from`,
    );
  }
  return openOpenaiCompatible({
    preset,
    configuration,
    url: bare,
    key,
    basic,
    account: basic ? `${url.username}@` : account,
    local: isLoopback(bare),
    ...pick(options, 'connections'),
    ...pick(options, 'limits'),
  });
}

function isDefault(where: Extract<ModelAddress, { kind: 'hub' }>): boolean {
  const { repository, file, revision } = where;
  return defaultModel.address === `hf:${repository}/${file}@${revision}`;
}

/** The address without user name and password, and these as the value of an Authorization header. */
function takeUserInfo(url: URL): { bare: URL; basic: Secret | null } {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  // Values of the query may be keys too.
  for (const [name, value] of bare.searchParams) {
    if (/key|token|secret|sig|password/i.test(name)) hide(value);
  }
  if (!url.username && !url.password) return { bare, basic: null };
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  hide(decodeURIComponent(url.password));
  return { bare, basic: new Secret(`Basic ${Buffer.from(pair).toString('base64')}`) };
}

async function onlyModel(url: URL, key: Secret | null): Promise<string> {
  const names = await listModels(url, key);
  if (names.length === 1) return names[0]!;
  throw new ProviderError(
    'fatal',
    'bad-address',
    names.length === 0
      ? `${url.origin} lists no model; write ${url.origin}${url.pathname}#name`
      : `${url.origin} has ${names.length} models; add one of them: ${names
          .slice(0, 10)
          .map((name) => `#${name}`)
          .join(', ')}${names.length > 10 ? ' ...' : ''}`,
  );
}

function configurationOf(options: OpenOptions, name: string): ModelConfiguration {
  return configurationWith({
    adapter: '',
    provider: '',
    name,
    catalog_model: options.catalogModel ?? null,
    revision: options.revision ?? null,
    quantisation: options.quantisation ?? null,
    sampling: { ...endpointDefaults, stop: [], ...options.sampling },
    system: options.system ?? null,
    extra: options.extra ?? {},
  });
}

function ggufOptions(options: OpenOptions) {
  return {
    ...pick(options, 'contextSize'),
    ...pick(options, 'parallel'),
    ...pick(options, 'threads'),
    ...pick(options, 'gpu'),
  };
}

function pick<T extends object, K extends keyof T>(from: T, name: K): Partial<Pick<T, K>> {
  return from[name] === undefined ? {} : ({ [name]: from[name] } as unknown as Pick<T, K>);
}
