import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Choosable, choiceCatalog, choiceQuery } from '../../test/choice-catalog.ts';
import { type AnswerKind, type Choice, type ChoiceQuery, choose } from './choose.ts';

const score = fc.option(fc.integer({ min: 1, max: 99 }), { freq: 6 });
const aModel = fc.record({
  scores: fc.tuple(score, score, score),
  price: fc.option(
    fc.integer({ min: 1, max: 40 }).map((cents) => cents / 4),
    { freq: 5 },
  ),
  open: fc.boolean(),
  licence: fc.constantFrom('MIT', 'cap', 'NC', null),
  context: fc.option(fc.constantFrom(8000, 32_000, 131_072, 1_048_576), { freq: 5 }),
  size: fc.option(fc.integer({ min: 1, max: 400 }), { freq: 5 }),
  country: fc.constantFrom('US', 'CN', 'FR', null),
});
const someModels = fc.array(aModel, { minLength: 1, maxLength: 9 });

type Drawn = typeof aModel extends fc.Arbitrary<infer T> ? T : never;

function catalogOf(models: readonly Drawn[], order = models.map((_, i) => i)) {
  const named = order.map((i): [string, Choosable] => {
    const { scores, price, open, licence, context, size, country } = models[i]!;
    return [
      `m${i}`,
      {
        scores,
        ...(price === null ? {} : { price }),
        facts: {
          openness: open ? 'open-weights' : 'closed',
          licence,
          context_tokens: context,
          total_params_b: size,
          country,
        },
      },
    ];
  });
  return choiceCatalog(Object.fromEntries(named));
}

const question = fc
  .record({
    max_price: fc.option(fc.integer({ min: 1, max: 40 }).map((cents) => cents / 4)),
    min_context: fc.option(fc.constantFrom(16_000, 100_000, 200_000)),
    commercial: fc.boolean(),
    open: fc.boolean(),
    memory: fc.option(fc.integer({ min: 4, max: 500 })),
    not: fc.option(fc.constantFrom('US', 'CN')),
  })
  .map(
    ({ max_price, min_context, commercial, open, memory, not }): Partial<ChoiceQuery> => ({
      models: {
        ...(max_price === null ? {} : { max_price }),
        ...(min_context === null ? {} : { min_context }),
        ...(commercial ? { commercial } : {}),
        ...(open ? { openness: 'open' as const } : {}),
      },
      ...(memory === null
        ? {}
        : {
            fits: {
              memory_gb: memory,
              quantisation: 'int8',
              bits: 8,
              allowance_share: 0.2,
              allowance_gb: 1,
            },
          }),
      ...(not === null ? {} : { not_countries: [not] }),
    }),
  );

const kinds: AnswerKind[] = ['best', 'value', 'safe'];
const idsOf = (choice: Choice) => kinds.map((kind) => choice.answers[kind]?.row.model.id);

describe('choose', () => {
  test('a looser condition never makes the best answer worse, nor the safest less safe', () => {
    fc.assert(
      fc.property(someModels, question, fc.nat(5), (models, given, which) => {
        const catalog = catalogOf(models);
        const tight = choose(catalog, choiceQuery(given));
        const loose = choose(catalog, choiceQuery(loosen(given, which)));
        expect(loose.counts.qualify).toBeGreaterThanOrEqual(tight.counts.qualify);
        if (!tight.answers.best || !tight.answers.safe) return;
        expect(loose.answers.best!.row.score).toBeGreaterThanOrEqual(tight.answers.best.row.score);
        expect(loose.answers.safe!.row.interval[0]).toBeGreaterThanOrEqual(
          tight.answers.safe.row.interval[0],
        );
      }),
      { numRuns: 60 },
    );
  });

  test('the order of the models plays no part', () => {
    fc.assert(
      fc.property(someModels, question, fc.nat(), (models, given, seed) => {
        const order = models.map((_, i) => i).sort((a, b) => shuffle(a, seed) - shuffle(b, seed));
        const one = choose(catalogOf(models), choiceQuery(given));
        const other = choose(catalogOf(models, order), choiceQuery(given));
        expect(JSON.stringify(other.answers)).toBe(JSON.stringify(one.answers));
        expect(JSON.stringify(other.field)).toBe(JSON.stringify(one.field));
        expect(JSON.stringify(other.left_out)).toBe(JSON.stringify(one.left_out));
        expect(JSON.stringify(other.relax)).toBe(JSON.stringify(one.relax));
      }),
      { numRuns: 40 },
    );
  });

  test('a change that is named comes about when it is made', () => {
    fc.assert(
      fc.property(someModels, question, (models, given) => {
        const catalog = catalogOf(models);
        const choice = choose(catalog, choiceQuery(given));
        for (const kind of kinds) {
          for (const change of choice.answers[kind]?.changes ?? []) {
            if (change.kind !== 'relax' && change.kind !== 'drop') continue;
            const asked = withLimit(given, change.parameter!, change.to);
            const then = choose(catalog, choiceQuery(asked)).answers[kind]!;
            // The cost that value goes by may be another once memory is asked for no more.
            if (kind === 'value' && change.parameter === 'max_price' && given.fits) continue;
            expect(then.row.model.id, change.sentence).toBe(change.model.id);
          }
        }
        for (const way of choice.relax) {
          const asked = withLimit(given, way.parameter, way.to);
          const then = choose(catalog, choiceQuery(asked));
          expect(then.counts.qualify, way.sentence).toBe(way.models);
          expect(then.answers.best!.row.model.id).toBe(way.model.id);
        }
      }),
      { numRuns: 80 },
    );
  });

  test('answers qualify, counts add up, and nothing is NaN', () => {
    fc.assert(
      fc.property(someModels, question, (models, given) => {
        const choice = choose(catalogOf(models), choiceQuery(given));
        const { counts, field, left_out } = choice;
        expect(field).toHaveLength(counts.qualify);
        expect(counts.qualify).toBeLessThanOrEqual(counts.rated);
        expect(counts.rated).toBeLessThanOrEqual(counts.scored);
        expect(counts.scored).toBeLessThanOrEqual(counts.models);
        expect(counts.qualify > 0).toBe(choice.answers.best !== null);
        for (const id of idsOf(choice)) {
          if (id !== undefined) expect(field.some((row) => row.model.id === id)).toBe(true);
        }
        const best = choice.answers.best?.row;
        for (const miss of left_out.misses) {
          expect(miss.failing.length).toBeGreaterThan(0);
          if (best) expect(miss.score).toBeGreaterThan(best.score);
        }
        if (field.length > 0) {
          expect(field.reduce((sum, row) => sum + row.p_best, 0)).toBeCloseTo(1, 6);
        }
        expect(everyNumberIsFinite(choice)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

/** The question with one of its conditions given up or widened. */
function loosen(given: Partial<ChoiceQuery>, which: number): Partial<ChoiceQuery> {
  const { max_price, min_context, commercial, openness, ...rest } = given.models ?? {};
  const kept = { max_price, min_context, commercial, openness };
  if (which === 0 && max_price !== undefined) kept.max_price = max_price * 3;
  if (which === 1 && min_context !== undefined) kept.min_context = min_context / 3;
  if (which === 2) kept.commercial = undefined;
  if (which === 3) kept.openness = undefined;
  const models = {
    ...rest,
    ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)),
  };
  const { fits, not_countries, ...others } = given;
  return {
    ...others,
    models,
    ...(fits ? { fits: which === 4 ? { ...fits, memory_gb: fits.memory_gb * 3 } : fits } : {}),
    ...(not_countries && which !== 5 ? { not_countries } : {}),
  };
}

/** The question with one parameter as a change says; null drops it. */
function withLimit(
  given: Partial<ChoiceQuery>,
  parameter: string,
  to: number | null,
): Partial<ChoiceQuery> {
  const { max_price, min_context, commercial, openness } = given.models ?? {};
  const kept: Record<string, unknown> = { max_price, min_context, commercial, open: openness };
  const { fits, not_countries, ...others } = given;
  kept[parameter] = to ?? undefined;
  const models = Object.fromEntries(
    Object.entries({
      max_price: kept.max_price,
      min_context: kept.min_context,
      commercial: kept.commercial,
      openness: kept.open,
    }).filter(([, value]) => value !== undefined),
  );
  return {
    ...others,
    models,
    ...(fits ? { fits: parameter === 'fits' ? { ...fits, memory_gb: to! } : fits } : {}),
    ...(not_countries && parameter !== 'not_country' ? { not_countries } : {}),
  };
}

function shuffle(i: number, seed: number): number {
  return Math.imul(i + 1, seed | 1) ^ (seed >>> (i % 16));
}

function everyNumberIsFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(everyNumberIsFinite);
}
