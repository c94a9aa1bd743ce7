import { describe, expect, it } from 'vitest';
import { layoutMap, type MapMark, nearestMark } from './map-layout.ts';

function mark(id: string, x: number, y: number, onFront = false): MapMark {
  return { id, name: id, x, y, interval: [y - 5, y + 200], onFront, probability: onFront ? 1 : 0 };
}

const marks = [mark('c', 10, 70, true), mark('a', 0.1, 40, true), mark('b', 1, 30)];

describe('layoutMap', () => {
  it.each([
    [320, 300],
    [1100, 460],
  ])('keeps everything inside %i x %i', (width, height) => {
    const { marks: placed, plot, xTicks, labels } = layoutMap(marks, 'log', false, width, height);
    expect(placed.map(({ mark: { id } }) => id)).toEqual(['a', 'b', 'c']);
    for (const { x, y, low, high } of placed) {
      expect(x).toBeGreaterThanOrEqual(plot.left);
      expect(x).toBeLessThanOrEqual(plot.right);
      for (const at of [y, low, high]) {
        expect(at).toBeGreaterThanOrEqual(plot.top);
        expect(at).toBeLessThanOrEqual(plot.bottom);
      }
    }
    for (const { at } of xTicks) expect(at).toBeLessThanOrEqual(plot.right);
    expect(labels.map(({ text }) => text)).not.toContain('b');
  });

  it('draws the front towards what is worse: dearer, or shorter', () => {
    const cheap = layoutMap(marks, 'log', false, 600, 300);
    const [a, , c] = cheap.marks;
    expect(cheap.front).toBe(
      `M${a!.x.toFixed(1)} ${a!.y.toFixed(1)}H${c!.x.toFixed(1)}L${c!.x.toFixed(1)} ${c!.y.toFixed(1)}H${cheap.plot.right.toFixed(1)}`,
    );
    const long = layoutMap(marks, 'doubling', true, 600, 300);
    expect(long.front.startsWith(`M${long.plot.left.toFixed(1)} `)).toBe(true);
  });

  it('stands when there is nothing, or one thing', () => {
    expect(layoutMap([], 'log', false, 600, 300)).toMatchObject({ marks: [], front: '' });
    const one = layoutMap([mark('a', 5, 50, true)], 'time', false, 600, 300);
    expect(Number.isFinite(one.marks[0]!.x)).toBe(true);
  });
});

it('nearestMark finds the nearest within reach', () => {
  const { marks: placed } = layoutMap(marks, 'log', false, 600, 300);
  const [a] = placed;
  expect(nearestMark(placed, a!.x + 3, a!.y, 20)?.mark.id).toBe('a');
  expect(nearestMark(placed, a!.x + 30, a!.y + 30, 20)).toBeUndefined();
});
