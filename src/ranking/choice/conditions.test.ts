import { describe, expect, test } from 'vitest';
import { choiceCatalog, choiceQuery } from '../../../test/choice-catalog.ts';
import { aScore } from '../../../test/small-catalog.ts';
import { type Choice, choose } from '../choose.ts';

const all = (score: number): number[] => [score, score, score];
const ids = (choice: Choice) => ({
  best: choice.answers.best?.row.model.id,
  value: choice.answers.value?.row.model.id,
  safe: choice.answers.safe?.row.model.id,
});
/** Memory of the weights alone, at a byte a parameter: as many GB as billions of parameters. */
const fits = (memory_gb: number) => ({
  memory_gb,
  quantisation: '8 bits',
  bits: 8,
  allowance_share: 0,
  allowance_gb: 0,
});
const open = { openness: 'open-weights' as const };

describe('conditions', () => {
  const models = {
    big: { scores: all(80), price: 3, facts: { licence: 'NC', context_tokens: 8000 } },
    mid: {
      scores: all(60),
      price: 1.2,
      facts: { ...open, licence: 'cap', total_params_b: 70, context_tokens: 32_000 },
    },
    small: {
      scores: all(40),
      price: 0.2,
      facts: { ...open, licence: 'MIT', total_params_b: 8, context_tokens: 200_000, country: 'FR' },
    },
    dark: { scores: all(90), facts: { ...open, licence: null, country: null } },
  };
  const catalog = choiceCatalog(models);
  const ask = (given: Parameters<typeof choiceQuery>[0]): Choice =>
    choose(catalog, choiceQuery(given));

  test('price: unknown does not qualify and is named among those that would have won', () => {
    const choice = ask({ models: { max_price: 2 } });
    expect(ids(choice).best).toBe('mid');
    expect(choice.conditions).toEqual([
      {
        parameter: 'max_price',
        value: null,
        words: 'price at most $2.00 per million tokens',
        fails: 1,
        unknown: 1,
        alone: 2,
      },
    ]);
    expect(choice.left_out.misses.map(({ sentence }) => sentence)).toEqual([
      'dark would have been the best (90.0 points), but: price unknown.',
      'big would have been the best (80.0 points), but: price $3.00 per million tokens.',
    ]);
    expect(choice.left_out.misses[0]!.p_better).toBeGreaterThan(0.99);
  });

  test('licence: conditional use qualifies, with the condition; unknown does not', () => {
    const choice = ask({ models: { commercial: true } });
    expect(ids(choice).best).toBe('mid');
    expect(choice.answers.best!.unknown).toContain('Licence Capped: Up to a thousand users.');
    expect(choice.conditions[0]).toMatchObject({ fails: 1, unknown: 1 });
    expect(ask({}).answers.best!.unknown).toContain('Its licence is unknown.');
    expect(ids(ask({ models: { models: ['big'] } })).best).toBe('big');
    expect(ask({ models: { models: ['big'] } }).answers.best!.unknown).toContain(
      'Its licence forbids commercial use.',
    );
  });

  test('memory: all parameters count, unknown size and closed weights do not qualify', () => {
    const choice = ask({ fits: fits(24) });
    expect(ids(choice)).toEqual({ best: 'small', value: 'small', safe: 'small' });
    expect(choice.cost.kind).toBe('memory');
    expect(choice.answers.best!.row.memory).toEqual({
      weights_gb: 8,
      allowance_gb: 0,
      total_gb: 8,
    });
    expect(choice.left_out.misses.map(({ model, failing }) => [model.id, failing[0]])).toEqual([
      ['dark', { parameter: 'fits', unknown: true, reason: 'size unknown' }],
      ['big', { parameter: 'fits', unknown: false, reason: 'no weights to run' }],
      ['mid', { parameter: 'fits', unknown: false, reason: 'needs 70 GB' }],
    ]);
    expect(choice.notes.join(' ')).toMatch(/mixture of experts all experts count/);
    // A budget makes the price the cost again.
    expect(ask({ fits: fits(24), models: { max_price: 1 } }).cost.kind).toBe('price');
  });

  test('memory of a mixture of experts goes by its total, not its active parameters', () => {
    const moe = choiceCatalog({
      moe: {
        scores: all(70),
        facts: { ...open, architecture: 'moe', total_params_b: 100, active_params_b: 3 },
      },
    });
    expect(choose(moe, choiceQuery({ fits: fits(24) })).counts.qualify).toBe(0);
    expect(choose(moe, choiceQuery({ fits: fits(100) })).counts.qualify).toBe(1);
  });

  test('a month: the volume turns prices into a bill', () => {
    const monthly = { input_tokens: 10e6, output_tokens: 5e6 };
    const choice = ask({ monthly, max_monthly_usd: 20 });
    expect(choice.cost.unit).toBe('USD per month');
    expect(choice.answers.best!.row.usd_per_month).toBeCloseTo(15 * 1.2, 9);
    expect(ids(choice).best).toBe('mid');
    expect(choice.left_out.misses[0]!.sentence).toMatch(/dark .*price unknown/);
    expect(ids(ask({ monthly })).best).toBe('dark');
  });

  test('a price that the volume does not need may be unknown', () => {
    const half = choiceCatalog({
      half: {
        scores: all(50),
        facts: { price: { input_usd_per_m: 2, output_usd_per_m: null, source: 'list' } },
      },
    });
    const bill = (output_tokens: number): number | null =>
      choose(half, choiceQuery({ monthly: { input_tokens: 1e6, output_tokens } })).field[0]!.cost;
    expect(bill(0)).toBe(2);
    expect(bill(1)).toBeNull();
  });

  test('context, openness, countries and labs that are not wanted', () => {
    expect(ids(ask({ models: { min_context: 100_000 } })).best).toBe('small');
    expect(ids(ask({ models: { openness: 'open' } })).best).toBe('dark');
    // `dark` is of an unknown country.
    const french = ask({ not_countries: ['US'] });
    expect(french.field.map((row) => row.model.id)).toEqual(['small']);
    expect(french.conditions[0]).toMatchObject({ value: 'US', fails: 2, unknown: 1, alone: 3 });
    const labs = ask({ not_labs: ['lab'] });
    expect(labs.counts.qualify).toBe(0);
    expect(labs.relax[0]!.sentence).toBe(
      'Without the exclusion of Lab: 4 models, the best of them dark (90.0 points).',
    );
  });

  test('modalities: all of them', () => {
    const seeing = choiceCatalog({
      sees: { scores: all(50), facts: { modalities_in: ['text', 'image'] } },
      hears: { scores: all(60), facts: { modalities_in: ['text', 'image', 'audio'] } },
      reads: { scores: all(70) },
    });
    const field = (modalities: string[]): string[] =>
      choose(seeing, choiceQuery({ modalities })).field.map((row) => row.model.id);
    expect(field(['image'])).toEqual(['hears', 'sees']);
    expect(field(['image', 'audio'])).toEqual(['hears']);
  });

  test('reasoning: on needs a score in such a mode; off rates without it', () => {
    const row = (model: string, score: number, mode?: string) =>
      ['a', 'b', 'c'].map((benchmark) =>
        aScore({ model, benchmark, score, conditions: mode ? { mode } : {} }),
      );
    const modes = choiceCatalog(
      {
        both: { scores: [] },
        never: { scores: [] },
        silent: { scores: [] },
        always: { scores: [] },
      },
      {
        scores: [
          ...row('both', 80, 'thinking'),
          ...row('both', 50, 'non-thinking'),
          ...row('never', 60, 'non-thinking'),
          ...row('silent', 70),
          ...row('always', 90, 'thinking'),
        ],
      },
    );
    const field = (reasoning: 'on' | 'off'): [string, number][] =>
      choose(modes, choiceQuery({ reasoning })).field.map((each) => [
        each.model.id,
        Math.round(each.score),
      ]);
    expect(field('on')).toEqual([
      ['always', 90],
      ['both', 80],
    ]);
    expect(field('off')).toEqual([
      ['never', 60],
      ['both', 50],
    ]);
    const off = choose(modes, choiceQuery({ reasoning: 'off' }));
    expect(off.left_out.misses[0]!.sentence).toMatch(
      /silent .*reasoning mode of its scores unknown/,
    );
  });

  test('superseded models stay unless they are not wanted, and are said to be', () => {
    const line = choiceCatalog({
      old: { scores: all(60), facts: { superseded_by: 'new' } },
      new: { scores: all(50) },
    });
    const stays = choose(line, choiceQuery());
    expect(stays.answers.best!.unknown).toContain('Superseded by new, which scores 50.0.');
    const goes = choose(line, choiceQuery({ models: { hide_superseded: true } }));
    expect(ids(goes).best).toBe('new');
    expect(goes.left_out.misses[0]!.sentence).toMatch(/superseded by new/);
  });
});
