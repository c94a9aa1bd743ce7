import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { hide, Secret, scrub, scrubData, scrubValues } from './secrets.ts';

const value = 'k3y"with/odd+chars=42';
const secret = new Secret(value);

describe('Secret', () => {
  test('shows nothing however it is printed', () => {
    const shown = [String(secret), `${secret}`, JSON.stringify({ secret }), inspect(secret)];
    for (const text of shown) expect(text).not.toContain('k3y');
    expect(secret.reveal()).toBe(value);
  });
});

describe('scrub', () => {
  test.each([
    ['as it is', `bad key ${value}!`],
    ['in a URL', `?q=${encodeURIComponent(value)}&x=1`],
    ['in JSON', JSON.stringify({ got: value })],
    ['in base64', `x ${Buffer.from(value).toString('base64')} y`],
    ['cut off at the end', `the key was ${value.slice(0, 9)}`],
    ['twice', `${value} and ${value}`],
  ])('removes a known value %s', (_, text) => {
    const clean = scrub(text);
    expect(clean).toContain('[key]');
    expect(clean).not.toMatch(/k3y|odd/);
  });

  test.each([
    'Authorization: Bearer abcdef123456',
    '{"authorization": "Basic dXNlcjpwYXNz"}',
    "x-api-key: 'zzz999zzz999'",
    'https://user:hunter2secret@host/v1',
    'GET /v1/models?key=AbCdEf123&alt=json',
    'Incorrect API key provided: sk-proj-abc123DEF456. You can',
    'hf_abcdEFGH1234ijkl',
    'AIzaSyA1234567890abcdefghijklmnopqrs',
  ])('removes what looks like a key: %s', (text) => {
    expect(scrub(text)).toContain('[key]');
    expect(scrub(text)).not.toMatch(
      /abcdef123456|dXNlcjpwYXNz|zzz999|hunter2|AbCdEf123|abc123DEF|EFGH1234|SyA1234/,
    );
  });

  test('leaves ordinary text alone', () => {
    for (const text of [
      'max_tokens must be below 4096',
      'the key idea is that tokens: 12 are risk-free',
      'see https://host:8000/v1/models?limit=3',
      '',
    ]) {
      expect(scrub(text)).toBe(text);
    }
  });

  test('placeholders and short values are no secrets', () => {
    hide('ollama');
    hide('EMPTY');
    expect(scrubValues('ollama is EMPTY')).toBe('ollama is EMPTY');
  });
});

test('scrubData cleans every string of JSON data and keeps the rest', () => {
  const data = { a: [value, 1, null, true], [value]: { b: `x${value}` } };
  expect(scrubData(data)).toEqual({ a: ['[key]', 1, null, true], '[key]': { b: 'x[key]' } });
});
