import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layoutColumns } from './columns-layout.ts';

it('stands every mark inside the drawing, none on another', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(30), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 280, max: 1200 }),
      (counts, width) => {
        const columns = counts.map((count, c) => ({
          label: String(c),
          items: Array.from({ length: count }, (_, i) => `${c} ${i}`),
        }));
        const { marks, base, radius, labels } = layoutColumns(columns, width);
        expect(marks).toHaveLength(counts.reduce((a, b) => a + b, 0));
        const places = new Set<string>();
        for (const { x, y } of marks) {
          expect(x - radius).toBeGreaterThanOrEqual(-1);
          expect(x + radius).toBeLessThanOrEqual(width + 1);
          expect(y).toBeLessThan(base);
          places.add(`${x.toFixed(2)} ${y.toFixed(2)}`);
        }
        expect(places.size).toBe(marks.length);
        for (const { x } of labels) expect(x).toBeLessThan(width);
      },
    ),
  );
});

it('stacks from the ground up', () => {
  const { marks } = layoutColumns([{ label: 'a', items: [1, 2, 3, 4, 5, 6] }], 20);
  const heights = marks.map(({ y }) => y);
  expect(heights).toEqual([...heights].sort((a, b) => b - a));
});
