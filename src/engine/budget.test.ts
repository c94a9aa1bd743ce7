import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Budget, BudgetSpent } from './budget.ts';
import { costOf } from './price.ts';

test('a budget is never exceeded while no request costs more than was set aside', async () => {
  const request = fc.record({
    most: fc.integer({ min: 1, max: 40 }),
    share: fc.float({ min: 0, max: 1, noNaN: true }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 40 }), async (requests) => {
      const budget = new Budget(100);
      const ends = await Promise.allSettled(
        requests.map(async ({ most, share }) => {
          await budget.reserve(most);
          await Promise.resolve();
          budget.settle(most, most * share);
        }),
      );
      expect(budget.spent).toBeLessThanOrEqual(100 + 1e-9);
      for (const end of ends) {
        if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(BudgetSpent);
      }
      // Nobody was turned away while the rest would have been enough.
      const refused = requests.filter((_, i) => ends[i]!.status === 'rejected');
      for (const { most } of refused) expect(budget.spent + most).toBeGreaterThan(100 - 40);
    }),
  );
});

test('what waits is let through when others cost less, and is refused when nothing is under way', async () => {
  const budget = new Budget(10);
  await budget.reserve(8);
  const waiting = budget.reserve(5);
  budget.settle(8, 1);
  await waiting;
  budget.settle(5, 5);
  await expect(budget.reserve(5)).rejects.toThrow('of $10.0, $6.00 is spent');
});

test('a cost is unknown as soon as a number that matters is', () => {
  const usage = {
    input_tokens: 1000,
    cache_read_tokens: null,
    cache_write_tokens: null,
    output_tokens: 500,
    reasoning_tokens: 200,
  };
  const price = { input: 2, output: 10, source: 'test' };
  expect(costOf(usage, price)).toBeCloseTo(0.007, 12);
  expect(costOf({ ...usage, cache_read_tokens: 1000 }, { ...price, cache_read: 1 })).toBeCloseTo(
    0.008,
    12,
  );
  expect(costOf({ ...usage, output_tokens: null }, price)).toBeNull();
  expect(costOf(usage, { ...price, output: null })).toBeNull();
  expect(costOf(usage, null)).toBeNull();
});
