/**
 * The store at its real size, for whatever is measured or tried on it: a million samples in two hundred runs.
 */
import { hash } from 'node:crypto';
import type { Lock } from '../src/engine/lock.ts';
import type { ItemRecord, NewRun, ResponseRecord, ScoreRecord, Store } from '../src/store/index.ts';

export const benchmarks = 10;
export const models = 20;
export const epochs = 4;
const scorer = { scorer: 'exact@1', judge: null };
const now = '2026-11-22T09:30:00.000Z';

/** A small generator with a seed, so that every store is the same. */
let state = 1;
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

/** Two thousand words of which few make most of a text, as in any language. */
const words = Array.from({ length: 2_000 }, () =>
  Array.from({ length: 2 + Math.floor(random() * 8) }, () =>
    String.fromCharCode(97 + Math.floor(random() ** 1.5 * 26)),
  ).join(''),
);

export function makeText(length: number): string {
  const parts: string[] = [];
  for (let size = 0; size < length; ) {
    const word =
      random() < 0.08
        ? String(Math.floor(random() * 1_000))
        : words[Math.floor(random() ** 3 * words.length)]!;
    parts.push(word, random() < 0.08 ? '.\n' : ' ');
    size += word.length + 1;
  }
  return parts.join('');
}

/** Lengths of texts vary by factors: log-normal about a median, in characters. */
export function makeLength(median: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(60_000, Math.round(median * Math.exp(0.6 * normal)));
}

export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** Items of a benchmark for so many samples in all. */
export function itemsOf(samples: number): number {
  return Math.round(samples / (benchmarks * models * epochs));
}

export function makeItems(benchmark: number, count: number): ItemRecord[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `benchmark-${benchmark}/test/${i}`,
    sha256: sha256(`${benchmark} ${i}`),
    cluster: null,
    content: { question: makeText(400), target: String(i) },
  }));
}

/** What `parseLock` takes, of a benchmark and a model that there are not. */
function makeLock(benchmark: string, name: string, items: number): Lock {
  const sha = sha256(benchmark);
  const configuration = { adapter: 'made', provider: 'made', name, quantisation: null };
  return {
    format: 'weighbridge-lock',
    engine: '1',
    benchmark: {
      id: benchmark,
      version: '1',
      data: { source: 'made for measuring', revision: '1', sha256: sha },
      protocol: { prompt: makeText(1_000), epochs, sampling: {} },
      metric: { kind: 'mean' },
      chance: null,
      limits: null,
    },
    scorers: [{ scorer: scorer.scorer, options: null }],
    items: { count: items, limit: null, sha256: sha, prompts_sha256: sha, targets_sha256: sha },
    model: { address: name, configuration } as unknown as Lock['model'],
    roles: { judge: null, user: null },
    sampling: { effective: {}, own: {}, left_out: [], seeded: false },
    epochs,
    seed: 1,
  };
}

export function makeRun(id: string, benchmark: number, model: number, count: number): NewRun {
  return {
    id,
    created_at: new Date(Date.parse(now) + (benchmark * models + model) * 60_000).toISOString(),
    lock: JSON.stringify(makeLock(`benchmark-${benchmark}`, `model-${model}`, count)),
    benchmark: `benchmark-${benchmark}`,
    benchmark_version: '1',
    model: `model-${model} (endpoint)`,
    catalog_model: `model-${model}`,
    headline: scorer,
    planned_samples: count * epochs,
    tags: [],
    environment: { node: process.version },
  };
}

/**
 * A quarter of the models think before they answer.
 * @param median characters of an answer; reasoning has four and a half times as many.
 */
export function makeSample(
  run: string,
  item: string,
  epoch: number,
  prompt: unknown,
  isThinking: boolean,
  median = 900,
): [ResponseRecord, ScoreRecord] {
  const text = makeText(makeLength(median));
  const reasoning = isThinking ? makeText(makeLength(4.5 * median)) : null;
  const isRight = random() < 0.6;
  const attempt = Math.floor(random() * 2 ** 40).toString(36);
  return [
    {
      run,
      item,
      epoch,
      attempt,
      prompt,
      request_sha256: sha256(`${run} ${item} ${epoch}`),
      text,
      reasoning,
      transcript: null,
      finish: 'stop',
      error: null,
      usage: {
        input_tokens: 300 + Math.floor(random() * 100),
        cache_read_tokens: 0,
        cache_write_tokens: null,
        output_tokens: Math.round((text.length + (reasoning?.length ?? 0)) / 4),
        reasoning_tokens: reasoning ? Math.round(reasoning.length / 4) : null,
      },
      cost_usd: random() / 1_000,
      spent_usd: random() / 1_000,
      first_token_ms: random() * 1_000,
      total_ms: 1_000 + random() * 10_000,
      requests: 1,
      resent: 0,
      cached: false,
      served_model: 'served-2025-08-01',
      system_fingerprint: 'fp_44709d6fcb',
      route: null,
      finished_at: now,
    },
    {
      run,
      item,
      epoch,
      ...scorer,
      attempt,
      outcome: isRight ? 'correct' : 'incorrect',
      value: isRight ? 1 : 0,
      answer: String(Math.floor(random() * 1_000)),
      explanation: null,
      detail: null,
      cost_usd: 0,
      scored_at: now,
    },
  ];
}

/**
 * Fills a store, a benchmark at a time.
 * @param median characters of an answer: a store whose texts play no part is filled sooner with short ones.
 * @returns milliseconds.
 */
export async function fillStore(store: Store, samples: number, median = 900): Promise<number> {
  const items = itemsOf(samples);
  const started = performance.now();
  for (let benchmark = 0; benchmark < benchmarks; benchmark++) {
    const planned = makeItems(benchmark, items);
    const prompts = planned.map(() => [
      { role: 'system', content: 'You are a careful assistant. Answer with one number.' },
      { role: 'user', content: makeText(makeLength((4 / 3) * median)) },
    ]);
    for (let model = 0; model < models; model++) {
      const run = `run-${benchmark}-${model}`;
      await store.createRun(makeRun(run, benchmark, model, items), planned);
      const stored: Promise<unknown>[] = [];
      for (let i = 0; i < items; i += 50) {
        const samples = planned
          .slice(i, i + 50)
          .flatMap(({ id }, k) =>
            Array.from({ length: epochs }, (_, epoch) =>
              makeSample(run, id, epoch, prompts[i + k], model % 4 === 0, median),
            ),
          );
        stored.push(
          store.record({
            responses: samples.map(([response]) => response),
            scores: samples.map(([, score]) => score),
          }),
        );
        // Two batches in hand keep the writer busy without piling up.
        if (stored.length >= 2) await stored.shift();
      }
      await Promise.all(stored);
      await store.setStatus(run, 'finished');
    }
  }
  return performance.now() - started;
}
