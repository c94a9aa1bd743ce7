import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryParameters } from '../src/ranking/parse-query.ts';
import { givenParameters, withParameter } from './question.ts';

describe('withParameter', () => {
  it('sets, replaces and takes away', () => {
    const search = 'suite=coding&open=true';
    expect(withParameter('/rankings', search, { country: 'CN,US' })).toBe(
      '/rankings?suite=coding&open=true&country=CN,US',
    );
    expect(withParameter('/rankings', search, { open: undefined, closed: 'true' })).toBe(
      '/rankings?suite=coding&closed=true',
    );
    expect(withParameter('/rankings', search, { suite: '', open: '  ' })).toBe('/rankings');
  });

  it('gives the same question the same address, whatever the order in which it was put', () => {
    const names = Object.keys(queryParameters);
    fc.assert(
      fc.property(fc.shuffledSubarray(names), (chosen) => {
        const address = (order: string[]): string =>
          order.reduce((path, name) => {
            const [, search = ''] = path.split('?');
            return withParameter('/rankings', search, { [name]: 'x' });
          }, '/rankings');
        expect(address(chosen)).toBe(address([...chosen].sort()));
      }),
    );
  });

  it('keeps every character of a value', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        fc.pre(value.trim() !== '');
        const address = withParameter('/rankings', '', { lab: value });
        const search = address.slice(address.indexOf('?'));
        // Lone halves of surrogate pairs cannot stand in an address.
        expect(new URLSearchParams(search).get('lab')).toBe(value.trim().toWellFormed());
      }),
    );
  });

  it('knows every parameter that a question can have', () => {
    const all = Object.keys(queryParameters);
    const search = new URLSearchParams([...all].sort().map((name) => [name, 'x'])).toString();
    const address = withParameter('/rankings', search, {});
    const order = [...new URLSearchParams(address.split('?')[1])].map(([name]) => name);
    expect(order).toEqual(all);
  });
});

it('givenParameters leaves out what names the suite', () => {
  expect(givenParameters('suite=coding&open=true&as_of=2025-11-05&x=context')).toEqual([
    ['open', 'true'],
    ['as_of', '2025-11-05'],
  ]);
});
