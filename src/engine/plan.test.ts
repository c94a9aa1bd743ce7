import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { words } from '../../test/engine/benchmarks.ts';
import type { BenchmarkItem } from './benchmark.ts';
import { digest, ListDigest } from './digest.ts';
import { itemRecords, makePlan } from './plan.ts';
import { allSamples } from './worklist.ts';

describe('a plan in columns', () => {
  test('a list that comes one by one has the digest of the whole list', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const list = new ListDigest();
        for (const text of texts) list.add(text);
        expect(list.end()).toBe(digest(texts));
      }),
    );
  });

  test('its records have the hashes that its lock names, each time they are made', () => {
    const plan = makePlan(words(5), { limit: 3 });
    const records = [...itemRecords(plan)];
    expect([...itemRecords(plan)]).toEqual(records);
    expect(plan.items_sha256).toBe(digest(records.map(({ sha256 }) => sha256)));
    expect(plan.targets_sha256).toBe(digest(plan.items.map(({ target }) => digest(target))));
    expect(plan.prompts_sha256).toBe(
      digest(plan.items.map((item) => digest(words(5).prompt(item as BenchmarkItem<string>)))),
    );
    records.forEach(({ id, cluster, content, sha256 }, i) => {
      const { content: asked, target } = plan.items[i]!;
      expect({ id, content }).toEqual({
        id: plan.items[i]!.id,
        content: { content: asked, target },
      });
      expect(sha256).toBe(digest({ id, cluster, ...(content as object) }));
    });
  });

  test('every sample is there once, epochs of an item one after another, long items first', () => {
    const plan = makePlan(words(120), { epochs: 3 });
    for (const order of ['long-first', 'random', 'prefix'] as const) {
      const work = allSamples(plan, order);
      const tasks = Array.from({ length: work.length }, (_, i) => work.at(i));
      expect(work.done).toBe(0);
      expect(new Set(tasks.map(({ position, epoch }) => `${position} ${epoch}`)).size).toBe(360);
      expect(tasks.map(({ ordinal }) => ordinal)).toEqual(tasks.map((_, i) => i));
      expect(tasks.map(({ epoch }) => epoch)).toEqual(tasks.map((_, i) => i % 3));
      expect([...work.positions()]).toEqual(tasks.map(({ position }) => position));
      const sizes = tasks.map(({ position }) => plan.sizes[position]!);
      const isSorted = sizes.every((size, i) => i === 0 || size <= sizes[i - 1]!);
      expect(isSorted).toBe(order === 'long-first');
    }
  });
});
