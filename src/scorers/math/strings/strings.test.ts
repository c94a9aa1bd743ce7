import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameHendrycks } from './hendrycks.ts';
import { latexToText } from './latex-to-text.ts';
import { gradePrm800k } from './prm800k.ts';

describe('hendrycks/math', () => {
  it.each([
    ['\\frac12', '\\dfrac{1}{2}', true],
    ['0.5', '\\frac{1}{2}', true],
    ['3/4', '\\frac{3}{4}', true],
    ['x=5', '5', true],
    ['area=5', '5', false],
    ['5\\text{ cm}', '5', true],
    ['\\sqrt3', '\\sqrt{3}', true],
    ['2/4', '1/2', false],
    // Two units stop the reference, which then compares the raw texts.
    ['5\\text{ m}\\text{ s}', '5', false],
    ['\\sqrt', '\\sqrt', true],
  ])('%s and %s', (a, b, same) => expect(sameHendrycks(a, b)).toBe(same));
});

describe('latex to text', () => {
  it.each([
    ['\\frac{1}{2}', '1/2'],
    ['\\frac{16}{5}', '(16)/5'],
    ['3\\sqrt{13}', '3√(13)'],
    ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '[ 1 2; 3 4 ]'],
    ['\\unknown{x} y', 'x y'],
    // Digits have no other alphabet; braces need not match.
    ['\\mathbf{12}', '12'],
    ['\\boldsymbol{x}', 'x'],
    ['a}b{c', 'abc'],
    ['\\frac{1}{2', '1/2'],
  ])('%s', (latex, text) => expect(latexToText(latex)).toBe(text));
});

describe('prm800k', () => {
  it.each([
    ['\\frac{2}{8}', '\\frac{1}{4}', false],
    ['0.25', '\\frac{1}{4}', true],
    ['24/2', '12', false],
    ['12.0', '12', true],
    ['1,000', '1000', true],
    ['(1, 0.5)', '(1,\\frac{1}{2})', true],
    ['[1,2]', '(1,2)', false],
    ['(1,2,3)', '(1,2)', false],
    ['\\frac{\\sqrt{12}}{2}', '\\sqrt{3}', true],
    ['x+y+z', 'z+y+x', false],
    ['2x+1', '1+2x', true],
    ['', '5', false],
    ['\\mathbf{480}', '480', true],
    ['\\mathbf{x}', 'x', false],
    ['\\text{east}\\text{ inches}', '\\text{east}', true],
    // Python has no whole number that begins with 0.
    ['011\\sqrt2', '11\\sqrt2', false],
    [`${'{'.repeat(50_000)}\\pi`, '\\pi', false],
  ])('%s for %s', (given, gold, right) => expect(gradePrm800k(given, gold)).toBe(right));

  it('has a verdict on any text', () => {
    const part = fc.constantFrom(
      '\\frac',
      '{',
      '}',
      '1',
      '-',
      'x',
      '(',
      ')',
      ',',
      ' ',
      '^',
      '√',
      '.',
      '$',
    );
    const text = fc.array(part, { maxLength: 15 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(typeof gradePrm800k(a, b)).toBe('boolean');
        expect(typeof sameHendrycks(a, b)).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
