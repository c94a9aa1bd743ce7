import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Column, table } from '../report.ts';
import { cut, displayWidth } from './display-width.ts';
import { fitTable } from './fit-table.ts';
import { wrap, wrapTightly } from './wrap.ts';

function fitted(columns: Partial<Column<string[]>>[], rows: string[][], width?: number) {
  const block = table(
    columns.map((column, i) => ({ title: `c${i}`, show: (row: string[]) => row[i]!, ...column })),
    rows,
  );
  if (block.kind !== 'table') throw new Error('a table makes a table');
  return fitTable(block, width);
}

describe('fitTable', () => {
  test('shows all in full when there is room, or no limit', () => {
    const rows = [['long text here', 'x']];
    expect(fitted([{}, {}], rows)).toEqual({ shown: [0, 1], widths: [14, 2], dropped: [] });
    expect(fitted([{}, {}], rows, 18).widths).toEqual([14, 2]);
  });

  test('shrinks what may shrink before it leaves anything out', () => {
    const { shown, widths } = fitted([{ min: 6 }, { drop: 1 }], [['long text here', 'xxxx']], 14);
    expect(shown).toEqual([0, 1]);
    expect(widths).toEqual([8, 4]);
  });

  test('leaves out the least important first and names it', () => {
    const columns = [{}, { drop: 1 }, { drop: 5 }, { drop: 3 }];
    const rows = [['aaaa', 'bbbb', 'cccc', 'dddd']];
    expect(fitted(columns, rows, 16).dropped).toEqual(['c2']);
    expect(fitted(columns, rows, 10).dropped).toEqual(['c2', 'c3']);
  });

  test('keeps what must stay even when it does not fit', () => {
    expect(fitted([{}, {}], [['aaaaaaaa', 'bbbbbbbb']], 5).shown).toEqual([0, 1]);
  });

  test('never exceeds the width when every column may go or shrink', () => {
    const word = fc.string({ maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word, word), { maxLength: 5 }),
        fc.integer({ min: 12, max: 120 }),
        (rows, width) => {
          const { widths } = fitted([{ min: 4 }, { drop: 1 }, { drop: 2, min: 5 }], rows, width);
          const total = widths.reduce((sum, size) => sum + size, 0) + 2 * (widths.length - 1);
          expect(total).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('widths of text', () => {
  test('East Asian letters take two columns, accents none', () => {
    expect(displayWidth('智谱')).toBe(4);
    expect(displayWidth('e\u0301')).toBe(1);
    expect(displayWidth('τ²')).toBe(2);
  });

  test('cut keeps to the width', () => {
    expect(cut('short', 5)).toBe('short');
    expect(cut('longer text', 8)).toBe('longer…');
    expect(displayWidth(cut('智谱清言智谱清言', 7))).toBeLessThanOrEqual(7);
  });

  test('wrap keeps every word and, where it can, the width', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 40 }), (list, width) => {
        const text = list.join(' ');
        expect(wrap(text, width).join(' ')).toBe(text);
        const tight = wrapTightly(text, width);
        expect(tight.join('').replaceAll(' ', '')).toBe(list.join(''));
        for (const line of tight) expect(line.length).toBeLessThanOrEqual(width);
      }),
    );
  });
});
