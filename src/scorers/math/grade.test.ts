import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractMath } from './extract.ts';
import { gradeMath } from './grade.ts';
import { parseLatex } from './parse.ts';

const same = (gold: string, given: string): boolean => gradeMath(`$${gold}$`, `$${given}$`);

describe.each([
  ['numbers', '1000', '1{,}000', '1001'],
  ['decimals to six places', '\\frac{1}{3}', '0.333333', '0.3333'],
  ['fractions', '\\frac{3}{4}', '6/8', '\\frac{4}{3}'],
  ['mixed numbers', '\\frac{5}{2}', '2\\frac{1}{2}', '2\\cdot\\frac{1}{2}'],
  ['mixed numbers with a slash', '\\frac{11}{2}', '5 1/2', '\\frac{5}{2}'],
  ['factors in brackets', '6', '(2)(3)', '(2)(4)'],
  ['percent', '28\\%', '28 percent', '28'],
  ['units', '12', '12\\text{ cm}^2', '12\\pi\\text{ cm}^2'],
  ['degrees', '90^\\circ', '90', '91'],
  ['money', '18.90', '\\$18.9', '\\$18.91'],
  ['roots', '2\\sqrt{5}', '\\sqrt{20}', '\\sqrt{21}'],
  ['cube roots', '\\sqrt[3]{16}', '2\\cdot 2^{1/3}', '2^{1/3}'],
  ['pi', '\\frac{\\pi}{2}', '\\pi/2', '1.570796\\pi'],
  ['polynomials', '(x+1)^2', 'x^2+2x+1', 'x^2+x+1'],
  ['trigonometry', '\\sin^2 x', '1-\\cos^2 x', '1-\\cos x'],
  ['logarithms', '\\log_2 8', '3', '4'],
  ['factorials', '\\frac{5!}{3!}', '20', '10'],
  ['binomials', '\\binom{5}{2}', '10', '20'],
  ['imaginary numbers', '3-2i', '-2i+3', '3+2i'],
  ['sets in any order', '\\{1,2,3\\}', '3,1,2', '1,2'],
  ['plus or minus', '1\\pm\\sqrt{2}', '1-\\sqrt2, 1+\\sqrt2', '1+\\sqrt2'],
  ['intervals', '(1,\\infty)', '\\left(1,+\\infty\\right)', '[1,\\infty)'],
  ['unions', '(-\\infty,1)\\cup(1,2]', '(-\\infty,2]\\setminus\\{1\\}', '(-\\infty,2]'],
  ['tuples in their order', '(3,1,2)', '3,1,2', '(1,2,3)'],
  ['several tuples', '(1,2,3),(4,5,6)', '(4,5,6),(1,2,3)', '(4,5,6)'],
  [
    'matrices',
    '\\begin{pmatrix}1&\\frac12\\\\0&1\\end{pmatrix}',
    '\\begin{bmatrix}1&0.5\\\\0&1\\end{bmatrix}',
    '\\begin{pmatrix}1&2\\\\0&1\\end{pmatrix}',
  ],
  [
    'matrices that are added and multiplied',
    '\\begin{pmatrix}3\\\\7\\end{pmatrix}',
    '\\begin{pmatrix}1&1\\\\1&3\\end{pmatrix}\\begin{pmatrix}1\\\\1\\end{pmatrix}+\\begin{pmatrix}1\\\\3\\end{pmatrix}',
    '2\\begin{pmatrix}1\\\\2\\end{pmatrix}',
  ],
  ['all reals', '\\mathbb{R}', '(-\\infty,\\infty)', '(0,\\infty)'],
  ['sums that can be worked out', '\\sum_{k=1}^{3} k^2', '14', '13'],
  ['inequalities turned round', 'x \\le 5', '5 \\ge x', 'x < 5'],
  ['inequalities and intervals', '1 < x < 2', '(1,2)', '[1,2]'],
  ['equations', '2x+4y-3=0', 'y = -\\frac12 x + \\frac34', 'y = \\frac12 x + \\frac34'],
  ['assignments', '5', 'x = 5', 'x = 6'],
  ['chains of equations', 'x = 10', 'x = 5+5 = 10', 'x = 5+6 = 11'],
  ['words', '\\text{Monday}', 'monday', 'sunday'],
  ['numbers in text', '\\frac{1}{2}', '\\text{1/2}', '\\text{2/4}'],
  ['numbers in bold', '480', '\\mathbf{480}', '\\text{0480}'],
  ['names of sets', '(0,1)', 'D = (0,1)', '(D = (0,1))'],
  ['names of pairs', '(3,2)', '(p,q)=(3,2)', '1=(3,2)'],
  ['names of two values', '\\pm 3', 'x=\\pm 3', '2x=\\pm 3'],
  ['letters', '\\text{(C)}', 'C', 'B'],
  ['functions by name', 'f(x)', 'f(x)', 'f(y)'],
  ['sums by form', '\\sum_{k=1}^{n} a_k b_k', '\\sum_{k=1}^{n} b_k a_k', '\\sum_{k=0}^{n} a_k b_k'],
])('%s', (_, gold, right, wrong) => {
  it('takes what is equal', () => expect(same(gold, right)).toBe(true));
  it('refuses what is not', () => expect(same(gold, wrong)).toBe(false));
});

describe('finding the answer', () => {
  it.each([
    ['the last box', '$\\boxed{1}$, no: after a long way round it is $\\boxed{2}$.', '2'],
    ['boxes that belong together', 'x is \\boxed{1} or \\boxed{2}', '1,2'],
    ['a final answer before what follows', 'The final answer is $3$. Check: $1+1$.', '3'],
    ['an answer in words', 'The answer is 1/4 + 2/4', '1/4 + 2/4'],
    ['the last number', 'first 3, then 4 apples', '4'],
    ['a number with spaces between thousands', 'so 1 000 people', '1000'],
  ])('%s', (_, text, found) => expect(extractMath(text)?.text).toBe(found));

  // As the reference, whose grammar lacks these signs.
  it.each(['(1,∞)', '(1,~2)', 'x∈(1,2)', '(1,2)^\\circ', 'AB=(1,2)'])('cannot read %s', (latex) => {
    expect(extractMath(`$${latex}$`, { kinds: ['latex'] })?.node).toBeNull();
  });

  it('finds none where none is', () => expect(extractMath('I do not know.')).toBeNull());

  it('compares letter by letter what it cannot read', () => {
    expect(same('x \\mapsto 2x', 'x \\mapsto 2x')).toBe(true);
    expect(same('x \\mapsto 2x', 'x \\mapsto 3x')).toBe(false);
  });
});

describe('whatever the numbers', () => {
  const small = fc.integer({ min: -999, max: 999 });
  const positive = fc.integer({ min: 1, max: 999 });

  it('knows a fraction in any form from a different one', () => {
    fc.assert(
      fc.property(small, positive, positive, (top, bottom, factor) => {
        const gold = `\\frac{${top}}{${bottom}}`;
        expect(same(gold, `\\dfrac{${top * factor}}{${bottom * factor}}`)).toBe(true);
        expect(same(gold, `${top}/${bottom}`)).toBe(true);
        expect(same(gold, `\\frac{${top + 1}}{${bottom}}`)).toBe(false);
      }),
    );
  });

  it('multiplies out', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const expanded = `x^2 + ${a + b}x + ${a * b}`.replaceAll('+ -', '- ');
        expect(same(`(x+${a})(x+${b})`.replaceAll('+-', '-'), expanded)).toBe(true);
        expect(same(`(x+${a})(x+${b + 1})`.replaceAll('+-', '-'), expanded)).toBe(false);
      }),
    );
  });

  it('is the same both ways for numbers', () => {
    fc.assert(
      fc.property(small, positive, small, positive, (a, b, c, d) => {
        const [x, y] = [`\\frac{${a}}{${b}}`, `\\frac{${c}}{${d}}`];
        expect(same(x, y)).toBe(same(y, x));
        expect(same(x, y)).toBe(a * d === b * c);
      }),
    );
  });
});

describe('hostile answers', () => {
  it.each([
    ['towers of powers', '9^{9^{9^{9}}}'],
    ['huge factorials', '(10^{9})!!!!!'],
    ['deep brackets', '('.repeat(3000)],
    ['deep braces', `${'{'.repeat(3000)}1${'}'.repeat(3000)}`],
    ['long sums', '1+'.repeat(2400)],
    ['division by zero', '\\frac{1}{0}'],
    ['a name of the language', '__proto__ = constructor'],
  ])('%s', (_, latex) => {
    expect(same('7', latex)).toBe(false);
  });

  it('reads long texts in little time', () => {
    const texts = ['answer '.repeat(20_000), '\\boxed{'.repeat(20_000), '$1$ '.repeat(20_000)];
    for (const text of texts) expect(() => gradeMath('$7$', text)).not.toThrow();
  });

  it('never throws but for what is no formula', () => {
    const parts = fc.constantFrom(
      ...[
        '\\frac',
        '{',
        '}',
        '(',
        ')',
        '[',
        ']',
        ',',
        ';',
        '\\{',
        '\\}',
        '1',
        '2.5',
        'x',
        '^',
        '_',
      ],
      ...[
        '\\cup',
        '=',
        '<',
        '\\le',
        '\\pm',
        '\\sqrt',
        '\\sin',
        '\\begin{pmatrix}',
        '&',
        '\\\\',
        '|',
      ],
      ...['\\end{pmatrix}', '\\infty', '\\text{a}', '!', '%', '-', '+', '/', '\\sum', 'f', '\\log'],
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 20 }), (tokens) => {
        const latex = tokens.join(' ');
        try {
          parseLatex(latex);
        } catch (error) {
          expect(error instanceof SyntaxError || error instanceof RangeError).toBe(true);
        }
        expect(same(latex, '1')).toBe(same(latex, '1'));
      }),
      { numRuns: 500 },
    );
  });
});
