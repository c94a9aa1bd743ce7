import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../server/csv.ts';
import { type Block, csvTable, heading, list, type Scalar, table, text } from '../report.ts';
import { displayWidth } from './display-width.ts';
import { toMarkdown } from './markdown.ts';
import { toTerminal } from './terminal.ts';

/** A reader of RFC 4180, written apart from the writer. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r\n)/gy;
  for (let match = cell.exec(csv); match; match = cell.exec(csv)) {
    const [, raw, end] = match as unknown as [string, string, string];
    rows.at(-1)!.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const one = (value: Scalar): string => toCsv(csvTable({ x: () => value }, [0]));

describe('CSV', () => {
  test('quotes what needs it, ends lines with CRLF, leaves unknown empty', () => {
    expect(toCsv({ names: ['a', 'b'], rows: [['x,"y"\nz', null]] })).toBe(
      'a,b\r\n"x,""y""\nz",\r\n',
    );
  });

  test('text that begins like a formula is defused, numbers stay', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r']) {
      expect(readCsv(one(`${start}HYPERLINK("x")`))[1]![0]).toBe(`'${start}HYPERLINK("x")`);
    }
    expect(one(-1.5)).toBe('x\r\n-1.5\r\n');
    expect(one('a=b')).toBe('x\r\na=b\r\n');
  });

  test('any text comes back as it went in', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
        const names = cells.map((_, i) => `c${i}`);
        const back = readCsv(toCsv({ names, rows: [cells] }));
        expect(back[1]!.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(cells);
      }),
    );
  });
});

const blocks: Block[] = [
  heading('A heading'),
  text(
    'Some words that go on for long enough to need a second line on a narrow terminal.',
    'muted',
  ),
  table(
    [
      { title: 'Name', show: (row: string[]) => row[0]!, min: 8, tone: () => 'good' },
      { title: 'Value', align: 'right', show: (row) => row[1]! },
      { title: 'More', show: (row) => row[2]!, drop: 1 },
    ],
    [
      ['evil\u001b[31m|name', '1', 'x'.repeat(40)],
      ['智谱清言智谱清言智谱清言', '22', 'y'],
    ],
  ),
  { kind: 'facts', facts: [{ name: 'Fact', value: 'its value', remark: 'unverified' }] },
  {
    kind: 'tree',
    nodes: [{ text: 'root', children: [{ text: 'leaf', remark: 'new', children: [] }] }],
  },
  list(['one', 'two words and more and more and more and more and more and more and more']),
];

describe('terminal', () => {
  test('no line is wider than the terminal', () => {
    for (const width of [40, 60, 80, 200]) {
      for (const line of toTerminal(blocks, { width, colour: false }).split('\n')) {
        expect(displayWidth(line), line).toBeLessThanOrEqual(width);
      }
    }
  });

  test('says what a narrow terminal leaves out', () => {
    expect(toTerminal(blocks, { width: 40, colour: false })).toContain('No room for More');
    expect(toTerminal(blocks, { width: undefined, colour: false })).not.toContain('No room');
  });

  test('columns line up whatever the script', () => {
    const lines = toTerminal(blocks, { width: 80, colour: false }).split('\n');
    const ends = lines
      .filter((line) => /\s(1|22)\s/.test(line))
      .map((line) => displayWidth(line.slice(0, line.search(/\d(?=\s)/) + 1)));
    expect(new Set(ends).size).toBe(1);
  });

  test('without colour there is no escape sequence, with colour only ours', () => {
    expect(toTerminal(blocks, { width: 80, colour: false })).not.toContain('\u001b');
    const coloured = toTerminal(blocks, { width: 80, colour: true });
    expect(coloured).toContain('\u001b[32m');
    expect(coloured).not.toContain('\u001b[31m');
  });
});

describe('Markdown', () => {
  test('a table of GitHub, with the cells as mere text', () => {
    const markdown = toMarkdown(blocks);
    expect(markdown).toContain('| Name | Value | More |\n| --- | ---: | --- |');
    expect(markdown).toContain('evil\\[31m\\|name');
    expect(markdown).toContain('## A heading');
    expect(markdown).toContain('- **Fact**: its value (unverified)');
    expect(markdown).toContain('- root\n  - leaf (new)');
    expect(toMarkdown([text('<script>&')])).toBe('&lt;script>&amp;\n');
  });
});
