import { expect, it } from 'vitest';
import { askedLanguage, preferredLanguage } from './language.ts';

it('takes the first language of the reader that the pages speak', () => {
  expect(preferredLanguage(['zh-CN', 'en'])).toBe('zh');
  expect(preferredLanguage(['de-DE', 'zh-Hans', 'en'])).toBe('zh');
  expect(preferredLanguage(['en-GB', 'zh'])).toBe('en');
  expect(preferredLanguage(['de', 'fr'])).toBe('en');
  expect(preferredLanguage([])).toBe('en');
});

it('lets the address ask for a language that there is', () => {
  expect(askedLanguage('suite=coding&lang=zh')).toBe('zh');
  expect(askedLanguage('lang=fr')).toBeUndefined();
  expect(askedLanguage('')).toBeUndefined();
});
