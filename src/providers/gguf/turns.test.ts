import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

const later = <T>(value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), 1));

test('nobody shares a thing, everybody gets one, in the order of asking', async () => {
  const turns = new Turns(['a', 'b']);
  const inUse = new Set<string>();
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      turns.lend(async (thing) => {
        expect(inUse.has(thing)).toBe(false);
        inUse.add(thing);
        order.push(i);
        await later(null);
        inUse.delete(thing);
      }),
    ),
  );
  expect(order).toEqual(Array.from({ length: 20 }, (_, i) => i));
});

test('lends the thing that suits best, and takes it back after a failure', async () => {
  const turns = new Turns([1, 2, 3]);
  expect(
    await turns.lend(
      async (thing) => thing,
      (thing) => -Math.abs(thing - 2),
    ),
  ).toBe(2);
  const broken = turns.lend(async () => {
    throw new Error('broken');
  });
  await expect(broken).rejects.toThrow('broken');
  const all = await Promise.all([1, 2, 3].map(() => turns.lend((thing) => later(thing))));
  expect(all.toSorted()).toEqual([1, 2, 3]);
});

test('who waits when it closes is told so', async () => {
  const turns = new Turns(['a']);
  const first = turns.lend(() => later('done'));
  const second = turns.lend(() => later('never'));
  turns.close();
  await expect(second).rejects.toMatchObject({ code: 'closed' });
  expect(await first).toBe('done');
  await expect(turns.lend(() => later('x'))).rejects.toMatchObject({ code: 'closed' });
});
