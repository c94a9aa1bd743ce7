import { describe, expect, test } from 'vitest';
import { aCatalog, aModel, aSuite } from '../../test/small-catalog.ts';
import { RankingError } from './error.ts';
import { parseQuery, queryParameters } from './parse-query.ts';

const catalog = aCatalog({
  models: [aModel({ id: 'glm-4-5', name: 'GLM-4.5' })],
  suites: [
    aSuite({ id: 'glm-12', components: ['a'] }),
    aSuite({ id: 'coding', category: 'coding', components: ['a'] }),
  ],
});
const today = '2026-11-22';
const parse = (parameters: Record<string, string | boolean>) =>
  parseQuery(parameters, catalog, today);

describe('parseQuery', () => {
  test('asks about all models on all evidence to date by default', () => {
    expect(parse({}).query).toEqual({
      suite: 'ability',
      models: {},
      evidence: { until: today },
      missing: 'bounds',
      level: 0.95,
      seed: 1,
    });
  });

  test('reads every parameter', () => {
    const { query, top } = parse({
      for: 'coding',
      open: true,
      country: 'cn, us',
      lab: 'LAB',
      arch: 'moe',
      max_active: '12b',
      max_total: '1t',
      max_price: '0.5',
      min_context: '128k',
      commercial: 'true',
      as_of: '2025-11-05',
      evidence_until: '2025-12',
      reported_by: 'self,independent',
      missing: 'complete',
      weights: 'a=2',
      level: '0.9',
      seed: '7',
      top: '10',
      model: 'GLM 4.5',
    });
    expect(top).toBe(10);
    expect(query).toEqual({
      suite: 'coding',
      models: {
        openness: 'open',
        countries: ['CN', 'US'],
        labs: ['lab'],
        architecture: 'moe',
        max_active_b: 12,
        max_total_b: 1000,
        max_price: 0.5,
        min_context: 128_000,
        commercial: true,
        as_of: '2025-11-05',
        models: ['glm-4-5'],
      },
      evidence: { until: '2025-12-31', reported_by: ['self', 'independent'] },
      missing: 'complete',
      level: 0.9,
      seed: 7,
      weights: { a: 2 },
    });
  });

  test.each([
    [{ opne: 'true' }, /opne is no parameter/],
    [{ open: true, closed: true }, /exclude each other/],
    [{ suite: 'glm-12', for: 'coding' }, /exclude each other/],
    [{ for: 'cooking' }, /for is one of coding/],
    [{ suite: 'glm12x' }, /did you mean glm-12/],
    [{ lab: 'nobody' }, /no lab "nobody"/],
    [{ country: 'China' }, /two-letter codes/],
    [{ arch: 'sparse' }, /arch is dense or moe/],
    [{ max_active: '12 bananas' }, /max_active is a positive number such as 12b/],
    [{ max_price: '1constructor' }, /max_price is a positive number/],
    [{ max_price: '-1' }, /max_price is a positive number/],
    [{ as_of: '2025-02-30' }, /as_of is a day such as/],
    [{ as_of: '2025-13' }, /as_of is a day such as/],
    [{ as_of: '2027-01-01' }, /in the future \(today is 2026-11-22\)/],
    [{ as_of: 'yesterday' }, /as_of is a day such as/],
    [{ since: '2025-06-01', as_of: '2025-01-01' }, /no model can be released between/],
    [{ reported_by: 'friends' }, /reported_by is self or rival/],
    [{ missing: 'mean' }, /missing is complete or predicted or bounds/],
    [{ weights: 'a' }, /component=number pairs/],
    [{ weights: 'a=-1' }, /component=number pairs/],
    [{ top: '0' }, /top is a whole number/],
    [{ top: '' }, /top needs a value/],
    [{ open: 'perhaps' }, /open is true or false/],
  ])('refuses %j', (parameters, message) => {
    expect(() => parse(parameters as Record<string, string>)).toThrow(message);
    expect(() => parse(parameters as Record<string, string>)).toThrow(RankingError);
  });

  test('a month or year of now means until today', () => {
    expect(parse({ as_of: '2026' }).query.models.as_of).toBe(today);
    expect(parse({ as_of: '2025' }).query.models.as_of).toBe('2025-12-31');
  });

  test('a month or year since which means its first day', () => {
    expect(parse({ since: '2025-07' }).query.models.since).toBe('2025-07-01');
    expect(parse({ since: '2025' }).query.models.since).toBe('2025-01-01');
    expect(() => parse({ since: '2025-13' })).toThrow(/since is a day/);
  });

  test('every example of a parameter is accepted alone', () => {
    const catalogWithAll = aCatalog({
      models: [aModel({ id: 'glm-4-5' }), aModel({ id: 'o3' })],
      labs: ['zhipu', 'deepseek'].map((id) => ({ id, name: id, country: null, aliases: [] })),
      suites: [...catalog.suites.values()],
    });
    for (const [name, example] of Object.entries(queryParameters)) {
      expect(() => parseQuery({ [name]: example }, catalogWithAll, today)).not.toThrow();
    }
  });
});
