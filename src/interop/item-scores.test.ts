import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from './input-error.ts';
import { numberItems } from './item-arrays.ts';
import { readItemScores } from './item-scores.ts';

const folder = mkdtempSync(join(tmpdir(), 'weigh-items-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('readItemScores', () => {
  const jsonl =
    '{"item":"a","score":1,"cluster":"p"}\n\n{"item":2,"score":"0.5","weight":2}\n{"item":"a","score":false,"cluster":"p"}\n';

  test('reads JSON lines, repeats included', async () => {
    const { samples } = await readItemScores(file('x.jsonl', jsonl));
    expect(samples).toEqual([
      { item: 'a', score: 1, cluster: 'p', weight: 1 },
      { item: '2', score: 0.5, cluster: null, weight: 2 },
      { item: 'a', score: 0, cluster: 'p', weight: 1 },
    ]);
  });

  test('reads the same from CSV, from gzip, and with a byte order mark', async () => {
    const expected = await readItemScores(file('x.jsonl', jsonl));
    const csv = '\uFEFFItem, Score,cluster,weight\na,1,p,\n2,0.5,,2\n"a",0,p,\n';
    for (const path of [
      file('x.csv', csv),
      file('x.csv.gz', gzipSync(csv)),
      file('x.jsonl.gz', gzipSync(jsonl)),
    ]) {
      const read = await readItemScores(path);
      expect(read.samples).toEqual(expected.samples);
      expect(read.itemSetHash).toBe(expected.itemSetHash);
    }
  });

  test.each([
    ['empty.jsonl', '', undefined, /holds no score/],
    ['broken.jsonl', '{"item":"a","score":1}\n{"item"', 2, /is not JSON/],
    ['array.jsonl', '[1]', 1, /has no item/],
    ['number.jsonl', '7', 1, /no JSON object/],
    ['no-item.jsonl', '{"score":1}', 1, /has no item/],
    ['no-score.jsonl', '{"item":"a"}', 1, /has the score missing/],
    ['null.jsonl', '{"item":"a","score":null}', 1, /has the score null/],
    ['percent.jsonl', '{"item":"a","score":71.2}', 1, /has the score 71.2/],
    ['weight.jsonl', '{"item":"a","score":1,"weight":0}', 1, /has the weight 0/],
    ['columns.csv', 'id,acc\na,1\n', 1, /has the columns id, acc/],
    ['ragged.csv', 'item,score\na,1,2\n', 2, /is not CSV/],
    ['text.csv.gz', 'item,score\na,1\n', undefined, /not a gzip file/],
  ])('refuses %s and says where', async (name, content, line, message) => {
    const error = await readItemScores(file(name, content)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ line, message: expect.stringMatching(message) });
    expect((error as InputError).remedy).not.toBe('');
  });
});

describe('numberItems', () => {
  const run = (samples: { item: string; score: number; cluster?: string; weight?: number }[]) => ({
    file: 'f',
    itemSetHash: 'h',
    samples: samples.map((sample) => ({ cluster: null, weight: 1, ...sample })),
  });

  test('gives one item one number in all runs', () => {
    const { runs, clusterIndex, weights } = numberItems([
      run([
        { item: 'a', score: 1 },
        { item: 'b', score: 0 },
      ]),
      run([
        { item: 'b', score: 1 },
        { item: 'c', score: 1 },
      ]),
    ]);
    expect(runs.map((each) => [...each.itemIndex])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect([clusterIndex, weights]).toEqual([undefined, undefined]);
  });

  test('an item without a cluster is a cluster of its own, even if it is named like one', () => {
    const { clusterIndex } = numberItems([
      run([
        { item: 'a', score: 1, cluster: 'b' },
        { item: 'c', score: 1, cluster: 'b' },
        { item: 'b', score: 0 },
      ]),
    ]);
    expect([...clusterIndex!]).toEqual([0, 0, 1]);
  });

  test('refuses an item in two clusters', () => {
    const runs = [
      run([{ item: 'a', score: 1, cluster: 'p' }]),
      run([{ item: 'a', score: 1, cluster: 'q' }]),
    ];
    expect(() => numberItems(runs)).toThrow(/another cluster or weight/);
  });
});
