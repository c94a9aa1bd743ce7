import { expect, it } from 'vitest';
import { headlineFirst } from './headline-first.ts';

type Score = Parameters<typeof headlineFirst>[0]['sample']['scores'][number];

const scores = ['a@1', 'b@1', 'c@1'].map((scorer) => ({ scorer, judge: null }) as Score);

it('puts the score that the run shows first, and keeps where each stands', () => {
  const headline = { scorer: 'b@1', judge: null };
  const sorted = headlineFirst({ headline, sample: { scores } });
  expect(sorted.map(({ index }) => index)).toEqual([1, 0, 2]);
  const judged = { scorer: 'b@1', judge: 'somebody' };
  expect(headlineFirst({ headline: judged, sample: { scores } })[0]!.index).toBe(0);
});
