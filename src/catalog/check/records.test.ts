import { describe, expect, it } from 'vitest';
import { danglingIds } from './dangling-ids.ts';
import { duplicateIds } from './duplicate-ids.ts';
import { labTwice } from './lab-twice.ts';
import { licenceContradictsOpenness } from './licence-contradicts-openness.ts';
import { lineageCycle } from './lineage-cycle.ts';
import { moreOpenThanBase } from './more-open-than-base.ts';
import { outOfRange } from './out-of-range.ts';
import {
  benchmark,
  claim,
  lab,
  licence,
  model,
  sampleCatalogue,
  score,
  suite,
} from './sample-catalogue.ts';
import { suites } from './suites.ts';

const clean = sampleCatalogue();

describe('danglingIds', () => {
  it('finds nothing where every id exists', () => {
    expect(danglingIds(clean)).toEqual([]);
  });

  it('names the line and the nearest id', () => {
    const found = danglingIds(sampleCatalogue({ scores: [score({ model: 'acme-l', line: 9 })] }));
    expect(found).toMatchObject([
      { severity: 'error', file: 'scores/acme-card/readme.jsonl', line: 9 },
    ]);
    expect(found[0]!.remedy).toMatch(/^did you mean acme-1/);
  });

  it('follows labs, bases, successors, licences, sources, suites and marked repeats', () => {
    const records = sampleCatalogue({
      models: [
        model('acme-1', { base_model: 'x1', superseded_by: 'x2', licence: 'X3' }),
        model('other-1', { lab: 'x4' }),
      ],
      documents: [{ id: 'd', source: 'x5', file: 'scores/d.jsonl' }],
      scores: [score({ conditions: { repeats: 'x6' } })],
      suites: [suite(['quiz', 'x7'], { index_benchmark: 'x8' })],
    });
    const named = danglingIds(records).map((problem) => /"(\w+)"/.exec(problem.message)![1]);
    expect(named.sort()).toEqual(['X3', 'x1', 'x2', 'x4', 'x5', 'x6', 'x7', 'x8']);
  });

  it('says nothing about licences where no licence is described', () => {
    expect(danglingIds(sampleCatalogue({ licences: [] }))).toEqual([]);
  });
});

describe('duplicateIds', () => {
  it('finds nothing where ids are unique', () => {
    expect(duplicateIds(clean)).toEqual([]);
  });

  it('reports the second record and where the first is', () => {
    const twice = model('acme-1', { file: 'models/globex.yaml', line: 20 });
    expect(duplicateIds(sampleCatalogue({ models: [model('acme-1'), twice] }))).toMatchObject([
      {
        severity: 'error',
        file: 'models/globex.yaml',
        line: 20,
        message: expect.stringContaining('models/acme.yaml:3'),
      },
    ]);
  });
});

describe('outOfRange', () => {
  const today = '2026-01-01';

  it('finds nothing in a sound catalogue', () => {
    expect(outOfRange(clean, today)).toEqual([]);
  });

  it('reports a score outside its benchmark, its unit or its own interval', () => {
    const records = sampleCatalogue({
      benchmarks: [benchmark('quiz'), benchmark('rating', { score_range: [0, 4000] })],
      scores: [
        score({ score: 101 }),
        score({ benchmark: 'rating', score: 1200, unit: 'elo' }),
        score({ benchmark: 'rating', score: 11, unit: 'score-0-10', line: 5 }),
        score({ conditions: { ci_low: 51, ci_high: 53 }, line: 6 }),
      ],
    });
    const errors = outOfRange(records, today).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ line }) => line)).toEqual([2, 5, 6]);
  });

  it('reports units that do not belong together', () => {
    const scores = [score(), score({ score: 7, unit: 'score-0-10', line: 4 }), score({ line: 5 })];
    expect(outOfRange(sampleCatalogue({ scores }), today)).toMatchObject([
      { severity: 'warning', line: 4, message: expect.stringContaining('percent and score-0-10') },
    ]);
  });

  it.each([
    [{ active_params_b: 8 }, 'error'],
    [{ release_date: '2026-02-01' }, 'error'],
    [{ active_params_b: 1 }, 'warning'],
    [{ architecture: 'moe' as const }, 'warning'],
    [{ context_tokens: 128 }, 'warning'],
    [{ max_output_tokens: 65536 }, 'warning'],
    [{ knowledge_cutoff: '2025-06' }, 'warning'],
    [{ price: { input_usd_per_m: 3, output_usd_per_m: 1, source: 'list' } }, 'warning'],
  ])('reports a model with %o', (facts, severity) => {
    const found = outOfRange(sampleCatalogue({ models: [model('acme-1', facts)] }), today);
    expect(found).toMatchObject([{ severity, file: 'models/acme.yaml', line: 3 }]);
  });

  it('accepts a month that has begun and refuses one that has not', () => {
    const dated = (release_date: string) =>
      outOfRange(sampleCatalogue({ models: [model('acme-1', { release_date })] }), today);
    expect(dated('2026-01')).toEqual([]);
    expect(dated('2026-02')).toHaveLength(1);
  });

  it('reports impossible benchmarks and claims about the future', () => {
    const records = sampleCatalogue({
      benchmarks: [
        benchmark('quiz', { score_range: [100, 0] }),
        benchmark('puzzle', { chance_level: 100 }),
      ],
      claims: [claim('c', { as_of: '2026-06-01' })],
      scores: [],
    });
    expect(outOfRange(records, today).map(({ severity }) => severity)).toEqual([
      'error',
      'error',
      'error',
    ]);
  });
});

describe('labTwice', () => {
  it('finds nothing where names differ and reporters are labs', () => {
    expect(labTwice(clean)).toEqual([]);
  });

  it('sees through punctuation and words like "AI" and "Labs"', () => {
    const labs = [lab('acme'), lab('globex'), lab('acme-ai', { name: 'ACME Labs' })];
    expect(labTwice(sampleCatalogue({ labs }))).toMatchObject([
      { severity: 'warning', file: 'labs.yaml', message: expect.stringContaining('acme') },
    ]);
  });

  it.each([
    ['self', 'acme inc', 'marked as self-reported'],
    ['rival', 'acme', "the model's own lab"],
    ['rival', 'initech', 'labs.yaml does not know'],
  ] as const)('reports a row reported by %s "%s"', (reported_by, reporter, message) => {
    const scores = [score({ reported_by, reporter, line: 7 })];
    expect(labTwice(sampleCatalogue({ scores }))).toMatchObject([
      { severity: 'warning', line: 7, message: expect.stringContaining(message) },
    ]);
  });

  it('lets boards report under their own name', () => {
    const scores = [score({ reported_by: 'independent', reporter: 'some board' })];
    expect(labTwice(sampleCatalogue({ scores }))).toEqual([]);
  });
});

describe('licenceContradictsOpenness', () => {
  it('finds nothing in a sound catalogue', () => {
    expect(licenceContradictsOpenness(clean)).toEqual([]);
    const closed = model('acme-1', { openness: 'closed', licence: 'proprietary' });
    expect(licenceContradictsOpenness(sampleCatalogue({ models: [closed] }))).toEqual([]);
  });

  it.each([
    [{ openness: 'closed' as const, licence: 'MIT' }, 'error'],
    [{ openness: 'closed' as const, licence: 'Community' }, 'warning'],
    [{ openness: 'open-weights' as const, licence: 'proprietary' }, 'error'],
    [{ openness: 'closed' as const, licence: null, hf_repo: 'acme/one' }, 'warning'],
  ])('reports %o', (facts, severity) => {
    const records = sampleCatalogue({ models: [model('acme-1', facts)] });
    expect(licenceContradictsOpenness(records)).toMatchObject([{ severity, line: 3 }]);
  });

  it('reports an open-source model, and a licence, that forbid commercial use', () => {
    const records = sampleCatalogue({
      licences: [
        licence('Free', { commercial_use: 'no' }),
        licence('Some-NC', { commercial_use: 'yes' }),
      ],
      models: [model('acme-1', { openness: 'open-source', licence: 'Free' })],
    });
    expect(licenceContradictsOpenness(records).map(({ file }) => file)).toEqual([
      'models/acme.yaml',
      'licences.yaml',
    ]);
  });
});

describe('moreOpenThanBase', () => {
  const base = model('acme-1', { licence: 'Community' });

  it('finds nothing where the derivative keeps to its base', () => {
    const derivative = model('globex-1', {
      lab: 'globex',
      base_model: 'acme-1',
      licence: 'Community',
    });
    expect(moreOpenThanBase(sampleCatalogue({ models: [base, derivative] }))).toEqual([]);
  });

  it('reports a derivative that is freer or more open', () => {
    const derivative = model('globex-1', {
      lab: 'globex',
      base_model: 'acme-1',
      openness: 'open-source',
      line: 30,
    });
    const found = moreOpenThanBase(sampleCatalogue({ models: [base, derivative] }));
    expect(found).toMatchObject([{ line: 30 }, { line: 30 }]);
  });

  it("lets a lab free its own model's derivative", () => {
    const derivative = model('acme-2', { base_model: 'acme-1' });
    expect(moreOpenThanBase(sampleCatalogue({ models: [base, derivative] }))).toEqual([]);
  });

  it('says nothing about what is unknown', () => {
    const models = [
      model('acme-1', { openness: 'unknown', licence: null }),
      model('globex-1', { lab: 'globex', base_model: 'acme-1', openness: 'open-source' }),
    ];
    expect(moreOpenThanBase(sampleCatalogue({ models }))).toEqual([]);
  });
});

describe('lineageCycle', () => {
  it('finds nothing in a line of descent', () => {
    const models = [model('a'), model('b', { base_model: 'a' }), model('c', { base_model: 'b' })];
    expect(lineageCycle(sampleCatalogue({ models }))).toEqual([]);
  });

  it('reports a circle once, and its way', () => {
    const models = [
      model('a', { base_model: 'c' }),
      model('b', { base_model: 'a' }),
      model('c', { base_model: 'b' }),
      model('d', { superseded_by: 'd' }),
    ];
    expect(lineageCycle(sampleCatalogue({ models })).map(({ message }) => message)).toEqual([
      'base_model goes in a circle: a -> c -> b -> a',
      'superseded_by goes in a circle: d -> d',
    ]);
  });

  it('does not hang on a model that leads into a circle', () => {
    const models = [model('a', { base_model: 'b' }), model('b', { base_model: 'b' })];
    expect(lineageCycle(sampleCatalogue({ models }))).toHaveLength(1);
  });

  it('reports a base younger than its derivative, at the coarser precision', () => {
    const pair = (base: string, derivative: string) =>
      lineageCycle(
        sampleCatalogue({
          models: [
            model('a', { release_date: base }),
            model('b', { release_date: derivative, base_model: 'a' }),
          ],
        }),
      );
    expect(pair('2025-05-20', '2025-05')).toEqual([]);
    expect(pair('2025-05-20', '2025-04-30')).toMatchObject([{ severity: 'warning' }]);
  });
});

describe('suites', () => {
  it('finds nothing in a suite of percentages', () => {
    expect(suites(clean)).toEqual([]);
  });

  it.each([
    [benchmark('puzzle', { higher_is_better: false }), 'error', 'lower is better'],
    [benchmark('puzzle', { score_range: [0, 4000] }), 'error', 'not a percentage'],
    [benchmark('puzzle', { is_index: true }), 'warning', 'itself an index'],
  ] as const)('refuses %o in a mean', (second, severity, message) => {
    const records = sampleCatalogue({ benchmarks: [benchmark('quiz'), second] });
    expect(suites(records)).toMatchObject([
      { severity, file: 'suites/both.yaml', message: expect.stringContaining(message) },
    ]);
  });

  it('refuses an Elo by the unit of its rows', () => {
    const scores = [score(), score({ benchmark: 'puzzle', score: 90, unit: 'elo' })];
    expect(suites(sampleCatalogue({ scores }))).toMatchObject([{ severity: 'error' }]);
  });

  it('reports weights, cells without evidence and benchmarks that count twice', () => {
    const twice = suite(['quiz', 'quiz', 'puzzle']);
    twice.components[0]!.weight = 9;
    const records = sampleCatalogue({ scores: [score()], suites: [twice] });
    expect(suites(records).map(({ message }) => message)).toEqual([
      expect.stringContaining('82 % of the weight'),
      expect.stringContaining('counts in quiz and in quiz'),
      expect.stringContaining('no score on puzzle'),
    ]);
  });

  it('asks an index suite for its index', () => {
    const index = suite(['quiz'], { basis: 'index' });
    expect(suites(sampleCatalogue({ suites: [index] }))).toMatchObject([{ severity: 'error' }]);
    const named = suite(['quiz'], { basis: 'index', index_benchmark: 'puzzle' });
    expect(suites(sampleCatalogue({ suites: [named] }))).toMatchObject([{ severity: 'warning' }]);
  });

  it('refuses weights of nothing', () => {
    const none = suite(['quiz', 'puzzle']);
    for (const component of none.components) component.weight = 0;
    expect(suites(sampleCatalogue({ suites: [none] }))).toMatchObject([{ severity: 'error' }]);
  });
});
