import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackCases, unpickledText } from './private-cases.ts';

const cases = [
  { input: '3\n1 2 3\n', output: '6' },
  { input: '1\n–5\n', output: 'ü' },
];

/** base64(zlib(pickle(JSON text))), made by CPython 3.11 with the protocol that is named. */
const made: Readonly<Record<number, string>> = {
  2: 'eJxrYIqoYmBgiK5WyswrKC1RslJQMo7JM1QwUgBSSjoKSvmlJVBxMxC3JLW4pKSyIBUkUFySkpmnVKujgKTZMCbvUcNkU3S9h/fg0BxbyKAHABSTKK8=',
  3: 'eJxrYI6oYmBgiK5WyswrKC1RslJQMo7JM1QwUgBSSjoKSvmlJVBxMxC3JLW4pKSyIBUkUFySkpmnVKujgKTZMCbvUcNkU3S9h/fg0BxbyKAHABUWKLA=',
  4: 'eJxrYJlaxwABPVXR1UqZeQWlJUpWCkrGMXmGCkYKQEpJR0Epv7QEKm4G4pakFpeUVBakggSKS1Iy85RqdRSQNBvG5D1qmGyKrvfwHhyaY6foAQCYIyob',
  5: 'eJxrYJ1axwABPVXR1UqZeQWlJUpWCkrGMXmGCkYKQEpJR0Epv7QEKm4G4pakFpeUVBakggSKS1Iy85RqdRSQNBvG5D1qmGyKrvfwHhyaY6foAQCYqyoc',
};
const short =
  'eJxrYJlqywABPZbR1UqZeQWlJUpWCkqGSjoKSvmlJcjcktTikpLKglSQQFppXnJJZn5eYo5SbewUPQChcRTE';
/** The pickles of an object whose `__reduce__` calls `print("x")`, and of a list. */
const callsPrint = 'eJxrYJkqxwABPRxJpZk5JZl5xVN6WAuKMvNKpkye0sNYMaV1StAUPQDyFg4J';
const list = 'eJxrYJnKwQABsVN6GBOnJOoBACKxBCQ=';

/** A pickle of protocol 4 as Python writes a text of any length. */
function pickled(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  const head = bytes.length < 256 ? [0x8c, bytes.length] : [0x58, ...length];
  return Buffer.from([0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0, ...head, ...bytes, 0x94, 0x2e]);
}

describe('private cases of LiveCodeBench', () => {
  it.each(Object.entries(made))('are read from a pickle of protocol %s', (_, packed) => {
    expect(unpackCases(packed)).toEqual(cases);
  });

  it('are read from a short pickle and from plain JSON', () => {
    expect(unpackCases(short)).toEqual([{ input: '1', output: '1' }]);
    expect(unpackCases(JSON.stringify(cases))).toEqual(cases);
  });

  it('are read whatever text they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        expect(unpickledText(pickled(text))).toBe(text);
      }),
    );
  });

  it.each([
    ['a program', callsPrint],
    ['a list', list],
    ['no zlib', Buffer.from('plain').toString('base64')],
    ['no pickle', deflateSync(Buffer.from('[]')).toString('base64')],
    ['no cases', deflateSync(pickled('{"a":1}')).toString('base64')],
    ['no JSON', deflateSync(pickled('[1,')).toString('base64')],
    ['nothing', '!'],
  ])('that are %s are refused', (_, packed) => {
    expect(() => unpackCases(packed)).toThrow(
      expect.objectContaining({ code: 'target', message: expect.stringMatching(/private cases/) }),
    );
  });

  it('that are damaged are refused or hold another text, and nothing runs', () => {
    const whole = pickled('a text of some length');
    for (let at = 0; at < whole.length; at++) {
      for (const flip of [0xff, 0x01]) {
        const damaged = Uint8Array.from(whole);
        damaged[at]! ^= flip;
        try {
          expect(typeof unpickledText(damaged)).toBe('string');
        } catch (error) {
          expect((error as Error).message).toMatch(/pickle|not valid|range/i);
        }
      }
    }
  });
});
