import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Outcome, outcomes } from '../outcome.ts';
import type { Total } from '../run.ts';
import type { ResponseRecord, ScoreRecord } from '../sample.ts';
import type { Store } from '../store.ts';
import { type Fresh, implementations } from './implementations.ts';
import { makeFailedResponse, makeItems, makeResponse, makeRun, makeScore, now } from './records.ts';

describe.each(implementations)('what samples add up to in $name', ({ create }) => {
  let fresh: Fresh;
  let store: Store;
  beforeEach(async () => {
    fresh = await create();
    store = fresh.store;
  });
  afterEach(() => fresh.remove());

  it('says nothing of a run without samples', async () => {
    await store.createRun(makeRun('r', { planned_samples: 6 }), makeItems(3));
    const nothing = { sum: null, known: 0, unknown: 0 };
    expect(await store.aggregate('r')).toEqual({
      run: 'r',
      scorer: makeRun('r').headline,
      planned_samples: 6,
      responses: 0,
      errors: {},
      items: 0,
      clusters: 0,
      epochs: 0,
      score: {
        scored: 0,
        unscored: 0,
        outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, 0])),
        value: { count: 0, sum: 0, sum_of_squares: 0 },
      },
      tokens: {
        input: nothing,
        cache_read: nothing,
        cache_write: nothing,
        output: nothing,
        reasoning: nothing,
      },
      cost_usd: nothing,
      spent_usd: nothing,
      judge_cost_usd: nothing,
      replaced: { attempts: 0, spent_usd: nothing },
      requests: 0,
      resent: 0,
      cached: 0,
      first_token_ms: null,
      total_ms: null,
      served_models: [],
      system_fingerprints: [],
      routes: [],
      first_sample_at: null,
      last_sample_at: null,
    });
    expect((await store.listRuns()).runs[0]?.summary).toMatchObject({
      responses: 0,
      cost_usd: nothing,
      last_sample_at: null,
    });
  });

  it('adds up tokens, cost, time and where the answers came from', async () => {
    const items = makeItems(4).map((item, i) => ({ ...item, cluster: i < 2 ? 'passage' : null }));
    await store.createRun(makeRun('r'), items);
    const usage = makeResponse('r', 'item-0').usage;
    const unknownUsage = { ...usage, input_tokens: null, output_tokens: null };
    await store.record({
      responses: [
        makeResponse('r', 'item-0', { total_ms: 100, route: 'a', requests: 2, resent: 1 }),
        makeResponse('r', 'item-0', { epoch: 1, total_ms: 300, route: 'b', first_token_ms: 20 }),
        makeResponse('r', 'item-1', {
          total_ms: 1,
          cached: true,
          spent_usd: 0,
          route: 'b',
          finished_at: '2026-11-22T10:00:00.000Z',
        }),
        makeResponse('r', 'item-3', { usage: unknownUsage, cost_usd: null, spent_usd: null }),
        makeFailedResponse('r', 'item-2', { served_model: null, usage: unknownUsage }),
      ],
      scores: [
        makeScore('r', 'item-0', { cost_usd: 0.5 }),
        makeScore('r', 'item-1', { cost_usd: null, outcome: 'partial', value: 0.5 }),
        makeScore('r', 'item-2', { outcome: 'error', value: null }),
      ],
    });
    expect(await store.aggregate('r')).toMatchObject({
      responses: 5,
      errors: { timeout: 1 },
      items: 4,
      clusters: 3,
      epochs: 2,
      score: {
        scored: 3,
        unscored: 2,
        outcomes: { correct: 1, partial: 1, error: 1, incorrect: 0 },
        value: { count: 2, sum: 1.5, sum_of_squares: 1.25 },
      },
      tokens: {
        input: { sum: 60, known: 3, unknown: 2 },
        cache_read: { sum: null, known: 0, unknown: 5 },
        output: { sum: 15, known: 3, unknown: 2 },
      },
      cost_usd: { sum: 0.75, known: 3, unknown: 2 },
      spent_usd: { sum: 0.5, known: 3, unknown: 2 },
      judge_cost_usd: { sum: 0.5, known: 2, unknown: 1 },
      requests: 6,
      resent: 1,
      cached: 1,
      // Of 100, 300, 120.5 and 120.5: the cached one is not timed.
      total_ms: { count: 4, p50: 120.5 },
      first_token_ms: { count: 1, p50: 20, p90: 20, p99: 20 },
      served_models: [
        { value: 'served', count: 4 },
        { value: null, count: 1 },
      ],
      routes: [
        { value: null, count: 2 },
        { value: 'b', count: 2 },
        { value: 'a', count: 1 },
      ],
      first_sample_at: now,
      last_sample_at: '2026-11-22T10:00:00.000Z',
    });
    expect((await store.listRuns()).runs[0]?.summary).toMatchObject({
      responses: 5,
      failed: 1,
      output_tokens: { sum: 15, known: 3, unknown: 2 },
      cost_usd: { sum: 0.75, known: 3, unknown: 2 },
      last_sample_at: '2026-11-22T10:00:00.000Z',
    });
  });

  it('equals a plain account of the same records, whatever their order and repetition', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(delivery, { maxLength: 40 }), async (deliveries) => {
        const id = `r${run++}`;
        await store.createRun(makeRun(id), makeItems(4));
        const account = new Account();
        await Promise.all(
          deliveries.map((given) => {
            const [response, score] = toRecords(id, given);
            const has = account.take(response, given.isScored ? score : undefined);
            return store.record({ responses: [response], scores: has ? [score] : [] });
          }),
        );
        const aggregate = await store.aggregate(id);
        const { failed, ...sums } = account.sums();
        expect(aggregate).toMatchObject(sums);
        const { summary } = (await store.listRuns({ id_prefix: id })).runs.find(
          (listed) => listed.id === id,
        )!;
        expect(summary).toMatchObject({
          responses: aggregate.responses,
          failed,
          score: aggregate.score,
          output_tokens: aggregate.tokens.output,
          cost_usd: aggregate.cost_usd,
        });
      }),
      { numRuns: 30 },
    );
    expect((await store.check()).findings).toEqual([]);
  });
});

interface Delivery {
  item: number;
  epoch: number;
  attempt: number;
  isScored: boolean;
}

/** Few keys, so that many deliveries meet. What a record says depends on its key and attempt only. */
const delivery: fc.Arbitrary<Delivery> = fc.record({
  item: fc.nat({ max: 3 }),
  epoch: fc.nat({ max: 1 }),
  attempt: fc.nat({ max: 3 }),
  isScored: fc.boolean(),
});

function toRecords(run: string, given: Delivery): [ResponseRecord, ScoreRecord] {
  const { item, epoch, attempt } = given;
  const n = item * 8 + epoch * 4 + attempt;
  const isFailed = (item + attempt) % 2 === 0;
  const outcome: Outcome = isFailed ? 'error' : outcomes[n % 6]!;
  const response = (isFailed ? makeFailedResponse : makeResponse)(run, `item-${item}`, {
    epoch,
    attempt: `attempt-${attempt}`,
    usage: {
      ...makeResponse(run, 'item-0').usage,
      output_tokens: n % 3 === 0 ? null : n,
    },
    // Powers of two, so that sums are exact in any order.
    cost_usd: n % 5 === 0 ? null : 2 ** -n,
  });
  const score = makeScore(run, `item-${item}`, {
    epoch,
    attempt: `attempt-${attempt}`,
    outcome,
    value: outcome === 'error' ? null : (n % 5) / 4,
  });
  return [response, score];
}

/** The contract's rules in the plainest form. */
class Account {
  readonly #responses = new Map<string, ResponseRecord>();
  readonly #scores = new Map<string, ScoreRecord>();
  readonly #replaced = new Set<string>();

  /** @returns whether the score was handed over: it comes with a response, so it always may be. */
  take(response: ResponseRecord, score: ScoreRecord | undefined): boolean {
    const key = `${response.item} ${response.epoch}`;
    const stored = this.#responses.get(key);
    if (!stored) this.#responses.set(key, response);
    else if (
      stored.error &&
      stored.attempt !== response.attempt &&
      !this.#replaced.has(`${key} ${response.attempt}`)
    ) {
      this.#replaced.add(`${key} ${stored.attempt}`);
      this.#responses.set(key, response);
      this.#scores.delete(key);
    }
    if (!score) return false;
    if (this.#responses.get(key)?.attempt === score.attempt && !this.#scores.has(key)) {
      this.#scores.set(key, score);
    }
    return true;
  }

  sums() {
    const responses = [...this.#responses.values()];
    const scores = [...this.#scores.values()];
    const values = scores.map(({ value }) => value).filter((value) => value !== null);
    const failed = responses.filter(({ error }) => error).length;
    return {
      failed,
      responses: responses.length,
      errors: failed > 0 ? { timeout: failed } : {},
      score: {
        scored: scores.length,
        unscored: responses.length - scores.length,
        outcomes: Object.fromEntries(
          outcomes.map((outcome) => [
            outcome,
            scores.filter((score) => score.outcome === outcome).length,
          ]),
        ),
        value: {
          count: values.length,
          sum: values.reduce((sum, value) => sum + value, 0),
          sum_of_squares: values.reduce((sum, value) => sum + value * value, 0),
        },
      },
      tokens: { output: total(responses.map(({ usage }) => usage.output_tokens)) },
      cost_usd: total(responses.map(({ cost_usd }) => cost_usd)),
      replaced: { attempts: this.#replaced.size },
    };
  }
}

function total(values: (number | null)[]): Total {
  const known = values.filter((value) => value !== null);
  return {
    sum: known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null,
    known: known.length,
    unknown: values.length - known.length,
  };
}
