import type { BenchmarkDefinition } from '../benchmarks/index.ts';
import type { Lock } from '../engine/lock.ts';
import { canonicalJson } from '../providers/replay/request-hash.ts';

/**
 * Settings of a run that are not those of its benchmark, each in some words. Thinking and its effort
 * are conditions of a score, not changes: no protocol fixes them.
 */
export function changesOf(
  { benchmark, sampling, epochs, model }: Lock,
  { data }: Pick<BenchmarkDefinition, 'data'>,
): string[] {
  const fixed = benchmark.protocol.sampling as Record<string, unknown>;
  const changes: string[] = [];
  for (const [name, value] of Object.entries(sampling.own as Record<string, unknown>)) {
    if (name === 'thinking' || name === 'reasoning_effort') continue;
    if (canonicalJson(value ?? null) === canonicalJson(fixed[name] ?? null)) continue;
    changes.push(`${name} ${shown(value)} instead of ${shown(fixed[name])}`);
  }
  for (const name of sampling.left_out) {
    if ((fixed[name] ?? null) !== null && !(name in (sampling.own as object))) {
      changes.push(`${name} ${shown(fixed[name])} left out: the endpoint does not take it`);
    }
  }
  const usual = benchmark.protocol.epochs;
  if (epochs !== usual) changes.push(`${times(epochs)} at each item instead of ${usual}`);
  const { system, extra } = model.configuration;
  if (system !== null) changes.push('a system message of its own');
  if (Object.keys(extra).length > 0)
    changes.push(`request fields ${Object.keys(extra).join(', ')}`);
  if (data.revision !== null && benchmark.data.revision !== data.revision) {
    changes.push(`data at ${benchmark.data.revision ?? 'an unknown revision'}`);
  }
  return changes;
}

function shown(value: unknown): string {
  return value === undefined || value === null ? "the endpoint's default" : JSON.stringify(value);
}

function times(epochs: number): string {
  return epochs === 1 ? '1 attempt' : `${epochs} attempts`;
}
