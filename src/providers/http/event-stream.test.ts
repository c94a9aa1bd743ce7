import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EventStream } from './event-stream.ts';

function read(...pieces: (string | Buffer)[]): [string, string][] {
  const events: [string, string][] = [];
  const stream = new EventStream((data, event) => events.push([data, event]));
  for (const piece of pieces) stream.push(Buffer.from(piece as string));
  stream.end();
  return events;
}

describe('EventStream', () => {
  test('delivers the data of each event', () => {
    expect(read('data: a\n\ndata: b\n\n')).toEqual([
      ['a', ''],
      ['b', ''],
    ]);
  });

  test('takes CRLF, CR and LF as line ends', () => {
    expect(read('data: a\r\n\r\ndata: b\r\rdata: c\n\n').map(([data]) => data)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('takes CR and LF in different pieces as one line end', () => {
    expect(read('data: a\r', '\ndata: b\r', '\n\r', '\n')).toEqual([['a\nb', '']]);
  });

  test('joins several data lines and keeps the name of the event', () => {
    expect(read('event: error\ndata: {\ndata:  "a": 1}\n\ndata: x\n\n')).toEqual([
      ['{\n "a": 1}', 'error'],
      ['x', ''],
    ]);
  });

  test('skips comments, ids and empty events', () => {
    expect(read(': waiting\n\nid: 7\nretry: 10\n\ndata: a\n\n')).toEqual([['a', '']]);
  });

  test('delivers an event whose blank line or line end is missing', () => {
    expect(read('data: a\n\ndata: [DONE]')).toEqual([
      ['a', ''],
      ['[DONE]', ''],
    ]);
  });

  test('drops a byte order mark', () => {
    expect(read('\ufeffdata: a\n\n')).toEqual([['a', '']]);
  });

  test('keeps an empty data line', () => {
    expect(read('data\n\n', 'data:\ndata:\n\n')).toEqual([
      ['', ''],
      ['\n', ''],
    ]);
  });

  test('gives the same events however the bytes are cut', () => {
    const line = fc.constantFrom('data: 你好 😀', 'data:x', ': c', 'event: e', '', 'data', 'id: 1');
    const end = fc.constantFrom('\n', '\r\n', '\r');
    const text = fc
      .array(fc.tuple(line, end), { maxLength: 20 })
      .map((lines) => lines.flat().join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(300), { maxLength: 30 }), (whole, cuts) => {
        const bytes = Buffer.from(whole);
        const edges = [...new Set([0, ...cuts.filter((cut) => cut < bytes.length), bytes.length])];
        edges.sort((a, b) => a - b);
        const pieces = edges.slice(1).map((edge, i) => bytes.subarray(edges[i], edge));
        expect(read(...pieces)).toEqual(read(whole));
      }),
    );
  });

  test('reads a long line in many pieces in linear time', () => {
    const piece = 'x'.repeat(1000);
    const events = read('data: ', ...Array.from({ length: 4000 }, () => piece), '\n\n');
    expect(events[0]![0]).toHaveLength(4_000_000);
  });
});
