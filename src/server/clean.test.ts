import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from './clean.ts';

describe('clean', () => {
  test('takes out what moves the cursor, colours, hides or turns text round', () => {
    expect(clean('a\u001b[31mred\u001b[0m')).toBe('a[31mred[0m');
    expect(clean('title\u001b]0;owned\u0007')).toBe('title]0;owned');
    expect(clean('left\u202eright\u2066')).toBe('leftright');
    expect(clean('zero\u200bwidth\ufeff')).toBe('zerowidth');
    expect(clean('two\r\nlines\tand\u2028more')).toBe('two lines and more');
    expect(clean('c1\u009b31m')).toBe('c131m');
  });

  test('leaves letters of any script alone', () => {
    for (const text of ['GLM-4.5', '智谱 清言', 'τ²-bench', 'Mistral – é']) {
      expect(clean(text)).toBe(text);
    }
  });

  test('whatever comes in, no control character comes out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(clean(text)).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
