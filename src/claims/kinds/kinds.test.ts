import { describe, expect, it } from 'vitest';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../../test/small-catalog.ts';
import type { CatalogRecords, Claim } from '../../catalog/index.ts';
import { checkClaim } from '../index.ts';
import type { Verdict } from '../verdict.ts';
import { probabilityOfRise } from './openness-over-time.ts';

function check(
  records: Partial<CatalogRecords>,
  test: Claim['check'],
  asOf = '2025-06-30',
): Verdict {
  const claim: Claim = {
    id: 'a-claim',
    statement: 'a claim of a test',
    said_by: { who: 'somebody', where: 'somewhere', when: '2025-06', url: null },
    as_of: asOf,
    check: test,
    limits: null,
    file: 'claims/a-claim.yaml',
  };
  return checkClaim(aCatalog(records), claim, { today: '2025-12-31' });
}

describe('rank', () => {
  const benchmarks = ['x', 'y', 'z'].map((id) => aBenchmark({ id, items: 1000 }));
  const suites = [aSuite({ id: 'three', components: ['x', 'y', 'z'], min_coverage: 0.6 })];
  const models = ['own', 'rival', 'far', 'sparse'].map((id) => aModel({ id }));
  const scores = [
    ...['x', 'y', 'z'].map((benchmark) => aScore({ model: 'own', benchmark, score: 60 })),
    ...['x', 'y'].map((benchmark) => aScore({ model: 'rival', benchmark, score: 65 })),
    ...['x', 'y', 'z'].map((benchmark) => aScore({ model: 'far', benchmark, score: 20 })),
    aScore({ model: 'sparse', benchmark: 'x', score: 99 }),
  ];
  const question = { kind: 'rank', measure: { suite: 'three' }, model: 'own' };

  it('names the rivals whose missing cells leave the place open', () => {
    const verdict = check({ models, benchmarks, suites, scores }, question);
    const said = verdict.explanation.join(' ');
    expect(said).toContain('rival has no score on z and can average 50.0 to 63.3');
    expect(said).toContain('1 model of the field has too few scores');
    expect(verdict.parts.find(({ id }) => id === 'as-scored')!.verdict).toBe('supported');
  });

  it('is not reproducible for a model with too few cells, and says why', () => {
    const verdict = check({ models, benchmarks, suites, scores }, { ...question, model: 'sparse' });
    expect(verdict.verdict).toBe('not reproducible');
    expect(verdict.missing[0]).toContain('covers 33 % of the weight');
  });

  it('is not reproducible without any score of the field', () => {
    const empty = check({ models, benchmarks, suites, scores: [] }, question);
    expect(empty.verdict).toBe('not reproducible');
  });

  it('counts only what was published by the date', () => {
    const late = scores.map((row) => ({ ...row, published: '2025-07-01' }));
    expect(check({ models, benchmarks, suites, scores: late }, question).verdict).toBe(
      'not reproducible',
    );
    const measure = { suite: 'three', evidence: { until: 'today' } };
    const today = check({ models, benchmarks, suites, scores: late }, { ...question, measure });
    expect(today.verdict).not.toBe('not reproducible');
    expect(today.explanation.join(' ')).toContain('the evidence about them reaches to 1 July 2025');
  });
});

describe('lineage', () => {
  const built = (id: string, lab: string, base: string, confirmed: boolean) =>
    aModel({
      id,
      lab,
      country: 'CN',
      base_model: base,
      checked: confirmed ? { base_model: 'a second source' } : {},
    });
  const question = {
    kind: 'lineage',
    descendants: { countries: ['CN'] },
    ancestors: { countries: ['US'] },
    since: '2024-07-01',
    labs_at_least: 2,
  };
  const american = aModel({ id: 'american' });

  it('counts labs by confirmed lineage, through several steps', () => {
    const models = [
      american,
      built('first', 'lab-1', 'american', true),
      built('second', 'lab-2', 'first', true),
    ];
    const verdict = check({ models }, question);
    expect(verdict.verdict).toBe('supported');
    expect(verdict.evidence[0]!.rows.map(({ values }) => values.line)).toEqual([
      'american',
      'first, from american',
    ]);
  });

  it('lets unverified lineage decide nothing, but counts and shows it', () => {
    const models = [
      american,
      built('first', 'lab-1', 'american', true),
      built('second', 'lab-2', 'american', false),
    ];
    const verdict = check({ models }, question);
    expect(verdict.verdict).toBe('cannot tell');
    expect(verdict.explanation.join(' ')).toContain('1 further model (second)');
    expect(verdict.evidence[0]!.rows.map(({ values }) => values.lineage)).toEqual([
      'confirmed',
      'unverified',
    ]);
    expect(verdict.missing).toEqual(['a second source for the base of second']);
  });

  it('is broken by one unverified link', () => {
    const models = [
      american,
      built('first', 'lab-1', 'american', false),
      built('second', 'lab-2', 'first', true),
    ];
    expect(check({ models }, question).verdict).toBe('cannot tell');
  });

  it('is contradicted when even the unverified do not suffice', () => {
    expect(check({ models: [american] }, question).verdict).toBe('contradicted');
  });
});

describe('first-with', () => {
  const film = (id: string, date: string | null, facts = {}) =>
    aModel({
      id,
      release_date: date,
      openness: 'open-weights',
      modalities_out: ['video'],
      architecture: 'dense',
      ...facts,
    });
  const own = film('own', '2025-06-01', { architecture: 'moe' });
  const question = {
    kind: 'first-with',
    models: ['own'],
    among: { openness: 'open', gives: 'video' },
    architecture: 'moe',
    field_at_least: 1,
  };

  it('holds when all that came before is known to be otherwise', () => {
    const models = [
      own,
      film('before', '2025-01-01'),
      film('after', '2025-06-15', { architecture: 'moe' }),
    ];
    expect(check({ models }, question).verdict).toBe('supported');
  });

  it('falls with one earlier of the kind', () => {
    const models = [own, film('before', '2025-01-01', { architecture: 'hybrid-moe' })];
    expect(check({ models }, question).verdict).toBe('contradicted');
  });

  it.each([
    ['architecture', { architecture: 'unknown' }],
    ['openness', { openness: 'unknown', architecture: 'moe' }],
    ['date', { release_date: null, architecture: 'moe' }],
  ])('stays open while the %s of an earlier one is unknown', (_, facts) => {
    const models = [own, film('other', '2024-01-01'), film('before', '2025-01-01', facts)];
    expect(check({ models }, question).verdict).toBe('cannot tell');
  });

  it('stays open in a field too small to show a first', () => {
    const models = [own, film('before', '2025-01-01')];
    expect(check({ models }, { ...question, field_at_least: 2 }).verdict).toBe('cannot tell');
  });

  it('falls when the model has not the architecture itself', () => {
    const models = [{ ...own, architecture: 'dense' as const }, film('before', '2025-01-01')];
    expect(check({ models }, question).verdict).toBe('contradicted');
  });
});

describe('largest', () => {
  const sized = (id: string, size: number | null, facts = {}) =>
    aModel({ id, total_params_b: size, openness: 'open-weights', ...facts });
  const question = { kind: 'largest', model: 'own', among: { openness: 'open' } };

  it('looks at the models out by the day', () => {
    const models = [sized('own', 400), sized('later', 900, { release_date: '2025-07-01' })];
    expect(check({ models }, question).verdict).toBe('supported');
    const earlier = [sized('own', 400), sized('larger', 480, { release_date: '2025-06' })];
    expect(check({ models: earlier }, question).verdict).toBe('contradicted');
  });

  it('stays open when a larger one may belong', () => {
    const models = [sized('own', 400), sized('unclear', 900, { openness: 'unknown' })];
    expect(check({ models }, question).verdict).toBe('cannot tell');
  });

  it('says whose size is unknown', () => {
    const models = [sized('own', 400), sized('secret', null)];
    const verdict = check({ models }, question);
    expect(verdict.verdict).toBe('supported');
    expect(verdict.explanation.join(' ')).toContain('The size is unknown of secret.');
  });
});

describe('share-of-releases', () => {
  const released = (id: string, country: string, facts = {}) =>
    aModel({ id, country, openness: 'open-weights', family: id, lab: `lab-${id}`, ...facts });
  const question = {
    kind: 'share-of-releases',
    among: { openness: 'open' },
    country: 'CN',
    since: '2024-07-01',
    more_than: 0.5,
  };

  it('needs all countings to agree', () => {
    const many = Array.from({ length: 30 }, (_, i) => released(`c${i}`, 'CN'));
    const few = Array.from({ length: 5 }, (_, i) => released(`u${i}`, 'US'));
    expect(check({ models: [...many, ...few] }, question).verdict).toBe('supported');
    const sizes = many.map((model) => ({ ...model, family: 'one', lab: 'one' }));
    const verdict = check({ models: [...sizes, ...few] }, question);
    expect(verdict.parts[0]!.verdict).toBe('supported');
    expect(verdict.verdict).not.toBe('supported');
  });

  it('leaves models made from another lab’s out of one of the countings', () => {
    const base = released('base', 'US');
    const tuned = Array.from({ length: 20 }, (_, i) =>
      released(`t${i}`, 'CN', { base_model: 'base' }),
    );
    const verdict = check({ models: [base, ...tuned] }, question);
    expect(verdict.parts[1]!.explanation[0]).toContain('0 of 1');
  });

  it('says how many unlisted releases would turn it', () => {
    const models = [released('a', 'CN'), released('b', 'CN'), released('c', 'US')];
    expect(check({ models }, question).explanation.join(' ')).toContain(
      '1 further release from elsewhere that the catalogue does not list would undo it',
    );
    const other = [released('a', 'CN'), released('b', 'US'), released('c', 'US')];
    expect(check({ models: other }, question).explanation.join(' ')).toContain(
      '2 further Chinese releases that the catalogue does not list would make it true',
    );
  });
});

describe('head-to-head', () => {
  const models = [
    aModel({ id: 'challenger', total_params_b: 14 }),
    aModel({ id: 'champion', total_params_b: 13 }),
  ];
  const question = {
    kind: 'head-to-head',
    pairs: [{ challenger: 'challenger', champion: 'champion' }],
    max_size_ratio: 1.2,
    margin: 0,
    views: [{ name: 'all' }],
  };
  const benchmarks = [aBenchmark({ id: 'quiz', items: 1000 })];
  const score = (model: string, value: number, facts = {}) =>
    aScore({ model, benchmark: 'quiz', score: value, ...facts });

  it('compares within one table alone', () => {
    const apart = [score('challenger', 90), score('champion', 50, { document: 1 })];
    expect(check({ models, benchmarks, scores: apart }, question).verdict).toBe('not reproducible');
    const together = [score('challenger', 90), score('champion', 50)];
    expect(check({ models, benchmarks, scores: together }, question).verdict).toBe('supported');
  });

  it('matches like shots and prefers base models', () => {
    const scores = [
      score('challenger', 95, { conditions: { shots: '0', label: 'Challenger-Chat' } }),
      score('challenger', 40, { conditions: { shots: '5', label: 'Challenger-Chat' } }),
      score('challenger', 45, { conditions: { shots: '5', variant: 'base' } }),
      score('champion', 60, { conditions: { shots: '5' } }),
    ];
    const [row] = check({ models, benchmarks, scores }, question).evidence[0]!.rows;
    expect(row!.values).toMatchObject({ challenger: 45, champion: 60, difference: -15 });
  });

  it('does not compare what is not alike in size', () => {
    const scores = [score('challenger', 90), score('champion', 50)];
    const unlike = [models[0]!, aModel({ id: 'champion', total_params_b: 70 })];
    const verdict = check({ models: unlike, benchmarks, scores }, question);
    expect(verdict.verdict).toBe('not reproducible');
    expect(verdict.explanation.join(' ')).toContain('too far apart: challenger and champion');
  });
});

describe('openness-over-time', () => {
  it('has the exact probability that a share rose', () => {
    expect(probabilityOfRise(5, 5, 5, 5)).toBeCloseTo(0.5, 12);
    // Beta(1, 8) above Beta(1, 15): 15 / 23.
    expect(probabilityOfRise(0, 14, 0, 7)).toBeCloseTo(15 / 23, 12);
    expect(probabilityOfRise(0, 50, 10, 0)).toBeGreaterThan(0.999);
  });

  it('leaves out models without a date or a known openness, and says so', () => {
    const models = [
      aModel({ id: 'before', openness: 'open-weights', release_date: '2024-01-01' }),
      aModel({ id: 'later', openness: 'closed', release_date: '2025-01-01' }),
      aModel({ id: 'unclear', openness: 'unknown' }),
    ];
    const verdict = check(
      { models },
      { kind: 'openness-over-time', lab: 'lab', since: '2024-06-01' },
    );
    expect(verdict.missing).toEqual(['release date or openness of unclear']);
    expect(verdict.explanation[0]).toContain('closed 1 of 1 model');
  });
});

describe('openness', () => {
  const question = {
    kind: 'openness',
    models: ['own'],
    open: ['final-weights'],
    withheld: [{ name: 'training code', criteria: ['training-code'] }],
  };
  const own = (level: number | null) =>
    aModel({
      id: 'own',
      openness: 'open-weights',
      licence: null,
      openness_evidence:
        level === null ? {} : { 'training-code': { level, source: 'a page', note: null } },
    });

  it.each([
    [0, 'supported'],
    [1, 'supported'],
    [2, 'contradicted'],
    [null, 'not reproducible'],
  ])('training code at level %s', (level, verdict) => {
    const withWeights = {
      ...own(level),
      openness_evidence: {
        ...own(level).openness_evidence,
        'final-weights': { level: 3, source: 'a page', note: null },
      },
    };
    expect(check({ models: [withWeights] }, question).verdict).toBe(verdict);
  });
});
