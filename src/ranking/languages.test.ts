import { describe, expect, test } from 'vitest';
import { shippedCatalog } from '../../test/edited-catalog.ts';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../test/small-catalog.ts';
import { LanguageScores, languageEvidence, parseLanguage } from './languages.ts';

const ids = Array.from({ length: 12 }, (_, i) => `m${i}`);
const catalog = aCatalog({
  models: ids.map((id) => aModel({ id })),
  benchmarks: ['ceval', 'mmmlu', 'mgsm', 'mmlu-french'].map((id) => aBenchmark({ id })),
  suites: [aSuite({ id: 'chinese', components: ['ceval'] })],
  scores: [
    ...ids.map((model, i) => aScore({ model, benchmark: 'ceval', score: 50 + i })),
    aScore({ model: 'm0', benchmark: 'mmmlu', score: 80 }),
    aScore({ model: 'm1', benchmark: 'mmlu-french', score: 70 }),
  ],
});

describe('languageEvidence', () => {
  test('asks for a language in which ten models or more were tested', () => {
    const zh = languageEvidence(catalog, 'zh');
    expect(zh).toMatchObject({ name: 'Chinese', suite: 'chinese', used: true });
    expect(zh.benchmarks.map(({ id, kind }) => [id, kind])).toEqual([
      ['ceval', 'own'],
      ['mmmlu', 'mean'],
    ]);
    expect(zh.note).toMatch(
      /1 benchmark in this language alone, with 12 models, and 1 that averages/,
    );
  });

  test('does not ask for one with less, and says so', () => {
    const fr = languageEvidence(catalog, 'fr');
    expect(fr.used).toBe(false);
    expect(fr.note).toMatch(/with 1 models?.*too little to ask it/);
    const de = languageEvidence(catalog, 'de');
    expect(de.used).toBe(false);
    expect(de.note).toMatch(/1 benchmark that averages over languages/);
  });

  test('says that there is nothing where there is nothing', () => {
    // No model has a score on MGSM here, the only benchmark with Thai.
    expect(languageEvidence(catalog, 'th')).toMatchObject({ used: false, benchmarks: [] });
    expect(languageEvidence(catalog, 'xh').note).toMatch(/^xh: the catalogue has no evidence/);
  });

  test('asks nothing of English', () => {
    expect(languageEvidence(catalog, 'en')).toMatchObject({ used: false });
  });
});

describe('LanguageScores', () => {
  test('gives each model its place among those tested', () => {
    const scores = new LanguageScores(catalog, languageEvidence(catalog, 'zh'), {});
    expect(scores.of('m11')[0]).toMatchObject({ benchmark: 'ceval', place: 1, of: 12, score: 61 });
    expect(scores.of('m0')[0]).toMatchObject({ place: 12, of: 12 });
    expect(scores.of('m0')).toHaveLength(2);
    expect(scores.of('nobody')).toEqual([]);
  });

  test('heeds the evidence asked for', () => {
    const until = { until: '2025-01-31' };
    const scores = new LanguageScores(catalog, languageEvidence(catalog, 'zh'), until);
    expect(scores.of('m11')).toEqual([]);
  });
});

test.each([
  ['zh', 'zh'],
  ['zh-CN', 'zh'],
  ['Chinese', 'zh'],
  [' KOREAN ', 'ko'],
  ['pt_br', 'pt'],
  ['klingon', undefined],
  ['', undefined],
  ['z', undefined],
])('parseLanguage %s', (text, code) => {
  expect(parseLanguage(text)).toBe(code);
});

test('the benchmarks named for Chinese and Korean are in the shipped catalogue', () => {
  const shipped = shippedCatalog();
  expect(languageEvidence(shipped, 'zh').benchmarks.length).toBeGreaterThanOrEqual(15);
  expect(languageEvidence(shipped, 'ko').benchmarks.length).toBeGreaterThanOrEqual(10);
  expect(languageEvidence(shipped, 'zh').used).toBe(true);
});
