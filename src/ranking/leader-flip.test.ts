import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LeaderFlip, leaderFlip } from './leader-flip.ts';

const components = ['a', 'b', 'c'].map((id) => ({ id, name: id, weight: 1 / 3, benchmarks: [id] }));

function rowsOf(table: Record<string, (number | null)[]>) {
  return Object.entries(table).map(([id, values], i) => ({
    rank: i + 1,
    model: { id },
    cells: values.map((value, b) => ({
      component: components[b]!.id,
      value,
      se: 1,
      scores: [],
      others: 0,
      sources: 1,
    })),
  }));
}

test('names who would lead, and from where to where how much weight must move', () => {
  const flip = leaderFlip(
    rowsOf({ x: [90, 60, 60], y: [50, 80, 60], z: [60, 60, 60] }),
    components,
  );
  expect(flip).toMatchObject({ kind: 'flip', leader: 'x', challenger: 'y', among: 3 });
  const { gap, moved, moves } = flip as Extract<LeaderFlip, { kind: 'flip' }>;
  expect(gap).toBeCloseTo(20 / 3);
  // A share moved from a (+40) to b (-20) takes 60 points of it off the gap.
  expect(moved).toBeCloseTo(20 / 3 / 60);
  expect(moves).toEqual([{ from: 'a', to: 'b', weight: moved }]);
});

test('more than the share that it names makes the other lead, less does not', () => {
  const score = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(score, score, score), { minLength: 2, maxLength: 6 }),
      (values) => {
        const sum = (row: readonly number[]) => row[0]! + row[1]! + row[2]!;
        const sorted = values.sort((x, y) => sum(y) - sum(x));
        const flip = leaderFlip(
          rowsOf(Object.fromEntries(sorted.map((v, i) => [`m${i}`, v]))),
          components,
        );
        if (flip?.kind !== 'flip' || flip.moved === 0) return;
        const leads = (stretch: number): boolean => {
          const weights = components.map(({ id, weight }) =>
            flip.moves.reduce(
              (left, move) =>
                left +
                stretch * ((move.to === id ? 1 : 0) - (move.from === id ? 1 : 0)) * move.weight,
              weight,
            ),
          );
          const index = (row: readonly number[]) =>
            row.reduce((all, v, b) => all + v * weights[b]!, 0);
          const other = sorted[Number(flip.challenger.slice(1))]!;
          return index(other) > index(sorted[0]!);
        };
        expect(leads(1.001)).toBe(true);
        expect(leads(0.999)).toBe(false);
      },
    ),
  );
});

test('says when no weighting helps, and when the leader’s own gaps decide', () => {
  expect(leaderFlip(rowsOf({ x: [9, 9, 9], y: [8, 8, 8] }), components)).toEqual({
    kind: 'none',
    leader: 'x',
    among: 2,
    filled: false,
  });
  expect(leaderFlip(rowsOf({ x: [90, null, 90], y: [80, 80, 80] }), components)).toEqual({
    kind: 'open',
    leader: 'x',
    missing: ['b'],
  });
});

test('counts missing scores as the order does, when told how', () => {
  const rows = rowsOf({ x: [90, null, 70], y: [60, 80, 60] });
  expect(leaderFlip(rows, components, [50, 50, 50])).toMatchObject({
    kind: 'flip',
    challenger: 'y',
    filled: true,
    moves: [{ from: 'a', to: 'b' }],
  });
  expect(leaderFlip(rows, components, [50, 90, 50])).toMatchObject({ kind: 'none', filled: true });
});

test('leaves out who lacks scores, takes a component without weight, and finds levels', () => {
  const rows = rowsOf({ x: [70, 70, 10], gap: [null, 90, 90], y: [60, 60, 90] });
  const weighed = [0.5, 0.5, 0].map((weight, i) => ({ ...components[i]!, weight }));
  expect(leaderFlip(rows, weighed)).toMatchObject({
    kind: 'flip',
    challenger: 'y',
    among: 2,
    moves: [{ to: 'c' }],
  });
  expect(leaderFlip(rowsOf({ x: [50, 60, 70], y: [70, 60, 50] }), components)).toMatchObject({
    kind: 'flip',
    moved: 0,
    moves: [],
  });
});

test('has nothing to say of one model', () => {
  expect(leaderFlip(rowsOf({ x: [1, 2, 3] }), components)).toBeUndefined();
  expect(leaderFlip([], components)).toBeUndefined();
});
