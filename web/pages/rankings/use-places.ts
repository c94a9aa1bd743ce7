import { useEffect, useState } from 'react';
import type { FieldMatrix } from '../../../src/ranking/field-matrix.ts';
import type { RankedRow } from '../../../src/ranking/ranking.ts';
import type { PlaceQuestion, PlaceReply } from './place-worker.ts';

/** Rank set and probabilities of the models, and the shares that they belong to. */
export interface KnownPlaces {
  key: string;
  byModel: ReadonlyMap<string, Pick<RankedRow, 'rank_set' | 'p_best' | 'p_top3'>>;
}

interface Wanted {
  matrix: FieldMatrix;
  shares: Float64Array;
  /** Model ids in the order of the composite's ranked models. */
  models: readonly string[];
}

/** Milliseconds that the weights have to rest before the draws begin. */
const restTime = 60;

/** What tells one choice of weights from another. */
export function keyOf(shares: ArrayLike<number>): string {
  return Array.from(shares, (share) => share.toPrecision(9)).join();
}

/**
 * Rank sets and probabilities at the wanted weights, computed in a worker: until they are there,
 * those of the weights before. A new move ends the work on the one before.
 * @param first those that came with the answer.
 */
export function usePlaces(
  wanted: Wanted | undefined,
  first: KnownPlaces,
): { places: KnownPlaces; failed: boolean } {
  const [places, setPlaces] = useState(first);
  const [failed, setFailed] = useState(false);
  const key = wanted ? keyOf(wanted.shares) : first.key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the wanted weights
  useEffect(() => {
    setFailed(false);
    if (!wanted || key === places.key) return;
    if (key === first.key) {
      setPlaces(first);
      return;
    }
    let worker: Worker | undefined;
    const timer = setTimeout(() => {
      worker = new Worker(new URL('./place-worker.ts', import.meta.url), { type: 'module' });
      worker.onerror = () => setFailed(true);
      worker.onmessage = ({ data }: MessageEvent<PlaceReply>) => {
        if ('failure' in data) setFailed(true);
        else setPlaces({ key, byModel: placesOf(wanted.models, data) });
        worker?.terminate();
      };
      worker.postMessage({
        matrix: wanted.matrix,
        shares: wanted.shares,
      } satisfies PlaceQuestion);
    }, restTime);
    return () => {
      clearTimeout(timer);
      worker?.terminate();
    };
  }, [key]);
  return { places, failed };
}

function placesOf(
  models: readonly string[],
  { lower, upper, best, top3 }: Exclude<PlaceReply, { failure: string }>,
): KnownPlaces['byModel'] {
  return new Map(
    models.map((id, k) => [
      id,
      { rank_set: [lower[k]!, upper[k]!], p_best: best[k]!, p_top3: top3[k]! },
    ]),
  );
}
