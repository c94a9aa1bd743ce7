import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { readRecords } from './read-records.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const values = async (name: string, text: string, options = {}) =>
  (await readRecords(name, bytes(text), options)).map(({ value }) => value);

describe('readRecords', () => {
  test('reads JSON Lines, with the line of each', async () => {
    expect(await readRecords('a.jsonl', bytes('{"q":1}\n\n{"q":"é"}'))).toEqual([
      { value: { q: 1 }, line: 1 },
      { value: { q: 'é' }, line: 3 },
    ]);
  });

  test('reads a JSON array, and JSON Lines under that name', async () => {
    expect(await values('a.json', '[{"q":1},{"q":2}]')).toEqual([{ q: 1 }, { q: 2 }]);
    expect(await values('a.json', '{"q":1}\n{"q":2}\n')).toEqual([{ q: 1 }, { q: 2 }]);
  });

  test('reads CSV with quotes, line breaks and a byte order mark', async () => {
    const text = '\uFEFFq,a\n"one, two","x\ny"\nz,"said ""no"""\n';
    expect(await values('a.csv', text)).toEqual([
      { q: 'one, two', a: 'x\ny' },
      { q: 'z', a: 'said "no"' },
    ]);
  });

  test('reads tab-separated values without a header, quotation marks as they are', async () => {
    expect(await values('a.tsv', '"A" or "B\t7\nC\t8', { columns: ['q', 'a'] })).toEqual([
      { q: '"A" or "B', a: '7' },
      { q: 'C', a: '8' },
    ]);
  });

  test('reads Parquet with lists, whole numbers and absent values', async () => {
    const file = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: [1n, 2n], type: 'INT64' },
        { name: 'options', data: [['x', 'y'], ['z']], type: 'JSON' },
        { name: 'source', data: ['book', null], type: 'STRING' },
      ],
    });
    const records = await readRecords('a.parquet', new Uint8Array(file));
    expect(records.map(({ value }) => value)).toEqual([
      { id: 1, options: ['x', 'y'], source: 'book' },
      { id: 2, options: ['z'], source: null },
    ]);
    expect(JSON.parse(JSON.stringify(records[0]!.value))).toEqual(records[0]!.value);
  });

  test.each([
    ['a.jsonl', '{"q":1}\n{"q":', 'a.jsonl:2 is not JSON'],
    ['a.json', '{"q":1}', 'a.json holds no array'],
    ['a.csv', 'q,a\n"open', 'a.csv'],
    ['a.parquet', 'PAR0nothing', 'a.parquet is no readable Parquet'],
    ['a.xml', '<q/>', 'a.xml has no known format'],
  ])('says where %s is broken', async (name, text, message) => {
    await expect(readRecords(name, bytes(text))).rejects.toMatchObject({
      code: 'data-malformed',
      message: expect.stringContaining(message),
      remedy: expect.stringMatching(/\w/),
    });
  });

  test('refuses text that is not UTF-8', async () => {
    await expect(readRecords('a.jsonl', Uint8Array.of(0x7b, 0xff))).rejects.toMatchObject({
      message: 'a.jsonl is not UTF-8 text',
    });
  });
});
