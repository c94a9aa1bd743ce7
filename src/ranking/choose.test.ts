import { describe, expect, test } from 'vitest';
import { choiceCatalog, choiceQuery } from '../../test/choice-catalog.ts';
import { aSuite } from '../../test/small-catalog.ts';
import { type AnswerKind, type Choice, choose } from './choose.ts';
import { RankingError } from './error.ts';

const all = (score: number): number[] => [score, score, score];
const ids = (choice: Choice): Record<AnswerKind, string | undefined> => ({
  best: choice.answers.best?.row.model.id,
  value: choice.answers.value?.row.model.id,
  safe: choice.answers.safe?.row.model.id,
});
const open = { openness: 'open-weights' as const };

describe('the three answers', () => {
  const catalog = choiceCatalog({
    thin: { scores: [90, 90, null], price: 10 },
    full: { scores: all(75), price: 9 },
    knee: { scores: all(70), price: 0.5 },
    cheap: { scores: all(10), price: 0.1 },
    junk: { scores: [5, 5, 95], price: 1 },
  });
  const choice = choose(catalog, choiceQuery());

  test('best: the highest score; value: the knee; safe: the highest floor', () => {
    // What `thin` lacks lies between 10 and 95: it stands at 52.5, and may be as low as 10.
    expect(choice.answers.best!.row.score).toBeCloseTo((90 + 90 + 52.5) / 3, 9);
    expect(choice.answers.best!.row.bounds[0]).toBeCloseTo((90 + 90 + 10) / 3, 9);
    expect(ids(choice)).toEqual({ best: 'thin', value: 'knee', safe: 'full' });
    expect(choice.value_basis).toBe('knee');
    expect(choice.field.map((row) => row.model.id)).toEqual([
      'thin',
      'full',
      'knee',
      'junk',
      'cheap',
    ]);
  });

  test('the front holds what no other beats in price and score', () => {
    const front = choice.field.filter((row) => row.on_front).map((row) => row.model.id);
    expect(front).toEqual(['thin', 'full', 'knee', 'cheap']);
    const knee = choice.field.find((row) => row.model.id === 'knee')!;
    expect(knee.p_front).toBeGreaterThan(0.99);
    expect(choice.field.find((row) => row.model.id === 'junk')!.p_front).toBeLessThan(0.01);
    expect(choice.answers.value!.beside.map(({ role, id }) => [role, id])).toEqual([
      ['best', 'thin'],
      ['dearer', 'full'],
      ['cheaper', 'cheap'],
    ]);
  });

  test('says who cannot be told apart from the best, and with what probability', () => {
    const level = choice.field.filter((row) => row.level_with_best).map((row) => row.model.id);
    expect(level).toEqual(['full', 'knee']);
    const [best, full] = choice.field;
    expect(best!.p_better).toBe(0.5);
    expect(full!.p_better).toBeGreaterThan(0.2);
    expect(full!.p_better).toBeLessThan(0.5);
    expect(choice.answers.best!.beats).toEqual({ surely: 2, of: 4 });
    expect(choice.answers.best!.why.join(' ')).toMatch(
      /2 cannot be told apart from it; the cheapest of them is knee at \$0\.50 per million tokens/,
    );
    expect(choice.field.reduce((sum, row) => sum + row.p_best, 0)).toBeCloseTo(1, 9);
  });

  test('says what is missing, unverified and self-reported', () => {
    const said = choice.answers.best!.unknown.join(' ');
    expect(said).toMatch(/No score on c \(others have 10 to 95\): 33 % of the weight/);
    expect(said).toMatch(/Unverified: price/);
  });

  test('one model may be all three, and is described as each', () => {
    const one = choose(choiceCatalog({ only: { scores: all(50), price: 1 } }), choiceQuery());
    expect(ids(one)).toEqual({ best: 'only', value: 'only', safe: 'only' });
    expect(one.field[0]!.answers).toEqual(['best', 'value', 'safe']);
    expect(one.answers.best!.why).toEqual([
      expect.stringMatching(/^The only one that qualifies; its score is 50\.0/),
    ]);
    expect(one.answers.best!.beats).toEqual({ surely: 0, of: 0 });
    expect(one.value_basis).toBe('only one with a known cost');
  });

  test('equal models: the cheaper, then the first by id, whatever their order', () => {
    const twins = {
      b: { scores: all(50), price: 1 },
      a: { scores: all(50), price: 1 },
      dear: { scores: all(50), price: 2 },
    };
    expect(ids(choose(choiceCatalog(twins), choiceQuery())).best).toBe('a');
  });

  test('without any known cost there is no best value, and the reason is said', () => {
    const choice = choose(choiceCatalog({ x: { scores: all(50) } }), choiceQuery());
    expect(choice.answers.value).toBeNull();
    expect(choice.no_value).toMatch(/no cost is known/);
    expect(choice.answers.best!.unknown.join(' ')).toMatch(/Its cost is unknown/);
    expect(choice.field[0]).toMatchObject({ cost: null, on_front: null, p_front: null });
  });

  test('without a knee the cheapest that cannot be told apart is the best value', () => {
    const choice = choose(
      choiceCatalog({
        dear: { scores: all(50.2), price: 8 },
        cheap: { scores: all(50), price: 1 },
        worse: { scores: all(30), price: 1.5 },
      }),
      choiceQuery(),
    );
    expect(ids(choice)).toMatchObject({ best: 'dear', value: 'cheap' });
    expect(choice.value_basis).toBe('cheapest level with the best');
  });
});

describe('what would change the answer', () => {
  const catalog = choiceCatalog({
    far: { scores: all(90), price: 9, facts: { ...open, licence: 'MIT' } },
    near: { scores: all(70), price: 1.1925, facts: { ...open, licence: 'MIT' } },
    banned: { scores: all(65), price: 0.5, facts: { ...open, licence: 'NC' } },
    best: { scores: [60, 60, 60], price: 0.8, facts: { ...open, licence: 'MIT' } },
    next: { scores: [61, 61, 57], price: 0.4, facts: { ...open, licence: 'MIT' } },
  });
  const question = choiceQuery({ models: { max_price: 1, commercial: true } });
  const choice = choose(catalog, question);
  const { changes } = choice.answers.best!;

  test('the nearest budget, as one would type it', () => {
    expect(ids(choice).best).toBe('best');
    expect(changes[0]).toMatchObject({
      kind: 'relax',
      parameter: 'max_price',
      from: 1,
      to: 1.2,
      model: { id: 'near', score: 70 },
    });
    expect(changes[0]!.sentence).toMatch(
      /^With \$1\.20 instead of \$1\.00 per million tokens it would be near \(70\.0 points/,
    );
    const asked = choose(catalog, choiceQuery({ models: { max_price: 1.2, commercial: true } }));
    expect(ids(asked).best).toBe('near');
  });

  test('a condition that can only be dropped', () => {
    expect(changes.find(({ kind }) => kind === 'drop')!.sentence).toMatch(
      /^If the licence need not allow commercial use it would be banned \(65\.0 points/,
    );
  });

  test('what it would be if the answer itself were too dear', () => {
    expect(changes.find(({ kind }) => kind === 'tighten')).toMatchObject({
      to: 0.8,
      model: { id: 'next' },
    });
  });

  test('the smallest move of weights that flips it, which does', () => {
    const flip = changes.find(({ kind }) => kind === 'weights')!;
    // next - best is +1, +1, -3: a tenth of the weight off c levels them: -1/3 + 0.0833 x 4 = 0.
    expect(flip.to).toBeCloseTo(1 / 12, 9);
    expect(flip.sentence).toMatch(/^Moving 8\.3 % of the weight from c to [ab] puts next first\.$/);
  });

  test('how low missing scores would have to be', () => {
    const thin = choose(
      choiceCatalog({
        thin: { scores: [90, 90, null] },
        full: { scores: [70, 70, 70] },
        low: { scores: [10, 10, 10] },
      }),
      choiceQuery(),
    );
    expect(ids(thin).best).toBe('thin');
    const missing = thin.answers.best!.changes.find(({ kind }) => kind === 'missing')!;
    // 90 + 90 + x = 210.
    expect(missing.sentence).toBe(
      'If what is missing turned out low (c below 30), it would be full.',
    );
  });

  test('a condition that keeps out nobody better changes nothing', () => {
    const loose = choose(catalog, choiceQuery({ models: { max_price: 100 } }));
    expect(loose.answers.best!.changes.filter(({ kind }) => kind === 'relax')).toEqual([]);
  });

  test('a dearer model that only moves the knee is no reason to pay more', () => {
    for (const kind of ['best', 'value', 'safe'] as const) {
      for (const change of choice.answers[kind]!.changes) {
        if (change.kind !== 'relax') continue;
        expect(change.model.cost).toBeLessThanOrEqual(change.to!);
      }
    }
  });
});

describe('when nothing qualifies', () => {
  const catalog = choiceCatalog({
    a: { scores: all(80), price: 3, facts: { ...open, context_tokens: 32_000 } },
    b: { scores: all(60), price: 2, facts: { ...open, context_tokens: 16_000 } },
    dear: { scores: all(90), price: 20, facts: { context_tokens: 500_000 } },
  });

  test('says which condition to relax, by how much, and to what that leads', () => {
    const choice = choose(catalog, choiceQuery({ models: { max_price: 1, openness: 'open' } }));
    expect(choice.counts.qualify).toBe(0);
    expect(choice.answers).toEqual({ best: null, value: null, safe: null });
    expect(choice.no_value).toBe('nothing qualifies');
    expect(choice.relax).toEqual([
      {
        parameter: 'max_price',
        value: null,
        from: 1,
        to: 2,
        models: 1,
        model: { id: 'b', name: 'b', score: 60 },
        sentence: 'With $2.00 instead of $1.00 per million tokens: b (60.0 points).',
      },
    ]);
    expect(choice.closest).toEqual([]);
  });

  test('names the nearest models when no single condition is to blame', () => {
    const choice = choose(catalog, choiceQuery({ models: { max_price: 1, min_context: 100_000 } }));
    expect(choice.relax.map(({ parameter, to }) => [parameter, to])).toEqual([['max_price', 20]]);
    const both = choose(
      catalog,
      choiceQuery({ models: { max_price: 1, min_context: 100_000, openness: 'open' } }),
    );
    expect(both.relax).toEqual([]);
    expect(both.closest.map(({ sentence }) => sentence)).toEqual([
      'dear (90.0 points): not open and price $20.00 per million tokens.',
      'a (80.0 points): price $3.00 per million tokens and context 32k tokens.',
      'b (60.0 points): price $2.00 per million tokens and context 16k tokens.',
    ]);
  });

  test('points to suites that rate models which do qualify', () => {
    const partly = choiceCatalog({
      x: { scores: [50, 50, null], price: 0.5 },
      y: { scores: [50, null, null], price: 0.5 },
      full: { scores: all(60), price: 9 },
    });
    const suites = [
      aSuite({ id: 's', components: ['a', 'b', 'c'], min_coverage: 1 }),
      aSuite({ id: 't', components: ['a', 'b'], min_coverage: 1 }),
    ];
    const strict = choiceCatalog(
      {
        x: { scores: [50, 50, null], price: 0.5 },
        full: { scores: all(60), price: 9 },
      },
      { suites },
    );
    const choice = choose(strict, choiceQuery({ models: { max_price: 1 } }));
    expect(choice.elsewhere).toEqual([{ suite: 't', name: 't', models: 1 }]);
    expect(choice.left_out.thin).toMatchObject([
      { model: { id: 'x' }, coverage: expect.closeTo(2 / 3, 9) },
    ]);
    expect(choose(partly, choiceQuery({ models: { max_price: 1 } })).elsewhere).toEqual([]);
  });

  test('an empty catalogue has no answer and no way out', () => {
    const choice = choose(choiceCatalog({}), choiceQuery({ models: { max_price: 1 } }));
    expect(choice).toMatchObject({ relax: [], closest: [], elsewhere: [], field: [] });
    expect(choice.counts).toEqual({ models: 0, scored: 0, rated: 0, qualify: 0 });
  });
});

describe('several purposes', () => {
  const catalog = choiceCatalog({
    x: { scores: [90, 90, 0], price: 1 },
    y: { scores: [60, 60, 90], price: 1 },
  });

  test('are weighed as asked, and what they share counts once', () => {
    const mix = (s: number, t: number): Choice =>
      choose(
        catalog,
        choiceQuery({
          purposes: [
            { suite: 's', weight: s },
            { suite: 't', weight: t },
          ],
        }),
      );
    const even = mix(0.5, 0.5);
    expect(even.quality.components.map(({ weight }) => weight)).toEqual([
      expect.closeTo(5 / 12, 9),
      expect.closeTo(5 / 12, 9),
      expect.closeTo(1 / 6, 9),
    ]);
    expect(even.field.find((row) => row.model.id === 'x')!.score).toBeCloseTo(75, 9);
    expect(ids(even).best).toBe('x');
    expect(ids(mix(0.99, 0.01)).best).toBe('y');
    expect(even.quality.purposes).toMatchObject([
      { suite: 's', hash: 'hash-of-s', weight: 0.5 },
      { suite: 't', hash: 'hash-of-t', weight: 0.5 },
    ]);
  });

  test('a suite that ranks by one number cannot be mixed', () => {
    const withIndex = choiceCatalog(
      { x: { scores: all(50) } },
      {
        suites: [
          aSuite({ id: 's', components: ['a'] }),
          aSuite({ id: 'i', basis: 'index', index_benchmark: 'b', components: ['a'] }),
        ],
      },
    );
    const purposes = [
      { suite: 's', weight: 0.5 },
      { suite: 'i', weight: 0.5 },
    ];
    expect(() => choose(withIndex, choiceQuery({ purposes }))).toThrow(RankingError);
    const alone = choose(withIndex, choiceQuery({ purposes: [{ suite: 'i', weight: 1 }] }));
    expect(ids(alone).best).toBe('x');
    expect(alone.answers.best!.changes).toEqual([]);
  });

  test('an unknown suite and no suite are refused', () => {
    expect(() => choose(catalog, choiceQuery({ purposes: [] }))).toThrow(RankingError);
    const purposes = [{ suite: 'nothing', weight: 1 }];
    expect(() => choose(catalog, choiceQuery({ purposes }))).toThrow(/no suite "nothing"/);
  });
});
