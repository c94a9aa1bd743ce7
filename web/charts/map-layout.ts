import { doublingTicks, logScale, logTicks } from './log-scale.ts';
import { type Box, type PlacedLabel, placeLabels } from './place-labels.ts';
import { linearScale, niceTicks, type Scale, timeTicks } from './scale.ts';

/** A thing with a place on two axes and an interval on the upright one. */
export interface MapMark {
  id: string;
  name: string;
  x: number;
  y: number;
  interval: readonly [number, number];
  /** Share of the draws in which it is on the front. */
  probability: number;
  onFront: boolean;
}

export type MapScale = 'log' | 'doubling' | 'time';

export interface PlacedMark<M extends MapMark> {
  mark: M;
  x: number;
  y: number;
  low: number;
  high: number;
}

export interface MapLayout<M extends MapMark> {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  y: Scale;
  yTicks: number[];
  xTicks: { at: number; value: number; label: string | undefined }[];
  /** In the order of the level axis. */
  marks: PlacedMark<M>[];
  /** Path of the front by the values as they stand. */
  front: string;
  labels: PlacedLabel[];
}

/** From this share of draws on a mark is named. */
const named = 0.3;

/**
 * @param scale of the level axis: `log`, `doubling` (of 1024) or `time` (milliseconds).
 * @param moreIsBetter whether the front lies on the right.
 */
export function layoutMap<M extends MapMark>(
  marks: readonly M[],
  scale: MapScale,
  moreIsBetter: boolean,
  width: number,
  height: number,
): MapLayout<M> {
  const roomy = width >= 520;
  const plot = { left: 34, right: width - 16, top: 14, bottom: height - 28 };
  const y = linearScale(
    padded(
      marks.map((mark) => mark.y),
      0.1,
    ),
    [plot.bottom, plot.top],
  );
  const across = scaleAcross(marks, scale, [plot.left + 8, plot.right]);
  const clamp = (at: number): number => Math.min(plot.bottom, Math.max(plot.top, at));
  const placed = [...marks]
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .map((mark) => ({
      mark,
      x: across(mark.x),
      y: y(mark.y),
      low: clamp(y(mark.interval[0])),
      high: clamp(y(mark.interval[1])),
    }));
  return {
    width,
    height,
    plot,
    y,
    yTicks: niceTicks(y.domain[0], y.domain[1], 7),
    xTicks: marks.length === 0 ? [] : ticksAcross(across, scale, roomy ? 9 : 4),
    marks: placed,
    front: frontPath(placed, plot, moreIsBetter),
    labels: labelMarks(placed, plot, roomy ? 14 : 5),
  };
}

function padded(values: readonly number[], share: number): [number, number] {
  if (values.length === 0) return [0, 100];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(1, (high - low) * share);
  return [low - room, high + room];
}

function scaleAcross(marks: readonly MapMark[], scale: MapScale, range: [number, number]): Scale {
  const values = marks.map((mark) => mark.x);
  if (values.length === 0) return linearScale([0, 1], range);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (scale === 'time') {
    const room = Math.max(15 * 864e5, (high - low) * 0.04);
    return linearScale([low - room, high + room], range);
  }
  const factor = Math.max(1.15, (high / low) ** 0.05);
  return logScale([low / factor, high * factor], range);
}

function ticksAcross(across: Scale, scale: MapScale, count: number): MapLayout<MapMark>['xTicks'] {
  const [low, high] = across.domain;
  if (scale === 'time') {
    return timeTicks(low, high, count).map(({ time, label }) => ({
      at: across(time),
      value: time,
      label,
    }));
  }
  const ticks =
    scale === 'log' ? logTicks(low, high, count) : doublingTicks(low, high, count, 1024);
  return ticks.map((value) => ({ at: across(value), value, label: undefined }));
}

/** Steps from one member to the next: between two of them no model is known that does better. */
function frontPath<M extends MapMark>(
  placed: readonly PlacedMark<M>[],
  { left, right }: { left: number; right: number },
  moreIsBetter: boolean,
): string {
  const members = placed.filter(({ mark }) => mark.onFront);
  const [first, last] = [members[0], members.at(-1)];
  if (!first || !last) return '';
  const at = (value: number): string => value.toFixed(1);
  if (moreIsBetter) {
    const steps = members.map(({ x, y }, i) => {
      const from = members[i - 1]?.x ?? left;
      return `${i === 0 ? 'M' : 'L'}${at(from)} ${at(y)}H${at(x)}`;
    });
    return steps.join('');
  }
  const steps = members.map(({ x, y }, i) => {
    const to = members[i + 1]?.x ?? right;
    return `${i === 0 ? 'M' : 'L'}${at(x)} ${at(y)}H${at(to)}`;
  });
  return steps.join('');
}

/** Names of the likeliest members of the front, as many as there is room for. */
function labelMarks<M extends MapMark>(
  placed: readonly PlacedMark<M>[],
  plot: MapLayout<M>['plot'],
  most: number,
): PlacedLabel[] {
  const wanted = placed
    .filter(({ mark }) => mark.probability >= named)
    .sort((a, b) => b.mark.probability - a.mark.probability || b.mark.y - a.mark.y)
    .slice(0, most);
  const taken = wanted.map(({ x, y }): Box => ({ x0: x - 3, x1: x + 3, y0: y - 3, y1: y + 3 }));
  const labels = wanted.map(({ x, y, mark }) => ({ text: mark.name, x: x, y }));
  return placeLabels(labels, plot, 5.9, taken);
}

/** The mark nearest to a place, within reach; undefined when none is. */
export function nearestMark<M extends MapMark>(
  marks: readonly PlacedMark<M>[],
  x: number,
  y: number,
  reach: number,
): PlacedMark<M> | undefined {
  let best: PlacedMark<M> | undefined;
  let least = reach;
  for (const placed of marks) {
    const distance = Math.hypot(placed.x - x, placed.y - y);
    if (distance <= least) [best, least] = [placed, distance];
  }
  return best;
}
