import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stretchesOf, treeOf } from './token-tree.ts';

describe('stretchesOf', () => {
  test('single tokens need no evaluation below the root', () => {
    expect(stretchesOf(treeOf([[1], [2], [3]]))).toEqual([]);
  });

  test('shared beginnings are evaluated once', () => {
    const stretches = stretchesOf(
      treeOf([
        [1, 2, 3],
        [1, 2, 4],
        [5, 6],
      ]),
    );
    expect(stretches.map(({ path, steps }) => [path, steps.map((step) => step.token)])).toEqual([
      [[], [1, 2]],
      [[], [5]],
    ]);
  });

  test('every inner node is evaluated exactly once, after its path', () => {
    const tokens = fc.array(fc.nat(3), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(tokens, { minLength: 1, maxLength: 8 }), (continuations) => {
        const evaluated = stretchesOf(treeOf(continuations)).flatMap(({ path, steps }) =>
          steps.map((_, i) => [...path, ...steps.slice(0, i + 1).map((step) => step.token)].join()),
        );
        const inner = new Set(
          continuations.flatMap((all) => all.slice(1).map((_, i) => all.slice(0, i + 1).join())),
        );
        expect(evaluated).toHaveLength(inner.size);
        expect(new Set(evaluated)).toEqual(inner);
      }),
    );
  });
});
