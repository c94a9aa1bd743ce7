import { ScorerError } from './error.ts';
import type { Scorer } from './scorer.ts';

/** Scorers by id, loaded when first asked for: a run needs one of them, not their resources all. */
const loaders: Readonly<Record<string, () => Promise<Scorer>>> = {};

/** Ids of all scorers, in the order of the listing. */
export const scorerIds: readonly string[] = Object.keys(loaders);

/** @throws ScorerError `unknown-scorer` with the ids that there are. */
export async function loadScorer(id: string): Promise<Scorer> {
  const load = Object.hasOwn(loaders, id) ? loaders[id] : undefined;
  if (!load) {
    throw new ScorerError(
      'unknown-scorer',
      `no scorer "${id}"; there are ${scorerIds.join(', ') || 'none yet'}`,
    );
  }
  return await load();
}
