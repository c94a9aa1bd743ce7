import type { Conditions } from '../catalog/index.ts';
import type { Lock } from '../engine/lock.ts';
import type { Sampling } from '../providers/configuration.ts';
import type { RunAggregate } from '../store/index.ts';

/**
 * Under which conditions a run was made, in the words that published scores use for theirs
 * (`readProtocol`): whether the model thought, how hard, and in which form it was served.
 */
export function conditionsOf(lock: Lock, aggregate: RunAggregate): Conditions {
  const { configuration } = lock.model;
  const sampling = lock.sampling.effective as Partial<Sampling>;
  const effort = sampling.reasoning_effort ?? configuration.sampling.reasoning_effort;
  const { kind, k } = lock.benchmark.metric;
  const conditions: Conditions = {};
  const mode = modeOf(sampling.thinking ?? configuration.sampling.thinking, aggregate);
  if (mode !== null) conditions.mode = mode;
  if (effort !== null) conditions.effort = effort;
  if (kind !== 'mean') conditions.method = kind === 'pass-at-k' ? `pass@${k}` : `pass^${k}`;
  else if (lock.epochs > 1) conditions.method = `mean of ${lock.epochs} runs`;
  conditions.provider = configuration.provider;
  if (configuration.quantisation !== null) conditions.quantisation = configuration.quantisation;
  if (aggregate.routes.length > 1) conditions.note = 'mixed: more than one upstream answered';
  return conditions;
}

/** The switch where there is one; else whether the answers held reasoning. */
function modeOf(thinking: boolean | null, { tokens }: RunAggregate): string | null {
  if (thinking !== null) return thinking ? 'thinking' : 'non-thinking';
  const { sum, known } = tokens.reasoning;
  return known > 0 && sum !== null && sum > 0 ? 'thinking' : null;
}
