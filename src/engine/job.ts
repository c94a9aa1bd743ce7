import type { Endpoint } from '../providers/endpoint.ts';
import type { Benchmark } from './benchmark.ts';
import type { Price } from './price.ts';
import type { RunSettings } from './settings.ts';

/** A model with what the engine must know of it. Whoever opened the endpoint closes it. */
export interface JobModel {
  readonly endpoint: Endpoint;
  /** How it was addressed, for the lock: no secret, no folder of this machine. */
  readonly address: string;
  /** Null: unknown. */
  readonly price: Price | null;
}

/** One model on one benchmark. */
export interface Job {
  readonly benchmark: Benchmark;
  readonly model: JobModel;
  readonly judge?: JobModel;
  readonly user?: JobModel;
  readonly settings: RunSettings;
  /** A run to go on with, whose lock must be the same; default: a new one. */
  readonly resume?: string;
  readonly tags?: readonly string[];
}

/** Display name of a model: as its endpoint calls it, and where that is. */
export function modelName({ endpoint }: JobModel): string {
  const { name, provider, route, quantisation } = endpoint.configuration;
  const short = name.split('/').at(-1)!;
  return `${short} (${[provider, route, quantisation].filter(Boolean).join(', ')})`;
}
