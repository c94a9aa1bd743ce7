import { expect, it } from 'vitest';
import { csvOf } from './figure-table.ts';

it('writes a table as CSV: quotes, no formulas, unknown empty', () => {
  const rows = [
    ['a "b", c', 1.5, null],
    ['=HYPERLINK("x")', -2, '2025-01-20'],
  ];
  expect(csvOf({ names: ['name', 'score', 'day'], rows })).toBe(
    'name,score,day\r\n"a ""b"", c",1.5,\r\n"\'=HYPERLINK(""x"")",-2,2025-01-20\r\n',
  );
});
