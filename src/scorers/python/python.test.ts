import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dumpJson, parseJson } from './json.ts';
import { PythonRandom } from './random.ts';
import { floatText, repr } from './repr.ts';
import { codePoints, isUpper, splitSpace, strip } from './string.ts';
import { clone, equal, Float, Tuple, typeName } from './value.ts';

describe('JSON as Python reads it', () => {
  it('keeps ints, floats, large ints and the order of keys', () => {
    const text = '{"b": 1, "10": 1.0, "2": [1e3, 12345678901234567890, -0.5, null, true]}';
    const value = parseJson(text);
    expect(dumpJson(value)).toBe(text.replace('1e3', '1000.0'));
    expect(dumpJson(value, { sortKeys: true, separators: [',', ':'] })).toBe(
      '{"10":1.0,"2":[1000.0,12345678901234567890,-0.5,null,true],"b":1}',
    );
  });

  it('reads what JSON.parse reads, and nothing more but NaN and Infinity', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(JSON.parse(dumpJson(parseJson(text)))).toEqual(
          JSON.parse(text, (_, value) => (Object.is(value, -0) ? 0 : value)),
        );
      }),
    );
    expect(dumpJson(parseJson('[NaN, -Infinity]'))).toBe('[NaN, -Infinity]');
    for (const bad of ['', '[1,]', '{"a" 1}', '01', '"a\nb"', '[1] 2', '{a: 1}', "['a']"])
      expect(() => parseJson(bad)).toThrow(SyntaxError);
    expect(() => parseJson('['.repeat(100_000))).toThrow(SyntaxError);
  });

  it('escapes beyond ASCII unless told otherwise', () => {
    expect(dumpJson('é😀')).toBe('"\\u00e9\\ud83d\\ude00"');
    expect(dumpJson('é😀', { ascii: false })).toBe('"é😀"');
  });
});

describe('random numbers', () => {
  it('draws what CPython 3.11 draws with the same seed', () => {
    const random = new PythonRandom(0);
    expect([random.normal(), random.normal(), random.normal()]).toEqual([
      expect.closeTo(0.9417154046806644, 14),
      expect.closeTo(-1.3965781047011498, 14),
      expect.closeTo(-0.6797144480784211, 14),
    ]);
    expect(random.unit()).toBe(0.5112747213686085);
    expect([1, 2, 3, 4].map(() => random.below(1000))).toEqual([414, 940, 802, 849]);
  });
});

describe('values', () => {
  it('compares numbers by value and sequences by kind', () => {
    expect(equal(1, new Float(1))).toBe(true);
    expect(equal(true, 1)).toBe(true);
    expect(equal([1], new Tuple([1]))).toBe(false);
    expect(equal(parseJson('{"a": 1, "b": []}'), parseJson('{"b": [], "a": 1.0}'))).toBe(true);
    expect(equal('1', 1)).toBe(false);
    expect(equal(null, false)).toBe(false);
  });

  it('tells the types apart', () => {
    expect([1, new Float(1), true, null, '', [], new Map()].map(typeName)).toEqual([
      'int',
      'float',
      'bool',
      'NoneType',
      'str',
      'list',
      'dict',
    ]);
  });

  it('copies deeply', () => {
    const value = parseJson('{"a": [{"b": 1}]}') as Map<string, never[]>;
    const copy = clone(value) as Map<string, unknown[]>;
    copy.get('a')!.push(2);
    expect(repr(value)).toBe("{'a': [{'b': 1}]}");
  });

  test.each([
    [1e16, '1e+16'],
    [1e15, '1000000000000000.0'],
    [0.0001, '0.0001'],
    [0.00001234, '1.234e-05'],
    [-0, '-0.0'],
    [54.04, '54.04'],
    [1e22, '1e+22'],
  ])('writes the float %d as %s', (value, text) => {
    expect(floatText(value)).toBe(text);
  });

  it('quotes as repr does', () => {
    expect(repr("it's")).toBe('"it\'s"');
    expect(repr('it\'s "x"')).toBe("'it\\'s \"x\"'");
    expect(repr('a\n\u0000é\u00a0')).toBe("'a\\n\\x00é\\xa0'");
    expect(repr(new Tuple([1]))).toBe('(1,)');
  });
});

it('follows Python in white space, case and length', () => {
  expect(strip('\x1c\u00a0a\u2003')).toBe('a');
  expect(strip('\ufeffa')).toBe('\ufeffa');
  expect(splitSpace(' a\x85b  c ')).toEqual(['a', 'b', 'c']);
  expect(isUpper('A1 É')).toBe(true);
  expect(isUpper('1')).toBe(false);
  expect(codePoints('a😀')).toBe(2);
});
