import { startTransition, useEffect, useRef, useState } from 'react';
import type { FieldMatrix } from '../../../src/ranking/field-matrix.ts';
import type { RankedRow } from '../../../src/ranking/ranking.ts';
import type { PlaceQuestion, PlaceReply } from './place-worker.ts';

/** Something known of every model, and the shares that it belongs to. */
export interface Known<T> {
  key: string;
  byModel: ReadonlyMap<string, T>;
}

/** Rank sets come first; what takes more draws may still be of the shares before. */
export interface KnownPlaces {
  ranks: Known<RankedRow['rank_set']>;
  chances: Known<Pick<RankedRow, 'p_best' | 'p_top3'>>;
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
  const asked = useRef<Wanted & { key: string }>(undefined);
  const worker = useRef<PlaceWorker>(undefined);
  useEffect(() => () => worker.current?.end(), []);
  const key = wanted ? keyOf(wanted.shares) : first.ranks.key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the wanted weights
  useEffect(() => {
    setFailed(false);
    asked.current = undefined;
    if (!wanted || (key === places.ranks.key && key === places.chances.key)) return;
    if (key === first.ranks.key) {
      setPlaces(first);
      return;
    }
    asked.current = { ...wanted, key };
    const timer = setTimeout(() => {
      worker.current ??= startWorker((reply) => {
        const of = asked.current;
        if (!of || ('key' in reply && reply.key !== of.key)) return;
        if ('failure' in reply) setFailed(true);
        // A move of a slider goes before them.
        else startTransition(() => setPlaces((before) => withReply(before, of.models, reply)));
      });
      worker.current.ask(wanted, key);
    }, restTime);
    return () => clearTimeout(timer);
  }, [key]);
  return { places, failed };
}

interface PlaceWorker {
  ask(wanted: Wanted, key: string): void;
  end(): void;
}

/** One worker for all moves: it has the matrix already, and leaves a question for a later one. */
function startWorker(told: (reply: PlaceReply | { failure: string }) => void): PlaceWorker {
  const worker = new Worker(new URL('./place-worker.ts', import.meta.url), { type: 'module' });
  let has: FieldMatrix | undefined;
  const post = (question: PlaceQuestion): void => worker.postMessage(question);
  worker.onerror = ({ message }) => told({ failure: message });
  worker.onmessage = ({ data }: MessageEvent<PlaceReply>) => told(data);
  return {
    ask({ matrix, shares }, key) {
      if (matrix !== has) post({ matrix });
      has = matrix;
      post({ shares, key });
    },
    end: () => worker.terminate(),
  };
}

function withReply(
  before: KnownPlaces,
  models: readonly string[],
  reply: Exclude<PlaceReply, { failure: string }>,
): KnownPlaces {
  const { key } = reply;
  if ('ranks' in reply) {
    const { lower, upper } = reply.ranks;
    return {
      ...before,
      ranks: { key, byModel: new Map(models.map((id, k) => [id, [lower[k]!, upper[k]!]])) },
    };
  }
  const { best, top3 } = reply.chances;
  const byModel = new Map(models.map((id, k) => [id, { p_best: best[k]!, p_top3: top3[k]! }]));
  return { ...before, chances: { key, byModel } };
}
