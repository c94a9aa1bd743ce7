import { describe, expect, test } from 'vitest';
import { shippedCatalog } from '../../test/edited-catalog.ts';
import { choose } from './choose.ts';
import { parseChoice } from './parse-choice.ts';
import type { QueryParameters } from './parse-query.ts';
import { rankSuite } from './rank-suite.ts';

const catalog = shippedCatalog();
const today = '2026-11-22';
const ask = (parameters: QueryParameters) =>
  choose(catalog, parseChoice(parameters, catalog, today));

describe('with the shipped catalogue', () => {
  test('an open coding model under a dollar whose licence allows commercial use', () => {
    const choice = ask({ for: 'coding', open: true, commercial: true, max_price: '1' });
    expect(choice.counts.qualify).toBeGreaterThan(5);
    for (const row of choice.field) {
      expect(row.model.openness).toMatch(/^open-/);
      expect(row.cost).toBeLessThanOrEqual(1);
    }
    for (const answer of Object.values(choice.answers)) {
      expect(answer!.why.length).toBeGreaterThan(0);
      expect(answer!.cells.flatMap((cell) => cell.scores).length).toBeGreaterThan(2);
    }
    const { best, value, safe } = choice.answers;
    expect(best!.row.score).toBeGreaterThanOrEqual(value!.row.score);
    expect(value!.row.cost).toBeLessThanOrEqual(best!.row.cost!);
    expect(safe!.row.interval[0]).toBeGreaterThanOrEqual(best!.row.interval[0]);
    expect(best!.changes.some(({ parameter }) => parameter === 'max_price')).toBe(true);
  });

  test('has the same scores, ranks and probabilities as a ranking of the same models', () => {
    const choice = ask({ for: 'agents', country: 'CN' });
    const ranking = rankSuite(catalog, {
      suite: 'agents',
      models: { countries: ['CN'] },
      evidence: { until: today },
      missing: 'bounds',
      level: 0.95,
      seed: 1,
    });
    expect(
      choice.field.map(({ model, score, rank_set, p_best }) => [model.id, score, rank_set, p_best]),
    ).toEqual(
      ranking.rows.map(({ model, score, rank_set, p_best }) => [model.id, score, rank_set, p_best]),
    );
  });

  test('every suite answers when nothing else is asked', () => {
    for (const suite of catalog.suites.keys()) {
      const choice = ask({ for: suite });
      expect(choice.answers.best, suite).not.toBeNull();
      expect(choice.answers.safe, suite).not.toBeNull();
      expect(choice.answers.value, suite).not.toBeNull();
    }
  });

  test('own hardware, a month and a mix', () => {
    const home = ask({ for: 'knowledge', fits: '24', quant: 'q4_k_m' });
    expect(home.counts.qualify).toBeGreaterThan(3);
    for (const row of home.field) expect(row.memory!.total_gb).toBeLessThanOrEqual(24);
    const month = ask({
      for: 'coding=2,agents=1',
      input_per_month: '200m',
      output_per_month: '40m',
      usd_per_month: '300',
    });
    expect(month.cost.kind).toBe('monthly');
    for (const row of month.field) expect(row.usd_per_month).toBeLessThanOrEqual(300);
    expect(month.quality.purposes.map(({ weight }) => weight)).toEqual([2 / 3, 1 / 3]);
  });

  test('nothing under a thousandth of a dollar: which condition to relax and by how much', () => {
    const choice = ask({ for: 'coding', max_price: '0.001' });
    expect(choice.answers.best).toBeNull();
    const [way] = choice.relax;
    expect(way).toMatchObject({ parameter: 'max_price', from: 0.001 });
    const again = ask({ for: 'coding', max_price: String(way!.to) });
    expect(again.answers.best!.row.model.id).toBe(way!.model.id);
  });

  test('Chinese: only models tested in it, with their places', () => {
    const choice = ask({ for: 'knowledge', language: 'zh' });
    expect(choice.languages).toMatchObject([{ code: 'zh', used: true, suite: 'chinese' }]);
    expect(choice.answers.best!.languages.length).toBeGreaterThan(0);
    for (const { place, of } of choice.answers.best!.languages) {
      expect(place).toBeGreaterThanOrEqual(1);
      expect(place).toBeLessThanOrEqual(of);
    }
  });

  test('is the same twice, and becomes JSON without loss', () => {
    const question = { for: 'reasoning', max_price: '2', not_country: 'US' };
    const text = JSON.stringify(ask(question));
    expect(JSON.stringify(ask(question))).toBe(text);
    expect(JSON.parse(text)).toEqual(ask(question));
  });
});
