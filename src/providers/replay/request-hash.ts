import { createHash } from 'node:crypto';
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
  const whole = {
    configuration: {
      ...configuration,
      sampling: { ...configuration.sampling, ...sampling },
    },
    kind,
    epoch: epoch ?? 0,
    request: content,
  };
  return createHash('sha256').update(canonicalJson(whole)).digest('hex');
}

/** JSON with the names of every object in order; undefined, like in JSON, is absent. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  // Loops, because this runs for every request.
  let text = '';
  if (Array.isArray(value)) {
    for (const element of value) text += `${text === '' ? '' : ','}${canonicalJson(element)}`;
    return `[${text}]`;
  }
  const fields = value as Record<string, unknown>;
  for (const name of Object.keys(fields).sort()) {
    const field = fields[name];
    if (field === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(field)}`;
  }
  return `{${text}}`;
}
