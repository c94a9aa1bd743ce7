import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, findByName, NotFoundError } from './find.ts';

const records = new Map(
  [
    { id: 'glm-4-5', name: 'GLM-4.5' },
    { id: 'glm-4-5-air', name: 'GLM-4.5-Air' },
    { id: 'qwen3-235b-a22b', name: 'Qwen3 235B A22B' },
    { id: 'zhipu', name: 'Zhipu (Z.ai)', aliases: ['z-ai'] },
  ].map((record) => [record.id, record]),
);

describe('findByName', () => {
  test.each([
    ['glm-4-5', 'glm-4-5'],
    ['GLM 4.5', 'glm-4-5'],
    ['glm4.5air', 'glm-4-5-air'],
    ['qwen3-235', 'qwen3-235b-a22b'],
    ['Z.AI', 'zhipu'],
  ])('%s is %s', (query, id) => {
    expect(findByName(records, query, 'model').id).toBe(id);
  });

  test('suggests the nearest names', () => {
    expect(() => findByName(records, 'glm-4-5-aire', 'model')).toThrow(/did you mean glm-4-5-air/);
  });

  test('suggests names that begin as what was typed, but for a slip', () => {
    expect(() => findByName(records, 'qwen3-235c', 'model')).toThrow(
      /did you mean qwen3-235b-a22b/,
    );
    expect(() => findByName(records, 'qwx', 'model')).toThrow(/`weigh models` lists them all/);
  });

  test('says when a beginning names several', () => {
    expect(() => findByName(records, 'glm', 'model')).toThrow(
      /more than one model.*glm-4-5, glm-4-5-air/,
    );
  });

  test('suggests nothing for what resembles nothing', () => {
    const error = catchError(() => findByName(records, 'xyzzyxyzzy', 'model'));
    expect(error).toBeInstanceOf(NotFoundError);
    expect((error as NotFoundError).suggestions).toEqual([]);
    expect((error as Error).message).toMatch(/`weigh models` lists them all/);
  });

  test('never fails otherwise, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const error = catchError(() => findByName(records, query, 'model'));
        expect(error === undefined || error instanceof NotFoundError).toBe(true);
      }),
    );
  });
});

test('editDistance is a metric', () => {
  const text = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
    }),
  );
  expect(editDistance('kitten', 'sitting')).toBe(3);
});

function catchError(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}
