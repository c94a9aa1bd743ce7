import { hash } from 'node:crypto';
import type { ModelConfiguration } from '../configuration.ts';
import type { CompleteRequest, GenerateRequest, LoglikelihoodRequest } from '../request.ts';

export type RequestKind = 'generate' | 'complete' | 'loglikelihood';
export type AnyRequest = GenerateRequest | CompleteRequest | LoglikelihoodRequest;

/**
 * SHA-256 (hex) of everything that an answer depends on: the configuration, the kind of call, the
 * request with its sampling merged in, and the epoch. Streaming and the recording of times do not
 * count: they change how an answer travels. Order of fields does not matter, absent fields are their
 * defaults.
 */
export function requestHash(
  configuration: ModelConfiguration,
  kind: RequestKind,
  request: AnyRequest,
): string {
  const { stream, chunk_times, sampling, epoch, ...content } = request as GenerateRequest;
  const [before, after] = aroundSampling(configuration);
  const merged = canonicalJson({ ...configuration.sampling, ...sampling });
  const rest = `"epoch":${epoch ?? 0},"kind":"${kind}","request":${canonicalJson(content)}`;
  return hash('sha256', `{"configuration":{${before}${merged}${after}},${rest}}`, 'hex');
}

const configurations = new WeakMap<ModelConfiguration, readonly [string, string]>();

/** Canonical JSON of a configuration before and after its sampling: the same for all requests of a run. */
function aroundSampling(configuration: ModelConfiguration): readonly [string, string] {
  const known = configurations.get(configuration);
  if (known) return known;
  const { sampling: _, ...others } = configuration;
  const fields = Object.entries(others);
  const before = fieldsJson(Object.fromEntries(fields.filter(([name]) => name < 'sampling')));
  const after = fieldsJson(Object.fromEntries(fields.filter(([name]) => name > 'sampling')));
  const around = [
    `${before === '' ? '' : `${before},`}"sampling":`,
    after === '' ? '' : `,${after}`,
  ] as const;
  configurations.set(configuration, around);
  return around;
}

/** JSON with the names of every object in order; undefined, like in JSON, is absent. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (!Array.isArray(value)) return `{${fieldsJson(value as Record<string, unknown>)}}`;
  // Loops, because this runs for every request.
  let text = '';
  for (const element of value) text += `${text === '' ? '' : ','}${canonicalJson(element)}`;
  return `[${text}]`;
}

function fieldsJson(fields: Record<string, unknown>): string {
  let text = '';
  for (const name of inOrder(Object.keys(fields))) {
    const field = fields[name];
    if (field === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(field)}`;
  }
  return text;
}

/** Few names are put in order in place: `sort` allocates more than all the rest of a request. */
function inOrder(names: string[]): string[] {
  if (names.length > 24) return names.sort();
  for (let i = 1; i < names.length; i++) {
    const name = names[i]!;
    let at = i;
    for (; at > 0 && names[at - 1]! > name; at--) names[at] = names[at - 1]!;
    names[at] = name;
  }
  return names;
}
