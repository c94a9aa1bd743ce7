import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../test/small-catalog.ts';
import { addOwnRun, type OwnRunFacts } from '../../test/stored-run.ts';
import { explainRanking } from '../ranking/explain-ranking.ts';
import type { EvidenceKind } from '../ranking/measured/own-run.ts';
import { withMeasured } from '../ranking/measured/with-measured.ts';
import { parseQuery } from '../ranking/parse-query.ts';
import { rank } from '../ranking/rank.ts';
import { scoreInterval } from '../statistics/intervals/score-interval.ts';
import { openStore, type Store } from '../store/index.ts';
import { MeasuredCatalogs } from './measured-catalogs.ts';
import { readMeasured } from './read-measured.ts';
import { stateModel } from './stated-model.ts';

const today = '2026-11-22';

const catalog = aCatalog({
  models: [
    aModel({ id: 'm1', name: 'Model One' }),
    aModel({ id: 'm2', name: 'Model Two' }),
    aModel({ id: 'm3', name: 'Model Three' }),
  ],
  benchmarks: [aBenchmark({ id: 'aime-2024', items: 30 }), aBenchmark({ id: 'other' })],
  suites: [aSuite({ id: 's', components: ['aime-2024'] })],
  scores: [
    aScore({ model: 'm1', benchmark: 'aime-2024', score: 90 }),
    aScore({ model: 'm2', benchmark: 'aime-2024', score: 50 }),
  ],
});

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(async () => {
  await store.close();
});

const add = (facts: OwnRunFacts) => addOwnRun(store, facts);
const read = () => readMeasured(store, catalog, today);

async function rankBy(kind: EvidenceKind) {
  const joined = kind === 'published' ? catalog : withMeasured(catalog, await read(), kind);
  const { query } = parseQuery({ suite: 's', evidence: kind }, joined, today);
  return { joined, ranking: rank(joined, query) };
}

describe('readMeasured', () => {
  test('a finished run of all items on a known model is one score, with its own error', async () => {
    await add({ id: 'run-1', name: 'model-one', right: 20 });
    const { scores, left_out, others } = await read();
    expect([left_out, others]).toEqual([[], 0]);
    expect(scores).toHaveLength(1);
    const [score] = scores;
    expect(score).toMatchObject({
      model: 'm1',
      benchmark: 'aime-2024',
      unit: 'percent',
      published: today,
      reporter: 'own run',
      conditions: { provider: 'custom' },
      measured: { run: 'run-1', imported: null, version: '1', items: 30, epochs: 1 },
    });
    expect(score!.score).toBeCloseTo(100 * (20 / 30), 9);
    const { se, interval, differences } = score!.measured;
    // Items without a cluster are clusters of their own.
    const items = Int32Array.from({ length: 30 }, (_, i) => i);
    const expected = scoreInterval(
      { scores: Float64Array.from(items, (i) => Number(i < 20)), itemIndex: items },
      { clusterIndex: items },
    );
    expect(se).toBeCloseTo(100 * expected.se, 9);
    expect(interval![0]).toBeCloseTo(100 * expected.lo, 9);
    expect(interval![1]).toBeCloseTo(100 * expected.hi, 9);
    expect(differences.join(' ')).toContain('prompt is in our own words');
  });

  test.each<[string, Partial<OwnRunFacts>, string, RegExp, RegExp | null]>([
    ['too many errors', { failed: 1 }, 'unranked', /1 of 30 .* error, more than 1 %/, /--resume/],
    ['missing samples', { wrong: 0 }, 'unranked', /20 of 30 samples are there/, /--resume/],
    ['a limit', { limit: 10, items: 10, right: 5 }, 'partial', /10 of 30 items/, /--limit/],
    ['a part of the data', { items: 12, right: 5 }, 'partial', /hold 12 of 30 items/, /--limit/],
    ['not finished', { finish: false }, 'unfinished', /the run is running/, /--resume run-1/],
    ['another version', { version: '0' }, 'outdated', /ran version 0 .* now at 1/, null],
    [
      'an unknown name',
      { name: 'mystery' },
      'unmatched',
      /called "mystery"/,
      /weigh identify run-1/,
    ],
  ])('%s: listed with the reason, not ranked', async (_, facts, why, reason, remedy) => {
    await add({ id: 'run-1', name: 'm1', ...facts });
    const { scores, left_out } = await read();
    expect(scores).toEqual([]);
    expect(left_out).toEqual([expect.objectContaining({ run: 'run-1', why })]);
    expect(left_out[0]!.reason).toMatch(reason);
    if (remedy === null) expect(left_out[0]!.remedy).toBeNull();
    else expect(left_out[0]!.remedy).toMatch(remedy);
  });

  test('a benchmark of one’s own by the same name, and one without published scores, are none', async () => {
    await add({ id: 'own', name: 'm1', source: 'aime-2024.jsonl' });
    await add({ id: 'new', name: 'm1', benchmark: 'not-built-in' });
    expect(await read()).toMatchObject({ scores: [], left_out: [], others: 2 });
  });

  test('settings of the run are named; thinking is a condition, not a change', async () => {
    await add({
      id: 'run-1',
      name: 'm1',
      sampling: { temperature: 1, top_p: 0.5, thinking: true, reasoning_effort: 'high' },
    });
    const [score] = (await read()).scores;
    expect(score!.measured.changes).toEqual([
      'temperature 1 instead of 0.6',
      "top_p 0.5 instead of the endpoint's default",
    ]);
    expect(score!.conditions).toMatchObject({ mode: 'thinking', effort: 'high' });
  });

  test('a later word on the model takes the place of the first, and can be taken back', async () => {
    await add({ id: 'run-1', name: 'mystery', catalog_model: 'm1' });
    const modelOf = async () => (await read()).scores.map(({ model }) => model);
    const state = async (model: string | null) =>
      stateModel(store, (await store.run('run-1'))!, model);
    expect(await modelOf()).toEqual(['m1']);
    await state('m2');
    await state('m3');
    expect(await modelOf()).toEqual(['m3']);
    expect((await store.run('run-1'))!.tags).toEqual(['as:m3']);
    await state(null);
    expect(await modelOf()).toEqual(['m1']);
  });

  test('a run of tomorrow in UTC bears today', async () => {
    await add({ id: 'run-1', name: 'm1', run: { created_at: '2026-11-23T02:00:00.000Z' } });
    expect((await read()).scores[0]!.published).toBe(today);
  });
});

describe('ranking with own runs', () => {
  beforeEach(async () => {
    await add({ id: 'run-1', name: 'm1', right: 3 });
    await add({ id: 'run-3', name: 'm3', right: 27 });
    await add({ id: 'run-x', name: 'mystery' });
  });
  const order = ({ rows }: { rows: readonly { model: { id: string } }[] }) =>
    rows.map(({ model }) => model.id);

  test('published is the default, and own runs change nothing of it', async () => {
    const { ranking } = await rankBy('published');
    expect(order(ranking)).toEqual(['m1', 'm2']);
    const { query } = parseQuery({ suite: 's' }, catalog, today);
    expect(rank(catalog, query)).toEqual(ranking);
    expect(ranking).not.toHaveProperty('measured');
  });

  test('measured: own runs only, by their own error and nothing else', async () => {
    const { ranking } = await rankBy('measured');
    expect(order(ranking)).toEqual(['m3', 'm1']);
    expect(ranking.source_sd).toBe(0);
    const [first] = ranking.rows;
    const [cited] = first!.cells[0]!.scores;
    expect(cited).toMatchObject({ se_imputed: false, measured: { run: 'run-3' } });
    expect(first!.cells[0]!.se).toBe(cited!.measured!.se);
    expect(ranking.measured).toMatchObject({ scores: 2, left_out: [{ run: 'run-x' }] });
    expect(ranking.notes.join(' ')).toContain(
      'Own runs that may count: 2; runs that may not: 1 on a model not known.',
    );
  });

  test('both: an own run goes before a published score of the same mode', async () => {
    const { joined, ranking } = await rankBy('both');
    expect(order(ranking)).toEqual(['m3', 'm2', 'm1']);
    expect(ranking.catalog_hash).toBe(catalog.hash);
    const { rule, models } = explainRanking(joined, ranking);
    expect(rule).toContain('a score of an own run goes before');
    const m1 = models.find(({ id }) => id === 'm1')!;
    expect(m1.cells[0]!.rows.map(({ counts, why }) => [counts, why])).toEqual([
      [true, 'counts'],
      [false, 'published, after an own run'],
    ]);
  });

  test('both: of two own runs the one with the settings of the benchmark counts, whatever it says', async () => {
    await add({ id: 'run-4', name: 'm1', right: 30, sampling: { temperature: 1 } });
    const { ranking } = await rankBy('both');
    const m1 = ranking.rows.find(({ model }) => model.id === 'm1')!;
    expect(m1.cells[0]!.scores[0]!.measured!.run).toBe('run-1');
  });

  test('an answer that knows no own runs refuses to be asked for them', () => {
    for (const evidence of ['measured', 'both']) {
      expect(() => parseQuery({ suite: 's', evidence }, catalog, today)).toThrow(
        /evidence .* takes own runs, and there are none to take here/,
      );
    }
    expect(() => parseQuery({ evidence: 'guessed' }, catalog, today)).toThrow(
      /evidence is published or measured or both, not "guessed"/,
    );
  });
});

describe('MeasuredCatalogs', () => {
  test('reads a store once while nothing changes, and again when it does', async () => {
    await add({ id: 'run-1', name: 'm1' });
    let time = 0;
    const catalogs = new MeasuredCatalogs(
      catalog,
      async () => store,
      () => today,
      () => time,
    );
    const first = await catalogs.of('both');
    expect(await catalogs.of('published')).toBe(catalog);
    time = 5000;
    expect(await catalogs.of('both')).toBe(first);
    await add({ id: 'run-2', name: 'm2' });
    expect(await catalogs.of('both')).toBe(first);
    time = 10_000;
    expect((await catalogs.of('both')).scores).toHaveLength(first.scores.length + 1);
  });
});
