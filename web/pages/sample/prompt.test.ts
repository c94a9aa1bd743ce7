import { expect, it } from 'vitest';
import { firstUnits } from './first-units.ts';
import { promptParts } from './prompt.ts';

it.each([
  ['Say it', [[null, 'Say it', 'response.prompt']]],
  [
    [
      { role: 'system', content: 'Be brief' },
      { role: 'user', content: [{ type: 'text', text: 'Say it' }] },
    ],
    [
      ['system', 'Be brief', 'response.prompt.0.content'],
      ['user', JSON.stringify([{ type: 'text', text: 'Say it' }], null, 2), 'response.prompt.1'],
    ],
  ],
  [[1, null], [[null, JSON.stringify([1, null], null, 2), 'response.prompt']]],
  [{ contexts: [] }, [[null, JSON.stringify({ contexts: [] }, null, 2), 'response.prompt']]],
  [null, [[null, 'null', 'response.prompt']]],
])('reads a prompt of any shape: %j', (prompt, expected) => {
  expect(promptParts(prompt).map(({ role, text, part }) => [role, text, part])).toEqual(expected);
});

it('never cuts a character in two', () => {
  expect(firstUnits('ab😀c', 3)).toBe('ab');
  expect(firstUnits('ab😀c', 4)).toBe('ab😀');
  expect(firstUnits('ab', 3)).toBe('ab');
});
