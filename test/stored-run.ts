import type { Lock } from '../src/engine/lock.ts';
import { engineVersion, lockText } from '../src/engine/lock.ts';
import { configurationWith } from '../src/providers/configuration.ts';
import { makeItems, makeResponse, makeRun, makeScore } from '../src/store/contract/records.ts';
import type { NewRun, ResponseRecord, ScoreRecord, Store } from '../src/store/index.ts';

/** A run of AIME 2024, 30 items, one attempt at each; what a test names is otherwise. */
export interface OwnRunFacts {
  id: string;
  benchmark?: string;
  version?: string;
  /** Home of the data, as the lock names it. */
  source?: string;
  /** Name of the model configuration. */
  name?: string;
  catalog_model?: string | null;
  limit?: number | null;
  items?: number;
  /** Answered and judged right, then wrong; samples after them ended in an error. */
  right?: number;
  wrong?: number;
  failed?: number;
  sampling?: Record<string, unknown>;
  run?: Partial<NewRun>;
  response?: Partial<ResponseRecord>;
  /** Default: finished. */
  finish?: boolean;
}

const aimeHome = 'huggingface.co/datasets/HuggingFaceH4/aime_2024';
const aimeRevision = '2fe88a2f1091d5048c0f36abc874fb997b3dd99a';

export function ownLock(facts: OwnRunFacts): Lock {
  const { benchmark = 'aime-2024', version = '1', items = 30, limit = null, name } = facts;
  return {
    format: 'weighbridge-lock',
    engine: engineVersion,
    benchmark: {
      id: benchmark,
      version,
      data: { source: facts.source ?? aimeHome, revision: aimeRevision, sha256: 'f'.repeat(64) },
      protocol: { prompt: 'problem', epochs: 1, sampling: { temperature: 0.6 } },
      metric: { kind: 'mean' },
      chance: 0,
      limits: null,
    },
    scorers: [{ scorer: 'exact@1', options: null }],
    items: {
      count: items,
      limit,
      sha256: 'a'.repeat(64),
      prompts_sha256: null,
      targets_sha256: 'b'.repeat(64),
    },
    model: {
      address: `custom#${name ?? 'test-model'}`,
      configuration: configurationWith({
        adapter: 'openai-compatible',
        provider: 'custom',
        base_url: 'http://localhost/v1',
        name: name ?? 'test-model',
        catalog_model: facts.catalog_model ?? null,
      }),
    },
    roles: { judge: null, user: null },
    sampling: {
      effective: { temperature: 0.6, ...facts.sampling },
      own: facts.sampling ?? {},
      left_out: [],
      seeded: false,
    },
    epochs: 1,
    seed: 1,
  };
}

/** Puts a run into a store. */
export async function addOwnRun(store: Store, facts: OwnRunFacts): Promise<void> {
  const { id, items = 30, right = 20, failed = 0 } = facts;
  const wrong = facts.wrong ?? items - right - failed;
  const lock = ownLock(facts);
  await store.createRun(
    makeRun(id, {
      lock: lockText(lock),
      benchmark: lock.benchmark.id,
      benchmark_version: lock.benchmark.version,
      model: lock.model.configuration.name,
      catalog_model: facts.catalog_model ?? null,
      planned_samples: items,
      ...facts.run,
    }),
    makeItems(items),
  );
  const responses: ResponseRecord[] = [];
  const scores: ScoreRecord[] = [];
  for (let i = 0; i < right + wrong + failed; i++) {
    const item = `item-${i}`;
    const ended = i >= right + wrong;
    responses.push(
      makeResponse(id, item, {
        served_model: lock.model.configuration.name,
        ...(ended ? { text: '', finish: null, error: { code: 'timeout', message: 'none' } } : {}),
        ...facts.response,
      }),
    );
    const outcome = ended ? 'error' : i < right ? 'correct' : 'incorrect';
    scores.push(
      makeScore(id, item, { outcome, value: ended ? null : Number(i < right), answer: null }),
    );
  }
  await store.record({ responses, scores });
  if (facts.finish !== false) await store.setStatus(id, 'finished');
}
