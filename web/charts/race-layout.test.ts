import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RaceLine, RacePoint } from '../../src/ranking/race.ts';
import { layoutRace } from './race-layout.ts';

const point = (model: string, date: string, value: number) => ({
  date,
  model,
  name: model,
  value,
  lo: value - 3,
  hi: value + 3,
});

/** The best so far of exact values. */
function raceLine(group: string, given: readonly RacePoint[]): RaceLine {
  const points = [...given].sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : b.value - a.value,
  );
  const steps: RaceLine['steps'] = [];
  for (const point of points) {
    if (point.value > (steps.at(-1)?.value ?? -1)) steps.push({ ...point, share: 1 });
  }
  return { group, points, steps };
}

const open = raceLine('open', [
  point('o1', '2024-06-01', 40),
  point('o2', '2025-01-01', 55),
  point('o3', '2025-02-01', 50),
  point('weak', '2025-02-01', 5),
]);
const closed = raceLine('closed', [point('c1', '2024-05-01', 50), point('c2', '2025-03-01', 56)]);

describe('layoutRace', () => {
  const layout = layoutRace([open, closed], '2025-12-01', 600, 320);

  it('draws each rise as a step and goes on to the end', () => {
    const [line] = layout.lines;
    const [first, second] = line!.steps;
    expect(line!.path.startsWith(`M${first!.x.toFixed(1)} ${first!.y.toFixed(1)}`)).toBe(true);
    expect(line!.path.endsWith(`L${layout.plot.right.toFixed(1)} ${second!.y.toFixed(1)}`)).toBe(
      true,
    );
    expect(first!.y).toBeGreaterThan(second!.y);
  });

  it('shows models that were never best where they fit, and leaves out those below the drawing', () => {
    expect(layout.lines[0]!.others.map((placed) => placed.point.model)).toEqual(['o3']);
  });

  it('keeps the names at the ends of lines apart', () => {
    const [a, b] = layout.lines.map((line) => line.end!.labelY) as [number, number];
    expect(Math.abs(a - b)).toBeGreaterThanOrEqual(32);
  });

  it('stays within the drawing, whatever the lines', () => {
    const points = fc.array(
      fc.record({
        month: fc.integer({ min: 0, max: 40 }),
        value: fc.double({ min: 0, max: 100, noNaN: true }),
      }),
      { minLength: 0, maxLength: 12 },
    );
    fc.assert(
      fc.property(points, points, fc.integer({ min: 280, max: 900 }), (one, two, width) => {
        const line = (group: string, drawn: typeof one) =>
          raceLine(
            group,
            drawn.map(({ month, value }, i) =>
              point(
                `${group}${i}`,
                new Date(Date.UTC(2022, month, 1)).toISOString().slice(0, 10),
                value,
              ),
            ),
          );
        const { lines, plot, labels } = layoutRace(
          [line('open', one), line('closed', two)],
          '2026-01-01',
          width,
          320,
        );
        for (const { path, band, steps, end } of lines) {
          expect(`${path}${band}`).not.toMatch(/NaN|Infinity/);
          for (const { x, y } of steps) {
            expect(x).toBeGreaterThanOrEqual(plot.left);
            expect(x).toBeLessThanOrEqual(plot.right + 1e-6);
            expect(y).toBeGreaterThanOrEqual(plot.top - 1e-6);
            expect(y).toBeLessThanOrEqual(plot.bottom + 1e-6);
          }
          if (end) {
            expect(end.labelY).toBeGreaterThan(0);
            expect(end.labelY + 14).toBeLessThan(320);
          }
        }
        for (const label of labels) expect(label.left).toBeLessThanOrEqual(plot.right);
      }),
    );
  });

  it('draws an empty frame for empty lines', () => {
    const empty = layoutRace(
      [raceLine('open', []), raceLine('closed', [])],
      '2025-12-01',
      600,
      320,
    );
    expect(empty.lines.map((line) => line.path)).toEqual(['', '']);
    expect(empty.yTicks).toContain(0);
  });
});
