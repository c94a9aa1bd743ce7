import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { readRecords } from './read-records.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Made by Python 3.11's zipfile: a folder, a packed, a stored and an empty file, and two left by systems. */
const zipped = new Uint8Array(
  Buffer.from(
    'UEsDBBQAAAAAAAAAIVoAAAAAAAAAAAAAAAAEAAAAc2V0L1BLAwQUAAAACAAAACFa4BDA8AsAAAAZAAAACwAAAHNldC9vbmUudHh0889L1VHIxyD0uABQSwMEFAAACAAAAAAhWhhwy8EIAAAACAAAABUAAABzZXQvendlaSDigJMgendlaS50eHRad2VpOiDDvFBLAwQUAAAACAAAACFagxbcjAMAAAABAAAAFgAAAF9fTUFDT1NYL3NldC8uX29uZS50eHSrAABQSwMEFAAAAAgAAAAhWoMW3IwDAAAAAQAAAA0AAABzZXQvLkRTX1N0b3JlqwAAUEsDBBQAAAAIAAAAIVoAAAAAAgAAAAAAAAANAAAAc2V0L2VtcHR5LnR4dAMAUEsBAhQDFAAAAAAAAAAhWgAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAIABAAAAAHNldC9QSwECFAMUAAAACAAAACFa4BDA8AsAAAAZAAAACwAAAAAAAAAAAAAAgAEiAAAAc2V0L29uZS50eHRQSwECFAMUAAAIAAAAACFaGHDLwQgAAAAIAAAAFQAAAAAAAAAAAAAAgAFWAAAAc2V0L3p3ZWkg4oCTIHp3ZWkudHh0UEsBAhQDFAAAAAgAAAAhWoMW3IwDAAAAAQAAABYAAAAAAAAAAAAAAIABkQAAAF9fTUFDT1NYL3NldC8uX29uZS50eHRQSwECFAMUAAAACAAAACFagxbcjAMAAAABAAAADQAAAAAAAAAAAAAAgAHIAAAAc2V0Ly5EU19TdG9yZVBLAQIUAxQAAAAIAAAAIVoAAAAAAgAAAAAAAAANAAAAAAAAAAAAAACAAfYAAABzZXQvZW1wdHkudHh0UEsFBgAAAAAGAAYAaAEAACMBAAAPAG1hZGUgYnkgemlwZmlsZQ==',
    'base64',
  ),
);

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

  test('reads the files of a zip archive, without what systems leave in them', async () => {
    expect((await readRecords('a.zip', zipped)).map(({ value }) => value)).toEqual([
      { path: 'set/one.txt', text: 'One, one, one, one, one.\n' },
      { path: 'set/zwei – zwei.txt', text: 'Zwei: ü' },
      { path: 'set/empty.txt', text: '' },
    ]);
  });

  test('notices every damaged byte of an archive, or reads the same', async () => {
    // Names have no checksum, so that what systems leave may come to light.
    const whole = `${JSON.stringify(await readRecords('a.zip', zipped))}"x"`;
    for (let at = 0; at < zipped.length; at++) {
      const damaged = Uint8Array.from(zipped);
      damaged[at]! ^= 0x55;
      const outcome = await readRecords('a.zip', damaged).then(
        (records) => records.map(({ value }) => value as { path: string; text: string }),
        (error: { code: string }) => error.code,
      );
      if (outcome === 'data-malformed') continue;
      if (typeof outcome === 'string') throw new Error(outcome);
      for (const { text } of outcome) expect(whole).toContain(JSON.stringify(text));
    }
  });

  test('refuses an archive that is cut off', async () => {
    for (let length = 0; length < zipped.length - 15; length += 7) {
      await expect(readRecords('a.zip', zipped.subarray(0, length))).rejects.toMatchObject({
        code: 'data-malformed',
        message: expect.stringMatching(/^a\.zip is no readable zip archive/),
      });
    }
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
      message: 'a.jsonl:1 is not UTF-8 text',
    });
  });
});
