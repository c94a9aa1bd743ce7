import type { LanguageModelV4 } from '@ai-sdk/provider';
import { hide, Secret } from '../http/secrets.ts';
import { loadInstalled } from '../installed-package.ts';
import { type Environment, isLoopback } from '../keys.ts';
import { ProviderError } from '../provider-error.ts';
import type { AiSdkVendor } from './vendors.ts';

/** Loads a vendor's package. Throws `missing-package` with what to install. */
export async function loadVendor(
  packageName: string,
  load: (name: string) => Promise<unknown> = loadInstalled,
): Promise<Record<string, unknown>> {
  const module = await load(packageName);
  if (module !== null) return module as Record<string, unknown>;
  throw new ProviderError(
    'fatal',
    'missing-package',
    `This model is reached through ${packageName}, which is not installed:\n  npm install ${packageName}`,
  );
}

export interface VendorSettings {
  apiKey?: string;
  baseURL?: string;
  fetch: typeof globalThis.fetch;
}

/** A language model of a vendor's package. Throws `missing-package` where the package has no such function or an older interface. */
export function languageModel(
  module: Record<string, unknown>,
  vendor: AiSdkVendor,
  name: string,
  settings: VendorSettings,
): LanguageModelV4 {
  const factory = module[vendor.factory] ?? Object.entries(module).find(isFactory)?.[1];
  if (typeof factory !== 'function') {
    throw wrongPackage(vendor.packageName, 'makes no provider');
  }
  const provider = factory(settings) as { languageModel?: (name: string) => LanguageModelV4 };
  const model = provider.languageModel?.(name);
  if (model?.specificationVersion !== 'v4') {
    throw wrongPackage(
      vendor.packageName,
      `has interface ${model?.specificationVersion ?? 'unknown'}, not v4`,
    );
  }
  return model;
}

function isFactory([name, value]: [string, unknown]): boolean {
  return /^create[A-Z]/.test(name) && typeof value === 'function';
}

function wrongPackage(packageName: string, what: string): ProviderError {
  return new ProviderError(
    'fatal',
    'missing-package',
    `the installed ${packageName} ${what}; install its newest version`,
  );
}

/**
 * The key as the environment has it, and every other secret of the vendor hidden. For an address
 * other than the vendor's own (and this machine's) the variable must be named: see `findKey`.
 * Throws `no-key`.
 */
export function vendorKey(
  vendor: AiSdkVendor,
  env: Environment,
  baseUrl?: string,
  keyVariable?: string,
): { key: Secret | null; account: string } {
  for (const variable of vendor.otherSecrets ?? []) {
    const value = env[variable];
    if (value) hide(value);
  }
  const elsewhere = baseUrl !== undefined && !isLoopback(new URL(baseUrl));
  const candidates = keyVariable === undefined ? vendor.keyVariables : [keyVariable];
  const variable = candidates.find((name) => env[name]);
  if (elsewhere && keyVariable === undefined) {
    throw new ProviderError(
      'fatal',
      'no-key',
      `name the variable that holds the key for ${new URL(baseUrl).origin}: the vendor's own key is not sent there`,
    );
  }
  if (variable) return { key: new Secret(env[variable]!), account: variable };
  if (candidates.length === 0) return { key: null, account: vendor.packageName };
  throw new ProviderError(
    'fatal',
    'no-key',
    `${vendor.packageName} needs a key: set ${candidates.join(' or ')} in the environment`,
  );
}
