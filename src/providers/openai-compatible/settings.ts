import type { Capabilities, Sampling } from '../configuration.ts';
import { ProviderError } from '../provider-error.ts';
import type { Preset, Setting } from './preset.ts';

/** Settings that this model of this server does not accept. */
export function cannotSet(preset: Preset, model: string): Setting[] {
  const refused = new Set(preset.cannotSet ?? []);
  for (const rule of preset.models ?? []) {
    if (rule.match.test(model)) for (const name of rule.cannotSet ?? []) refused.add(name);
  }
  if (!preset.thinking) refused.add('thinking');
  return [...refused];
}

/** What is known without asking; the rest is null. */
export function knownCapabilities(preset: Preset, model: string): Capabilities {
  const known: Capabilities = {
    chat: null,
    completion: null,
    loglikelihood: null,
    logprobs: null,
    tools: null,
    streaming: null,
    seed: null,
    ...preset.can,
  };
  for (const rule of preset.models ?? []) {
    if (rule.match.test(model)) Object.assign(known, rule.can);
  }
  return known;
}

/** The configuration's settings with the request's on top. */
export function mergeSampling(base: Sampling, over: Partial<Sampling> | undefined): Sampling {
  return over === undefined ? base : { ...base, ...over };
}

/** Throws `unsupported` when a setting would be refused or silently ignored. */
export function checkSettings(sampling: Sampling, refused: readonly Setting[], who: string): void {
  for (const name of refused) {
    const value = sampling[name];
    if (value === null || (Array.isArray(value) && value.length === 0)) continue;
    throw new ProviderError(
      'fatal',
      'unsupported',
      `${who} does not accept ${name}; leave it out (nothing was sent)`,
    );
  }
}
