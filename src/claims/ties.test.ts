import { describe, expect, it } from 'vitest';
import { aModel } from '../../test/small-catalog.ts';
import type { Standing } from './standings.ts';
import { describeTies, tieAround } from './ties.ts';

const rows = [60, 52.1, 52, 51.9, 45].map(
  (score, i): Standing => ({
    model: aModel({ id: `m${i + 1}` }),
    score,
    se: 1,
    item_se: 1,
    bounds: [score, score],
    missing: [],
    cited: [],
  }),
);

describe('tieAround', () => {
  it('holds the neighbours that noise may well exchange', () => {
    expect([0, 1, 2, 4].map((at) => tieAround(rows, at))).toEqual([
      [0, 0],
      [1, 3],
      [1, 3],
      [4, 4],
    ]);
  });
});

describe('describeTies', () => {
  it('names each tie once and leaves out what stands alone', () => {
    const sentences = describeTies(rows, [0, 1, 2], 1);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain('Places 2 to 4 are a tie: m2 52.10, m3 52.00 and m4 51.90');
    expect(sentences[0]).toContain('0.20 points');
  });
});
