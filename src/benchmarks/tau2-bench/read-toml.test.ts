import { expect, test } from 'vitest';
import { readToml } from './read-toml.ts';

test('tables, arrays of tables and what is in them', () => {
  const text = [
    '# a comment',
    'top = -1.5',
    '[device.own]',
    'name = "a \\"b\\""',
    'list = ["x", "y"]',
    '[[rows]]',
    'id = 1',
    '[rows.address]',
    'zip = "02"',
    '[[rows]]',
    'id = 2',
    'flag = true',
    'none = []',
  ].join('\r\n');
  expect(JSON.parse(JSON.stringify(readToml(text)))).toEqual({
    top: -1.5,
    device: { own: { name: 'a "b"', list: ['x', 'y'] } },
    rows: [
      { id: 1, address: { zip: '02' } },
      { id: 2, flag: true, none: [] },
    ],
  });
});

test.each(['a = 1\na = 2', 'a = 2025-01-01', 'a', '[a', '[[a]', 'a = 1\n[a.b]', 'a = {}'])(
  'what is not read is named by its line: %j',
  (text) => {
    expect(() => readToml(text)).toThrow(/^line \d is not read/);
  },
);

test('a name of an object stays a name', () => {
  const read = readToml('[__proto__]\npolluted = true');
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(Object.keys(read)).toEqual(['__proto__']);
});
