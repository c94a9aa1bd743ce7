import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';
import { afterAnswerPhrase, answerLine } from './final-answer.ts';
import { lastBoxed, lastBoxedLmEval } from './last-boxed.ts';
import { lastNumber, readNumber } from './last-number.ts';

describe('lastBoxed', () => {
  it.each([
    ['\\boxed{1} and \\boxed{\\frac{1}{2}}', '\\frac{1}{2}'],
    ['\\boxed{}', ''],
    ['\\boxed{a \\boxed{b}', 'b'],
    ['\\boxed{1} \\boxed{2', null],
    ['\\boxed 5', null],
    ['\\fbox{5}', null],
  ])('%s', (text, found) => expect(lastBoxed(text)).toBe(found));

  it('finds any balanced content', () => {
    const content = fc.stringMatching(/^[a-z0-9\\ ]*(\{[a-z]*\})?[a-z ]*$/);
    fc.assert(
      fc.property(content, (inner) => {
        fc.pre(!inner.includes('\\boxed'));
        expect(lastBoxed(`so \\boxed{${inner}}.`)).toBe(inner);
      }),
    );
  });

  it('lets lm-eval read a box without braces up to the dollar sign', () => {
    expect(lastBoxedLmEval('$\\boxed 5$ and')).toBe('5');
  });
});

describe('phrases', () => {
  it.each([
    ['So the answer is 3. No, the final answer is 4.', '4'],
    ['The answer is: **12.5**.', '12.5'],
    ['The answer would be $\\frac{1}{2}$. I hope so.', '$\\frac{1}{2}$'],
    ['The answer is St. Petersburg. It lies in Russia.', 'St. Petersburg'],
    ['An answer is hard to give\nThe answer is', null],
  ])('%s', (text, found) => expect(afterAnswerPhrase(text)).toBe(found));

  it.each([
    ['Answer: 3\nmore\n**Final Answer:** 4', '4'],
    ['Explanation: because\nExact Answer: the Nile\nConfidence: 80%', 'the Nile'],
    ['my answer: none of these lines begins so', null],
  ])('%s', (text, found) => expect(answerLine(text)).toBe(found));
});

describe('numbers', () => {
  it.each([
    ['so it is -$1,234.50.', '-1234.50'],
    ['x2 and 3e5 km', '3e5'],
    ['1, 2, 3', '3'],
    ['.5 or −7', '-7'],
    ['version x2', null],
  ])('%s', (text, found) => expect(lastNumber(text)).toBe(found));

  it('reads what it writes', () => {
    expect(readNumber('1,234.5')).toBe(1234.5);
    expect(readNumber('28%')).toBe(28);
    for (const none of ['', 'one', '1e999', '1-2']) expect(readNumber(none)).toBeUndefined();
  });
});

it('publishes what every extractor found and takes the first of the order', () => {
  const text = 'The answer is 5. \\boxed{6} Then 7 follows.';
  expect(extract(text, ['line', 'boxed', 'phrase', 'number'])).toEqual({
    found: { line: null, boxed: '6', phrase: '5', number: '7' },
    answer: '6',
    by: 'boxed',
  });
});
