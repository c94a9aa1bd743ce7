import { describe, expect, it } from 'vitest';
import { benchmarkTwice } from './benchmark-twice.ts';
import { collectingSources } from './collections.ts';
import { duplicateRows } from './duplicate-rows.ts';
import { otherModel } from './other-model.ts';
import { otherWords } from './other-words.ts';
import { repeatedNumbers } from './repeated-numbers.ts';
import { benchmark, model, sampleCatalogue, score } from './sample-catalogue.ts';
import { scoredBeforeRelease } from './scored-before-release.ts';
import { twoTests } from './two-tests.ts';

const clean = sampleCatalogue();

describe('duplicateRows', () => {
  it('finds nothing where every row differs', () => {
    expect(duplicateRows(clean)).toEqual([]);
  });

  it('reports a row entered twice, and where the first is', () => {
    const scores = [score(), score({ line: 8 })];
    expect(duplicateRows(sampleCatalogue({ scores }))).toMatchObject([
      { severity: 'error', line: 8, message: expect.stringContaining('line 2') },
    ]);
  });

  it('reports two values of one cell, until the conditions tell them apart', () => {
    const two = [score(), score({ score: 60, line: 3 })];
    expect(duplicateRows(sampleCatalogue({ scores: two }))).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('50, 60') },
    ]);
    two[1]!.conditions = { shots: 5 };
    expect(duplicateRows(sampleCatalogue({ scores: two }))).toEqual([]);
  });

  it('keeps rows of a collection apart that quote different pages', () => {
    const scores = [
      score({ url: 'https://a.example' }),
      score({ url: 'https://b.example', line: 3 }),
    ];
    expect(duplicateRows(sampleCatalogue({ scores }))).toEqual([]);
  });

  it('reports a number that a document prints in two tables', () => {
    const scores = [
      score({ conditions: { model_label: 'Acme 1', label: 'Quiz (EM)' } }),
      score({ conditions: { model_label: 'Acme-1', label: 'Quiz EM' }, line: 5 }),
    ];
    expect(duplicateRows(sampleCatalogue({ scores }))).toMatchObject([
      { severity: 'warning', line: 5, message: expect.stringContaining('another label') },
    ]);
  });

  it('reports one printed cell under two models or two benchmarks', () => {
    const conditions = { model_label: 'Acme 1', label: 'Quiz' };
    const models = [score({ conditions }), score({ conditions, model: 'globex-1', line: 5 })];
    expect(duplicateRows(sampleCatalogue({ scores: models }))).toMatchObject([
      { line: 5, message: expect.stringContaining('the models acme-1 (line 2) and globex-1') },
    ]);
    const tests = [score({ conditions }), score({ conditions, benchmark: 'puzzle', line: 6 })];
    expect(duplicateRows(sampleCatalogue({ scores: tests }))).toMatchObject([
      { line: 6, message: expect.stringContaining('the benchmarks quiz (line 2) and puzzle') },
    ]);
  });
});

describe('repeatedNumbers', () => {
  const quoted = { reported_by: 'secondary', reporter: 'board', document: 1, line: 4 } as const;

  it('finds nothing where a collection holds other numbers, or says that it repeats', () => {
    expect(repeatedNumbers(clean)).toEqual([]);
    const scores = [score(), score({ ...quoted, conditions: { repeats: 'acme-card@1' } })];
    expect(repeatedNumbers(sampleCatalogue({ scores }))).toEqual([]);
  });

  it('names the original', () => {
    const scores = [score(), score(quoted)];
    expect(repeatedNumbers(sampleCatalogue({ scores }))).toMatchObject([
      {
        severity: 'warning',
        file: 'scores/board/table.jsonl',
        line: 4,
        message: expect.stringContaining('scores/acme-card/readme.jsonl:2'),
        remedy: expect.stringContaining('"acme-card@1"'),
      },
    ]);
  });

  it('reports a mark without a ground', () => {
    const scores = [
      score(),
      score({ ...quoted, score: 51, conditions: { repeats: 'acme-card@1' } }),
    ];
    expect(repeatedNumbers(sampleCatalogue({ scores }))).toMatchObject([
      { severity: 'warning', line: 4, message: expect.stringContaining('does not hold it') },
    ]);
  });

  it('leaves the ends of the scale alone, where runs agree by nature', () => {
    const scores = [score({ score: 0 }), score({ ...quoted, score: 0 })];
    expect(repeatedNumbers(sampleCatalogue({ scores }))).toEqual([]);
  });

  it('takes a source for a collection that holds self-reports of two labs', () => {
    const scores = [
      score({ document: 1 }),
      score({ document: 1, model: 'globex-1', reporter: 'globex' }),
      score(),
    ];
    expect([...collectingSources(sampleCatalogue({ scores }))]).toEqual(['board']);
  });
});

describe('scoredBeforeRelease', () => {
  const published = (date: string | null, conditions = {}) =>
    scoredBeforeRelease(sampleCatalogue({ scores: [score({ published: date, conditions })] }));

  it('lets two weeks pass, and what is undated', () => {
    expect(published('2025-02-15')).toEqual([]);
    expect(published(null)).toEqual([]);
    expect(published('2025-02')).toEqual([]);
  });

  it('reports an earlier score once for each model and date', () => {
    expect(published('2025-02-10')).toMatchObject([{ severity: 'warning', line: 2 }]);
    const scores = [
      score({ published: '2024-01' }),
      score({ published: '2024-01', benchmark: 'puzzle', line: 3 }),
    ];
    expect(scoredBeforeRelease(sampleCatalogue({ scores }))).toMatchObject([
      { message: expect.stringContaining('2 scores of acme-1') },
    ]);
  });

  it('is content when the row says that it is of a preview', () => {
    expect(published('2024-12-01', { label: 'acme-1-preview' })).toEqual([]);
    expect(published('2024-12-01', { snapshot: 'experimental' })).toEqual([]);
  });
});

describe('otherModel', () => {
  const labelled = (label: string, changes = {}) =>
    otherModel(
      sampleCatalogue({
        models: [
          model('acme-1'),
          model('acme-1-mini'),
          model('acme-medium-2312'),
          model('acme-4-6'),
          model('acme-4'),
        ],
        scores: [score({ conditions: { label }, line: 6, ...changes })],
      }),
    );

  it('accepts the name of the model, with or without the manner of running it', () => {
    for (const label of ['acme-1', 'ACME 1', 'acme/acme-1-thinking-32k', 'Acme-1 (high)']) {
      expect(labelled(label), label).toEqual([]);
    }
  });

  it.each([
    ['acme-1-mini', 'acme-1-mini'],
    ['Acme 1 mini (thinking)', 'acme-1-mini'],
    ['vendor/acme-1-mini@effort=high', 'acme-1-mini'],
  ])('finds "%s" filed under another model', (label, owner) => {
    expect(labelled(label)).toMatchObject([
      { severity: 'warning', line: 6, message: expect.stringContaining(`the name of ${owner}`) },
    ]);
  });

  it('compares dates of one form', () => {
    expect(labelled('acme-medium-2505', { model: 'acme-medium-2312' })).toMatchObject([
      { message: expect.stringContaining('it says 2505') },
    ]);
    expect(labelled('acme-medium-2312', { model: 'acme-medium-2312' })).toEqual([]);
    expect(labelled('acme-medium', { model: 'acme-medium-2312' })).toEqual([]);
  });

  it('does not take a budget for a part of the name', () => {
    expect(labelled('acme-4-6-16K', { model: 'acme-4-6' })).toEqual([]);
  });

  it('is content with a note that names the model', () => {
    const conditions = { label: 'acme-1-mini', note: 'acme-1: the card renames it' };
    expect(labelled('', { conditions })).toEqual([]);
  });
});

describe('benchmarkTwice', () => {
  const on = (id: string, values: readonly number[]) =>
    values.map((value, i) => score({ benchmark: id, model: `m${i}`, score: value, line: i }));

  it('finds nothing where names and scores differ', () => {
    expect(benchmarkTwice(clean)).toEqual([]);
    const scores = [...on('quiz', [10, 20, 30]), ...on('puzzle', [11, 19, 33])];
    expect(benchmarkTwice(sampleCatalogue({ scores }))).toEqual([]);
  });

  it('sees through the spelling of names and aliases', () => {
    const benchmarks = [
      benchmark('tau-bench', { name: 'τ-bench', line: 4 }),
      benchmark('other', { aliases: ['Tau Bench'], line: 9 }),
    ];
    expect(benchmarkTwice(sampleCatalogue({ benchmarks }))).toMatchObject([
      { severity: 'warning', file: 'benchmarks.yaml', line: 9 },
    ]);
  });

  it('reports two ids on which the models score the same', () => {
    const scores = [...on('quiz', [61.2, 48.7]), ...on('puzzle', [61.2, 48.7])];
    expect(benchmarkTwice(sampleCatalogue({ scores }))).toMatchObject([
      { message: expect.stringContaining('2 of the 2 models on both puzzle and quiz') },
    ]);
  });

  it('reports a mixture: two fifths of the models from five on', () => {
    const five = [...on('quiz', [1, 2, 3, 4, 5]), ...on('puzzle', [1, 2, 3, 4, 9])];
    expect(benchmarkTwice(sampleCatalogue({ scores: five }))).toHaveLength(1);
    const few = [...on('quiz', [1, 2, 3, 4, 5]), ...on('puzzle', [1, 2, 3, 8, 9])];
    expect(benchmarkTwice(sampleCatalogue({ scores: few }))).toEqual([]);
  });

  it('is not misled by one shared number nor by the ends of the scale', () => {
    const one = [...on('quiz', [61.2, 61.2]), ...on('puzzle', [61.2, 61.2])];
    expect(benchmarkTwice(sampleCatalogue({ scores: one }))).toEqual([]);
    const ends = [...on('quiz', [0, 100]), ...on('puzzle', [0, 100])];
    expect(benchmarkTwice(sampleCatalogue({ scores: ends }))).toEqual([]);
  });
});

describe('twoTests', () => {
  it('finds nothing in a sound catalogue', () => {
    expect(twoTests(clean)).toEqual([]);
  });

  it('reports labels that one document tells apart', () => {
    const of = (label: string, value: number, line: number) =>
      score({ score: value, line, conditions: { model_label: 'Acme 1', label } });
    const scores = [of('Quiz (overall)', 70, 2), of('Quiz (multi-turn)', 30, 3)];
    expect(twoTests(sampleCatalogue({ scores }))).toMatchObject([
      {
        severity: 'warning',
        file: 'scores/acme-card/readme.jsonl',
        message: expect.stringContaining('"Quiz (overall)" from "Quiz (multi-turn)"'),
      },
    ]);
  });

  it('takes other shots, agents or modes for one test run in two ways', () => {
    const of = (label: string, value: number, extra: Record<string, string>) =>
      score({ score: value, conditions: { model_label: 'Acme 1', label, ...extra } });
    for (const key of ['shots', 'agent', 'sampling', 'mode']) {
      const scores = [of('Quiz A', 70, { [key]: 'a' }), of('Quiz B', 30, { [key]: 'b' })];
      expect(twoTests(sampleCatalogue({ scores })), key).toEqual([]);
    }
  });

  it('reports huge gaps of three models under one protocol', () => {
    const gap = (models: number) =>
      Array.from({ length: models }, (_, i) => [
        score({ model: `m${i}`, score: 90 }),
        score({ model: `m${i}`, score: 60, document: 1, reported_by: 'independent', line: 4 }),
      ]).flat();
    expect(twoTests(sampleCatalogue({ scores: gap(2) }))).toEqual([]);
    expect(twoTests(sampleCatalogue({ scores: gap(3) }))).toMatchObject([
      {
        severity: 'warning',
        file: 'benchmarks.yaml',
        message: expect.stringContaining('3 models'),
      },
    ]);
  });
});

describe('otherWords', () => {
  const rows = (conditions: Record<string, string>, changes = {}) =>
    otherWords(sampleCatalogue({ scores: [score({ conditions, line: 7, ...changes })] }));

  it('finds nothing in a sound catalogue', () => {
    expect(otherWords(clean)).toEqual([]);
  });

  it.each([
    'Quiz (MultiTurn)',
    'Quiz with search agent',
    'Quiz (Text-only)',
    'Quiz 2407-2501',
    'Quiz (24/8~25/5)',
    'Quiz (Aug 24 - May 25)',
    'Quiz (Creative Writing)',
  ])('reports "%s"', (label) => {
    expect(rows({ label })).toMatchObject([{ severity: 'warning', line: 7 }]);
  });

  it('accepts what the benchmark itself is called', () => {
    const benchmarks = [benchmark('quiz', { name: 'Quiz (text only)' })];
    const scores = [score({ conditions: { label: 'Quiz (Text-only)' } })];
    expect(otherWords(sampleCatalogue({ benchmarks, scores }))).toEqual([]);
  });

  it('sends rows with tools to the benchmark with tools, where there is one', () => {
    const scores = [score({ conditions: { label: 'Quiz (with tools)' } })];
    expect(otherWords(sampleCatalogue({ scores }))).toEqual([]);
    const benchmarks = [benchmark('quiz'), benchmark('quiz-tools')];
    expect(otherWords(sampleCatalogue({ benchmarks, scores }))).toMatchObject([
      { remedy: 'move them to quiz-tools' },
    ]);
  });

  it('reports releases under one id', () => {
    const scores = [
      score({ conditions: { release: '2024-06' } }),
      score({ conditions: { release: '2025-06' }, score: 40, line: 3 }),
    ];
    expect(otherWords(sampleCatalogue({ scores }))).toMatchObject([
      { message: expect.stringContaining('2024-06, 2025-06') },
    ]);
    scores[1]!.score = 61;
    expect(otherWords(sampleCatalogue({ scores }))).toHaveLength(1);
  });

  it('lets a release keep the id whose questions it kept', () => {
    const release = (date: string, changes = {}) =>
      score({ conditions: { release: date, label: 'acme-1' }, ...changes });
    const scores = [
      release('2024-06'),
      release('2025-06', { line: 3 }),
      release('2025-06', { model: 'globex-1', score: 70, line: 4 }),
    ];
    expect(otherWords(sampleCatalogue({ scores }))).toEqual([]);
  });

  it('reports a page that is named like another benchmark', () => {
    const url = 'https://board.example/benchmarks/puzzle';
    expect(rows({}, { url })).toMatchObject([{ message: expect.stringContaining('like puzzle') }]);
    expect(rows({ note: 'looked at it' }, { url })).toEqual([]);
    expect(rows({}, { url: 'https://github.com/acme/puzzle' })).toEqual([]);
    expect(rows({}, { url: 'https://board.example/benchmarks/quiz' })).toEqual([]);
    expect(rows({}, { url: 'https://board.example/100%' })).toEqual([]);
  });
});
