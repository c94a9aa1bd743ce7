import { describe, expect, it } from 'vitest';
import { compareModels } from '../../src/ranking/compare.ts';
import { modelSheet } from '../../src/ranking/model-sheet.ts';
import { opennessPillars } from '../../src/ranking/openness.ts';
import { parseQuery, type QueryParameters } from '../../src/ranking/parse-query.ts';
import { rank as rankBy } from '../../src/ranking/rank.ts';
import { shippedCatalog } from '../../test/edited-catalog.ts';
import { sayInChinese } from './said-zh.ts';

const catalog = shippedCatalog();
const rank = (parameters: QueryParameters) =>
  rankBy(catalog, parseQuery(parameters, catalog, '2026-11-22').query);

/** What has no Chinese wording, with what each sentence became for the reader of a failure. */
const unsaid = (sentences: Iterable<string>): string[] =>
  [...new Set(sentences)].filter(
    (sentence) => !/\p{Script=Han}/u.test(sayInChinese(sentence) ?? ''),
  );

describe('in Chinese there is a wording for', () => {
  it('why a model is not ranked, and the notes below a ranking', () => {
    for (const suite of ['ability', 'ability-coding', ...catalog.suites.keys()]) {
      for (const missing of ['bounds', 'complete']) {
        const { unranked, notes } = rank({ suite, missing });
        expect(unsaid([...unranked.map(({ reason }) => reason), ...notes])).toEqual([]);
      }
    }
  }, 120_000);

  it('the notes below abilities of other evidence, which are fitted on the spot', () => {
    const { notes } = rank({ suite: 'ability', evidence_until: '2025-06-30' });
    expect(notes.join(' ')).toMatch(/Laplace/);
    expect(unsaid(notes)).toEqual([]);
  }, 60_000);

  it.each<QueryParameters>([
    { open: true },
    { closed: true },
    { country: 'FR,CA' },
    { lab: 'deepseek' },
    { arch: 'moe' },
    { arch: 'dense' },
    { max_active: '20b' },
    { max_total: '70b' },
    { max_price: '1' },
    { min_context: '128k' },
    { commercial: true },
    { modality: 'image' },
    { as_of: '2025-01-01' },
    { since: '2025-01-01' },
    { hide_superseded: true },
    { model: 'glm-4-5' },
  ])('why a model is outside of %o', (parameters) => {
    const reasons = Object.keys(rank({ suite: 'coding', ...parameters }).excluded);
    expect(reasons.length).toBeGreaterThan(0);
    expect(unsaid(reasons)).toEqual([]);
  });

  it('why a row counts or does not', () => {
    const whys = [...catalog.models.values()].flatMap((model) =>
      modelSheet(catalog, model).benchmarks.flatMap(({ scores }) => scores.map(({ why }) => why)),
    );
    expect(new Set(whys).size).toBeGreaterThan(12);
    expect(unsaid(whys)).toEqual([]);
  });

  it('every pillar and criterion of the rubric of openness', () => {
    const names = opennessPillars.flatMap(({ name, criteria }) => [
      name,
      ...criteria.map((criterion) => criterion.name),
    ]);
    expect(unsaid(names)).toEqual([]);
  });

  it('the notes below a comparison', () => {
    const notes = [{}, { suite: 'coding' }].flatMap(
      (more) =>
        compareModels(catalog, { models: ['deepseek-r1', 'glm-4-5'], evidence: {}, ...more }).notes,
    );
    expect(notes.length).toBeGreaterThan(6);
    expect(unsaid(notes)).toEqual([]);
  });
});

it('keeps what varies, and says nothing of what it does not know', () => {
  expect(sayInChinese('covers 40 % of the weight, 70 % needed; bounds 31 to 62')).toBe(
    '覆盖权重的 40%，需要 70%；可能范围 31 至 62',
  );
  expect(sayInChinese('not from US or CN')).toBe('不属于 US、CN');
  expect(sayInChinese('GLM 4.5 leads by 2 points.')).toBeUndefined();
});
