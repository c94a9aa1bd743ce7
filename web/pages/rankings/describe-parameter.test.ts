import { expect, it } from 'vitest';
import { queryParameters } from '../../../src/ranking/parse-query.ts';
import { describeParameter } from './describe-parameter.ts';

it('says what is asked', () => {
  expect(describeParameter('open', 'true')).toBe('Open');
  expect(describeParameter('country', 'cn,US')).toBe('Country: China, United States');
  expect(describeParameter('as_of', '2025-11-05')).toBe('Released by: 2025-11-05');
  expect(describeParameter('nonsense', '<b>')).toBe('nonsense: <b>');
});

it('finds words for every parameter', () => {
  for (const [name, value] of Object.entries(queryParameters)) {
    expect(describeParameter(name, value)).not.toBe('');
  }
});
