import { describe, expect, it } from 'vitest';
import { aBenchmark, aModel, aScore, aSuite, someRecords } from '../../test/small-catalog.ts';
import { Catalog } from '../catalog/index.ts';
import type { CatalogRecords } from '../catalog/types.ts';
import { changesSince, compareCatalogs } from './changes.ts';

const today = '2025-12-01';

const base: Partial<CatalogRecords> = {
  models: ['one', 'two', 'three'].map((id) => aModel({ id })),
  benchmarks: ['alpha', 'beta'].map((id) => aBenchmark({ id })),
  suites: [aSuite({ id: 'both', components: ['alpha', 'beta'] })],
  scores: [
    aScore({ model: 'one', benchmark: 'alpha', score: 80 }),
    aScore({ model: 'one', benchmark: 'beta', score: 80 }),
    aScore({ model: 'two', benchmark: 'alpha', score: 70 }),
    aScore({ model: 'two', benchmark: 'beta', score: 70 }),
    aScore({ model: 'three', benchmark: 'alpha', score: 60 }),
    aScore({ model: 'three', benchmark: 'beta', score: 64 }),
  ],
};

function version(changes: Partial<CatalogRecords>, hash: string): Catalog {
  return new Catalog(someRecords({ ...base, ...changes }), hash);
}

const before = version({}, 'before');

function changed(changes: Partial<CatalogRecords>) {
  return compareCatalogs(before, version(changes, 'after'), { today });
}

/** The score of a model on both benchmarks. */
function rescored(model: string, value: number) {
  return base.scores!.map((row) => (row.model === model ? { ...row, score: value } : row));
}

describe('compareCatalogs', () => {
  it('finds nothing between equals, wherever the records stand', () => {
    const moved = base.models!.map((model) => ({ ...model, file: 'elsewhere.yaml', line: 99 }));
    const changes = changed({ models: moved.reverse(), scores: [...base.scores!].reverse() });
    const { models, scores, rankings, before: old, after } = changes;
    expect({ models, scores, rankings }).toEqual({
      models: { added: [], removed: [], changed: [] },
      scores: { added: [], removed: [], changed: [] },
      rankings: [],
    });
    expect([old.catalog_hash, after.catalog_hash]).toEqual(['before', 'after']);
  });

  it('names records that are new, gone or changed, fact by fact', () => {
    const { models } = changed({
      models: [
        aModel({
          id: 'one',
          licence: 'MIT',
          price: { input_usd_per_m: 1, output_usd_per_m: 2, source: 'list' },
          checked: { licence: 'somewhere' },
        }),
        aModel({ id: 'three' }),
        aModel({ id: 'four', name: 'Four' }),
      ],
    });
    expect(models.added).toEqual([{ id: 'four', name: 'Four' }]);
    expect(models.removed).toEqual([{ id: 'two', name: 'two' }]);
    expect(models.changed).toEqual([
      {
        id: 'one',
        name: 'one',
        facts: [
          { fact: 'licence', before: null, after: 'MIT' },
          {
            fact: 'price',
            before: null,
            after: { input_usd_per_m: 1, output_usd_per_m: 2, source: 'list' },
          },
          { fact: 'checked.licence', before: null, after: 'somewhere' },
        ],
      },
    ]);
  });

  it('tells a corrected score from a new one', () => {
    const { scores } = changed({
      scores: [
        ...base.scores!.slice(1),
        { ...base.scores![0]!, score: 81, published: '2025-03-01', line: 7 },
        aScore({ model: 'one', benchmark: 'alpha', score: 79, document: 1 }),
      ],
    });
    expect(scores.changed.map(({ score, facts }) => [score.model, score.benchmark, facts])).toEqual(
      [
        [
          'one',
          'alpha',
          [
            { fact: 'score', before: 80, after: 81 },
            { fact: 'published', before: '2025-02-01', after: '2025-03-01' },
          ],
        ],
      ],
    );
    expect(scores.added.map(({ document, score }) => [document, score])).toEqual([
      ['document-b', 79],
    ]);
    expect(scores.removed).toEqual([]);
  });

  it('takes a row whose conditions were mended for the same row', () => {
    const mended = { ...base.scores![0]!, conditions: { mode: 'thinking' } };
    const { scores } = changed({ scores: [mended, ...base.scores!.slice(1)] });
    expect(scores.added).toEqual([]);
    expect(scores.changed[0]!.facts).toEqual([
      { fact: 'conditions.mode', before: null, after: 'thinking' },
    ]);
  });
});

describe('rank moves', () => {
  it('come from own scores, and pass others by', () => {
    const [moves] = changed({ scores: rescored('three', 90) }).rankings;
    expect(
      moves!.moves.map(({ id, before: old, after, because }) => [
        id,
        old?.rank,
        after?.rank,
        because,
      ]),
    ).toEqual([
      ['three', 3, 1, ['own scores']],
      ['one', 1, 2, ['other models']],
      ['two', 2, 3, ['other models']],
    ]);
    expect(moves!.moves[0]!.why).toBe('its own score rose from 62.0 to 90.0');
    expect(moves!.redefined).toBe(false);
  });

  it('come from models that are new or gone', () => {
    const newcomer = changed({
      models: [...base.models!, aModel({ id: 'four' })],
      scores: [
        ...base.scores!,
        aScore({ model: 'four', benchmark: 'alpha', score: 75 }),
        aScore({ model: 'four', benchmark: 'beta', score: 75 }),
      ],
    }).rankings[0]!.moves;
    expect(newcomer.map(({ id, because }) => [id, because])).toEqual([
      ['four', ['new model']],
      ['two', ['other models']],
      ['three', ['other models']],
    ]);
    expect(newcomer[0]).toMatchObject({ before: null, after: { rank: 2 }, within_noise: false });
    const leaver = changed({
      models: base.models!.slice(1),
      scores: base.scores!.slice(2),
    }).rankings[0]!.moves;
    expect(leaver.at(-1)).toMatchObject({ id: 'one', after: null, because: ['model gone'] });
  });

  it('come from scores that make a model rankable', () => {
    const without = version({ scores: base.scores!.slice(1) }, 'without');
    const [moves] = compareCatalogs(without, before, { today }).rankings;
    expect(moves!.moves[0]).toMatchObject({ id: 'one', before: null, because: ['own scores'] });
  });

  it('come from the definition of the suite, told apart from the data', () => {
    const scores = base.scores!.map((row) =>
      row.model === 'three' && row.benchmark === 'beta' ? { ...row, score: 99 } : row,
    );
    const data = version({ scores }, 'data');
    const both = version(
      {
        scores,
        suites: [
          aSuite({
            id: 'both',
            version: '2',
            hash: 'other',
            components: [
              { id: 'alpha', weight: 1 },
              { id: 'beta', weight: 9 },
            ],
          }),
        ],
      },
      'both',
    );
    // three: 62, then 79.5 by the new scores (passing two), then 95 by the new weights (passing one).
    const [byData] = compareCatalogs(before, data, { today }).rankings;
    expect(byData!.moves.find(({ id }) => id === 'three')!.because).toEqual(['own scores']);
    const [bySuite] = compareCatalogs(data, both, { today }).rankings;
    expect(bySuite).toMatchObject({ redefined: true });
    expect(bySuite!.moves.map(({ id, because }) => [id, because])).toEqual([
      ['three', ['suite']],
      ['one', ['suite']],
    ]);
    const [byBoth] = compareCatalogs(before, both, { today }).rankings;
    expect(byBoth!.moves.find(({ id }) => id === 'three')!.because).toEqual([
      'own scores',
      'suite',
    ]);
    expect(byBoth!.moves.find(({ id }) => id === 'one')!.because).toEqual(['suite']);
    expect(byBoth!.moves.find(({ id }) => id === 'two')!.because).toEqual(['other models']);
  });

  it('say when they are within the noise', () => {
    const [old, now] = [79, 81].map((value) => version({ scores: rescored('two', value) }, 'x'));
    const [moves] = compareCatalogs(old!, now!, { today }).rankings;
    expect(moves!.moves.map(({ id, within_noise }) => [id, within_noise])).toEqual([
      ['two', true],
      ['one', true],
    ]);
  });

  it('are looked for only where evidence changed, and only in the suites asked for', () => {
    const suites = [...base.suites!, aSuite({ id: 'alpha-only', components: ['alpha'] })];
    const old = version({ suites }, 'old');
    const now = version({ suites, scores: rescored('three', 90) }, 'now');
    const all = compareCatalogs(old, now, { today }).rankings.map(({ suite }) => suite.id);
    expect(all).toEqual(['both', 'alpha-only']);
    const one = compareCatalogs(old, now, { today, suites: ['alpha-only'] }).rankings;
    expect(one.map(({ suite }) => suite.id)).toEqual(['alpha-only']);
    expect(() => compareCatalogs(old, now, { today, suites: ['nope'] })).toThrow(/no suite "nope"/);
  });
});

describe('changesSince', () => {
  const catalog = version(
    {
      models: [
        ...base.models!,
        aModel({ id: 'later', release_date: '2025-06' }),
        aModel({ id: 'undated', release_date: null }),
      ],
      scores: [
        ...base.scores!,
        aScore({ model: 'later', benchmark: 'alpha', score: 90, published: '2025-06-10' }),
        aScore({ model: 'later', benchmark: 'beta', score: 90, published: null }),
        aScore({ model: 'undated', benchmark: 'alpha', score: 10, published: null }),
        aScore({ model: 'one', benchmark: 'beta', score: 82, published: '2025-07-01' }),
      ],
      claims: [
        {
          id: 'late-claim',
          statement: 'Late.',
          said_by: { who: 'x', where: 'y', when: '2025-08', url: null },
          as_of: '2025-08-01',
          check: { kind: 'rank' },
          limits: null,
          file: 'claims/late-claim.yaml',
        },
      ],
    },
    'now',
  );

  it('goes by release, publication and the claims’ days; a month is over on its last day', () => {
    const {
      models,
      scores,
      claims,
      basis,
      since,
      before: old,
    } = changesSince(catalog, '2025-06-29', { today });
    expect({ basis, since }).toEqual({ basis: 'dates', since: '2025-06-29' });
    expect(models.added.map(({ id }) => id)).toEqual(['later']);
    expect(claims.added).toEqual([{ id: 'late-claim', name: 'Late.' }]);
    expect(scores.added.map(({ model, benchmark }) => [model, benchmark])).toEqual([
      ['later', 'alpha'],
      ['later', 'beta'],
      ['one', 'beta'],
    ]);
    expect(old).toMatchObject({ models: 4, evidence_until: '2025-02-01' });
    expect(changesSince(catalog, '2025-06-30', { today }).models.added).toEqual([]);
  });

  it('takes the newcomer into the rankings', () => {
    const [moves] = changesSince(catalog, '2025-05-01', { today }).rankings;
    expect(moves!.moves[0]).toMatchObject({ id: 'later', before: null, because: ['new model'] });
  });
});
