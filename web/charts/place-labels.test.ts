import { expect, it } from 'vitest';
import { placeLabels } from './place-labels.ts';

const frame = { left: 0, right: 200, top: 0, bottom: 100 };
const label = (text: string, x: number, y: number) => ({ text, x, y });

it('puts a label above its point, or below where something stands above', () => {
  const [above] = placeLabels([label('abcd', 100, 50)], frame, 6, []);
  expect(above).toMatchObject({ anchor: 'end', left: 95, baseline: 45 });
  const wall = { x0: 60, x1: 99, y0: 30, y1: 46 };
  const [below] = placeLabels([label('abcd', 100, 50)], frame, 6, [wall]);
  expect(below).toMatchObject({ anchor: 'start', left: 105, baseline: 64 });
});

it('leaves out what would cover an earlier label or leave the frame', () => {
  const labels = [label('first', 100, 50), label('second', 101, 51), label('third', 102, 52)];
  const placed = placeLabels(labels, frame, 6, []);
  expect(placed.map(({ text }) => text)).toEqual(['first', 'second']);
  expect(placeLabels([label('too long to fit', 20, 5)], { ...frame, right: 60 }, 6, [])).toEqual(
    [],
  );
});
