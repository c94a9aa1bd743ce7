import type { Sampling } from '../providers/configuration.ts';
import type { Endpoint } from '../providers/endpoint.ts';
import { type Benchmark, isSingleTurn } from './benchmark.ts';
import { EngineError } from './error.ts';
import type { RequestSettings } from './requests.ts';

/** What a person may set for a run. */
export interface RunSettings {
  /** Over the protocol's. */
  sampling?: Partial<Sampling>;
  epochs?: number;
  /** Default 1. */
  seed?: number;
  limit?: number | null;
  /** Default: where the endpoint streams. Time-outs then watch each piece, and the time to the first token is known. */
  stream?: boolean;
}

/**
 * Settings that all requests of a run share. What the protocol fixes and the endpoint does not take
 * is left out and named; what the person set is never left out.
 * @throws EngineError `bad-setting`
 */
export function settleRequests(
  benchmark: Benchmark,
  endpoint: Endpoint,
  { sampling: fixed = {}, seed = 1, stream }: RunSettings,
): RequestSettings {
  const refused = endpoint.cannotSet.filter((name) => isSet(fixed, name));
  if (refused.length > 0) {
    throw new EngineError(
      'bad-setting',
      `${endpoint.configuration.name} takes no ${refused.join(' and no ')}; leave it out`,
    );
  }
  const given = benchmark.protocol.sampling;
  const leftOut = endpoint.cannotSet.filter((name) => isSet(given, name));
  const sampling = { ...given, ...fixed };
  for (const name of leftOut) delete sampling[name];
  const temperature = sampling.temperature ?? endpoint.configuration.sampling.temperature;
  const ownSeed = sampling.seed ?? endpoint.configuration.sampling.seed;
  const takesSeed = endpoint.can.seed === true && !endpoint.cannotSet.includes('seed');
  return {
    sampling,
    fixed,
    left_out: [...endpoint.cannotSet],
    seed: takesSeed && temperature !== 0 && ownSeed === null ? seed : null,
    stream: stream ?? endpoint.can.streaming === true,
  };
}

function isSet(sampling: Partial<Sampling>, name: keyof Sampling): boolean {
  const value = sampling[name];
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}

/** Whether answers to the same request should be the same: only then may one stand in for another unasked. */
export function isDeterministic(
  benchmark: Benchmark,
  endpoint: Endpoint,
  settings: RequestSettings,
): boolean {
  if (isSingleTurn(benchmark) && benchmark.prompt(benchmark.items[0]!).kind === 'loglikelihood') {
    return true;
  }
  const { temperature = endpoint.configuration.sampling.temperature } = settings.sampling;
  return temperature === 0;
}
