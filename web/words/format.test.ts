import { describe, expect, it } from 'vitest';
import { count, dollars, parameters, points, published, share, span, tokens } from './format.ts';

describe('numbers on the pages', () => {
  it('never rounds a probability to certainty', () => {
    expect([0, 0.001, 0.004999, 0.62, 0.9951, 1].map(share)).toEqual([
      '0\u202f%',
      '<1\u202f%',
      '<1\u202f%',
      '62\u202f%',
      '>99\u202f%',
      '100\u202f%',
    ]);
  });

  it('writes points with one decimal and a typographic minus', () => {
    expect([63.149, -2.25, -0.01].map(points)).toEqual(['63.1', '−2.3', '0.0']);
  });

  it('keeps the decimals of a published value', () => {
    expect([63.2, 63.25, 1421, 0.333333].map(published)).toEqual(['63.2', '63.25', '1421', '0.33']);
  });

  it('writes sizes, windows, prices, spans and counts shortly', () => {
    expect([355, 0.5, 1040, 12.9, 6.2, 1000].map(parameters)).toEqual([
      '355\u202fB',
      '0.5\u202fB',
      '1.04\u202fT',
      '12.9\u202fB',
      '6.2\u202fB',
      '1\u202fT',
    ]);
    expect([131072, 128000, 1_048_576, 1_000_000, 200_000, 512].map(tokens)).toEqual([
      '128\u202fk',
      '128\u202fk',
      '1\u202fM',
      '1\u202fM',
      '200\u202fk',
      '512',
    ]);
    expect([0, 0.28, 1.5, 15, 0.035].map(dollars)).toEqual([
      '$0',
      '$0.28',
      '$1.50',
      '$15',
      '$0.035',
    ]);
    expect([span(1, 12), span(3, 3)]).toEqual(['1–12', '3']);
    expect([999, 18298, 1234567].map(count)).toEqual(['999', '18\u202f298', '1\u202f234\u202f567']);
  });
});
