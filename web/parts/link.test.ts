import { expect, it } from 'vitest';
import { webAddress } from './link.tsx';

it('takes addresses of the web for links and nothing else', () => {
  expect(webAddress('https://example.org/a?b#c')).toBe('https://example.org/a?b#c');
  expect(webAddress('http://example.org')).toBe('http://example.org/');
  for (const other of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' https://example.org',
    'data:text/html,x',
    '//example.org',
    '/models/x',
    'https://',
    'https://a b',
    '',
    null,
    undefined,
  ]) {
    expect(webAddress(other)).toBeUndefined();
  }
});
