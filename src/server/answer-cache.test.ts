import { expect, it, vi } from 'vitest';
import { AnswerCache } from './answer-cache.ts';

it('makes an answer once, also for those who ask while it is made', async () => {
  const cache = new AnswerCache(10);
  const make = vi.fn(() => ({ a: 1 }));
  const [first, second] = await Promise.all([cache.get('k', make), cache.get('k', make)]);
  expect(first).toBe(second);
  expect(first.bytes.toString()).toBe('{"a":1}');
  expect(make).toHaveBeenCalledOnce();
});

it('does not remember a failure', async () => {
  const cache = new AnswerCache(10);
  await expect(
    cache.get('k', () => {
      throw new Error('once');
    }),
  ).rejects.toThrow('once');
  expect((await cache.get('k', () => 2)).bytes.toString()).toBe('2');
});

it('gives up the least recently used answer first', async () => {
  const cache = new AnswerCache(2);
  const make = vi.fn((key: string) => key);
  const ask = (key: string) => cache.get(key, () => make(key));
  await ask('a');
  await ask('b');
  await ask('a');
  await ask('c');
  await ask('a');
  expect(make.mock.calls.flat()).toEqual(['a', 'b', 'c']);
  await ask('b');
  expect(make.mock.calls.flat()).toEqual(['a', 'b', 'c', 'b']);
  expect(cache.size).toBe(2);
});

it('knows an address again while its answer is remembered', async () => {
  const cache = new AnswerCache(2);
  expect(cache.at('/a?x')).toBeUndefined();
  await cache.get('a', () => 1);
  cache.note('/a?x', 'a');
  cache.note('/a?y', 'a');
  await cache.get('b', () => 2);
  // Asked for by its address, it is the one used last.
  expect((await cache.at('/a?x'))!.bytes.toString()).toBe('1');
  await cache.get('c', () => 3);
  expect((await cache.at('/a?y'))!.bytes.toString()).toBe('1');
  await cache.get('d', () => 4);
  await cache.get('e', () => 5);
  expect(cache.at('/a?x')).toBeUndefined();
});

it('keeps no more addresses than a few for each answer', async () => {
  const cache = new AnswerCache(1);
  await cache.get('a', () => 1);
  for (let i = 0; i < 5; i++) cache.note(`/${i}`, 'a');
  expect(cache.at('/0')).toBeUndefined();
  expect(await cache.at('/1')).toBeDefined();
});
