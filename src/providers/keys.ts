import { Secret } from './http/secrets.ts';
import type { Preset } from './openai-compatible/preset.ts';
import { ProviderError } from './provider-error.ts';

export type Environment = Record<string, string | undefined>;

export interface FoundKey {
  /** Null where none is needed and none is set. */
  key: Secret | null;
  /** Name of the variable that held it, or `no key`. */
  account: string;
}

/**
 * The key for a server, from the environment and from nowhere else. A preset's variable is read
 * only for the preset's own hosts (or this machine, for a local server): an address from somebody
 * else's file must not be able to draw a key to another host. `keyVariable` names one explicitly.
 * Throws `no-key`.
 */
export function findKey(
  preset: Preset,
  url: URL,
  env: Environment,
  keyVariable: string | undefined,
): FoundKey {
  if (keyVariable !== undefined) {
    const value = env[keyVariable];
    if (!value) {
      throw new ProviderError('fatal', 'no-key', `the environment has no ${keyVariable}`);
    }
    return { key: new Secret(value), account: keyVariable };
  }
  const own = isOwnHost(preset, url);
  const variable = own ? preset.keyVariables.find((name) => env[name]) : undefined;
  if (variable) return { key: new Secret(env[variable]!), account: variable };
  if (preset.keyOptional || !own) return { key: null, account: 'no key' };
  throw new ProviderError(
    'fatal',
    'no-key',
    `${preset.name} needs a key: set ${preset.keyVariables.join(' or ')} in the environment`,
  );
}

export function isLoopback(url: URL): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
}

function isOwnHost(preset: Preset, url: URL): boolean {
  if (preset.baseUrl === null) return false;
  if (preset.local) return isLoopback(url);
  const own = new URL(preset.baseUrl);
  const hosts = [own.host, ...(preset.otherHosts ?? [])];
  return url.protocol === own.protocol && hosts.includes(url.host);
}
