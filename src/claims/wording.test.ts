import { describe, expect, it } from 'vitest';
import {
  counted,
  inDraws,
  list,
  nationality,
  ordinal,
  percent,
  shortList,
  withArticle,
  writtenDate,
} from './wording.ts';

describe('wording', () => {
  it('never rounds to certainty', () => {
    expect([0, 0.001, 0.5, 0.996, 1].map(percent)).toEqual([
      '0 %',
      'under 1 %',
      '50 %',
      'over 99 %',
      '100 %',
    ]);
    expect([0, 0.5, 1].map(inDraws)).toEqual([
      'in none of the draws',
      'in 50 % of the draws',
      'in all of the draws',
    ]);
  });

  it('counts places', () => {
    expect([1, 10, 11, 13, 21, 22, 112].map(ordinal)).toEqual([
      'first',
      'tenth',
      '11th',
      '13th',
      '21st',
      '22nd',
      '112th',
    ]);
  });

  it('joins', () => {
    expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual([
      'none',
      'a',
      'a and b',
      'a, b and c',
    ]);
    expect(shortList(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
    expect(shortList(['a', 'b', 'c'], 2)).toBe('a, b and c');
    expect([counted(1, 'model'), counted(0, 'model')]).toEqual(['1 model', '0 models']);
  });

  it('names countries and days', () => {
    expect(nationality('CN')).toBe('Chinese');
    expect(nationality('BR')).toBe('from BR');
    expect(withArticle('American model')).toBe('an American model');
    expect(writtenDate('2025-07-31')).toBe('31 July 2025');
    expect(writtenDate('2025-07')).toBe('July 2025');
  });
});
