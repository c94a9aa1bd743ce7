import { expect, it } from 'vitest';
import * as run from './format-run.ts';

const plain = (text: string) => text.replaceAll('\u202f', ' ');

it.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [4_200, '4.2 s'],
  [59_949, '59.9 s'],
  [59_960, '1 min 0 s'],
  [200_000, '3 min 20 s'],
  [3_599_400, '59 min 59 s'],
  [3_599_600, '1 h 0 min'],
  [7_500_000, '2 h 5 min'],
])('writes %d ms as %s', (ms, text) => {
  expect(plain(run.duration(ms))).toBe(text);
});

it('marks sums of which a part is not known, and has no sum where nothing is', () => {
  expect(run.dollars({ sum: 1.25, known: 3, unknown: 0 })).toBe('$1.25');
  expect(run.dollars({ sum: 1.25, known: 3, unknown: 1 })).toBe('$1.25+');
  expect(run.dollars({ sum: null, known: 0, unknown: 4 })).toBeNull();
  expect(run.dollars({ sum: 0, known: 4, unknown: 0 })).toBe('$0');
});

it('writes scores in percent', () => {
  expect(plain(run.score(0.6123))).toBe('61.2 %');
  expect(plain(run.score(0))).toBe('0.0 %');
});
