import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitsPerWeight, memoryNeed, parseQuantisation, usualAllowance } from './memory.ts';

const at = (bits: number) => ({ quantisation: `${bits} bits`, bits, ...usualAllowance });

describe('memoryNeed', () => {
  test('is parameters x bits / 8 and a fifth for cache and runtime', () => {
    const need = memoryNeed(70, at(8))!;
    expect(need.weights_gb).toBe(70);
    expect(need.allowance_gb).toBe(14);
    expect(need.total_gb).toBe(84);
    expect(memoryNeed(70, at(4))!.weights_gb).toBe(35);
  });

  test('leaves no less than 1 GB beside a small model, or what was asked for', () => {
    expect(memoryNeed(1, at(8))!.allowance_gb).toBe(1);
    const none = { ...at(16), allowance_share: 0, allowance_gb: 0 };
    expect(memoryNeed(8, none)).toEqual({ weights_gb: 16, allowance_gb: 0, total_gb: 16 });
    expect(memoryNeed(8, { ...none, allowance_gb: 4 })!.total_gb).toBe(20);
  });

  test('of an unknown size is unknown, never 0', () => {
    expect(memoryNeed(null, at(4))).toBeNull();
  });

  test('grows with size and bits', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 2000, noNaN: true }),
        fc.double({ min: 0.1, max: 2000, noNaN: true }),
        fc.integer({ min: 1, max: 32 }),
        (a, b, bits) => {
          const [small, large] = [Math.min(a, b), Math.max(a, b)];
          const [less, more] = [memoryNeed(small, at(bits))!, memoryNeed(large, at(bits))!];
          expect(less.total_gb).toBeLessThanOrEqual(more.total_gb);
          expect(more.total_gb).toBeGreaterThan(more.weights_gb);
        },
      ),
    );
  });
});

describe('parseQuantisation', () => {
  test.each([
    ['q4_k_m', 'q4_k_m', 4.89],
    ['Q4-K-M', 'q4_k_m', 4.89],
    [' bf16 ', 'bf16', 16],
    ['4', '4 bits', 4],
    ['4.5', '4.5 bits', 4.5],
    ['3bits', '3 bits', 3],
  ])('%s', (text, quantisation, bits) => {
    expect(parseQuantisation(text)).toEqual({ quantisation, bits });
  });

  test.each(['', 'q9', '0', '0.5', '33', '-4', '1e1', 'bits', 'constructor'])(
    'refuses "%s"',
    (text) => {
      expect(parseQuantisation(text)).toBeUndefined();
    },
  );

  test('knows no format beyond 32 bits', () => {
    for (const bits of Object.values(bitsPerWeight)) {
      expect(bits).toBeGreaterThanOrEqual(1);
      expect(bits).toBeLessThanOrEqual(32);
    }
  });
});
