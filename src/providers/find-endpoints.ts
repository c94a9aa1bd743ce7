import { type Environment, findKey } from './keys.ts';
import { listModels } from './list-models.ts';
import { presets } from './openai-compatible/presets.ts';
import { ProviderError } from './provider-error.ts';

export interface FoundEndpoint {
  /** Preset by which the server is best addressed. */
  preset: string;
  /** With the version path. */
  url: string;
  /** Names that it offers; empty when it lists none or wants a key. */
  models: string[];
  /** What to write as a model's address, one for each model. */
  addresses: string[];
  /** Why the models are not known, if they are not. */
  problem: string | null;
}

/** Ports on which local servers listen unless told otherwise. 8000 and 8080 are shared by many: what answers there is told apart by its headers where it can be. */
const usualPorts: { port: number; preset: string }[] = [
  { port: 11434, preset: 'ollama' },
  { port: 1234, preset: 'lm-studio' },
  { port: 8000, preset: 'vllm' },
  { port: 30000, preset: 'sglang' },
  { port: 8080, preset: 'llama-server' },
  { port: 8081, preset: 'llama-server' },
  { port: 4000, preset: 'custom' },
  { port: 5000, preset: 'custom' },
];

export interface FindOptions {
  /** Default: the usual ones. */
  ports?: { port: number; preset: string }[];
  /** For each port, in milliseconds. Default 1,000. */
  timeOutMs?: number;
  env?: Environment;
  signal?: AbortSignal;
}

/** Servers on this machine that speak OpenAI's protocol. Asks only the loopback address. Never throws: what does not answer is not there. */
export async function findEndpoints(options: FindOptions = {}): Promise<FoundEndpoint[]> {
  const found = await Promise.all(
    (options.ports ?? usualPorts).map(({ port, preset }) => ask(port, preset, options)),
  );
  return found.filter((endpoint) => endpoint !== null);
}

async function ask(
  port: number,
  presetId: string,
  options: FindOptions,
): Promise<FoundEndpoint | null> {
  const preset = presets.get(presetId) ?? presets.get('custom')!;
  const url = new URL(`http://127.0.0.1:${port}/v1`);
  const prefix = preset.id === 'custom' ? '' : `${preset.id}+`;
  try {
    const { key } = findKey(preset, url, options.env ?? process.env, undefined);
    const models = await listModels(url, key, options.timeOutMs ?? 1000, options.signal);
    const isUsual = preset.baseUrl === url.href.replace(/\/$/, '');
    const addresses = models.map((name) =>
      isUsual ? `${preset.id}/${name}` : `${prefix}${url.href}#${name}`,
    );
    return { preset: preset.id, url: url.href, models, addresses, problem: null };
  } catch (error) {
    if (ProviderError.isInstance(error) && error.code === 'authentication') {
      const variable = preset.keyVariables[0] ?? 'a key variable';
      const problem = `wants a key (set ${variable})`;
      return { preset: preset.id, url: url.href, models: [], addresses: [], problem };
    }
    return null;
  }
}
