import { memo } from 'react';
import type { Openness } from '../../src/catalog/types.ts';
import { MarkShape, shapeOf, toneOfOpenness } from './mark.tsx';
import { niceTicks } from './scale.ts';
import './interval-bar.css';

/** The values that all bars of a table share from edge to edge. */
export interface BarAxis {
  low: number;
  high: number;
  ticks: number[];
}

/**
 * An axis that holds all given values, with a little room on both sides. Its ends are round, so that
 * it stays where it is while the values move a little.
 */
export function barAxis(values: readonly number[], ends: readonly [number, number]): BarAxis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!(low <= high)) return { low: ends[0], high: ends[1], ticks: [] };
  const room = Math.max(1, (high - low) * 0.03);
  const [first = 0, second = first + 1] = niceTicks(low - room, high + room, 5);
  const grain = (second - first) / 4;
  const axis = {
    low: Math.max(ends[0], grain * Math.floor((low - room) / grain)),
    high: Math.min(ends[1], grain * Math.ceil((high + room) / grain)),
  };
  return { ...axis, ticks: niceTicks(axis.low, axis.high, 5) };
}

/** The lowest and the highest value of all bars; Infinity to -Infinity when there is none. */
export function endsOf(
  bars: readonly {
    interval: readonly [number, number];
    bounds: readonly [number, number];
  }[],
): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { interval, bounds } of bars) {
    low = Math.min(low, interval[0], bounds[0]);
    high = Math.max(high, interval[1], bounds[1]);
  }
  return [low, high];
}

/** Place of a value between the edges, as a percentage kept within them. */
export function placeOn(axis: BarAxis, value: number): number {
  return Math.min(100, Math.max(0, (100 * (value - axis.low)) / (axis.high - axis.low)));
}

interface IntervalBarProps {
  axis: BarAxis;
  score: number;
  interval: readonly [number, number];
  /** What missing scores leave open; drawn when its ends differ. */
  bounds?: readonly [number, number];
  openness: Openness;
}

/** A score with its interval. Decoration: the cell says the same in numbers. */
export function IntervalBar({ axis, score, interval, bounds, openness }: IntervalBarProps) {
  const at = (value: number): string => `${placeOn(axis, value).toFixed(2)}%`;
  const [low, high] = bounds ?? [score, score];
  const open = placeOn(axis, high) - placeOn(axis, low);
  return (
    <svg className={`interval-bar ${toneOfOpenness(openness)}`} aria-hidden="true">
      <Grid axis={axis} />
      {open > 0.2 && (
        <rect
          className="interval-bounds"
          x={at(low)}
          width={`${open.toFixed(2)}%`}
          y="50%"
          height="10"
        />
      )}
      <line className="interval-line" x1={at(interval[0])} x2={at(interval[1])} y1="50%" y2="50%" />
      <svg x={at(score)} y="50%" className="interval-mark" aria-hidden="true">
        <MarkShape shape={shapeOf({ openness })} r={4.2} />
      </svg>
    </svg>
  );
}

const Grid = memo(function Grid({ axis }: { axis: BarAxis }) {
  return axis.ticks.map((tick) => {
    const x = `${placeOn(axis, tick).toFixed(2)}%`;
    return <line key={tick} className="interval-grid" x1={x} x2={x} y1="0" y2="100%" />;
  });
});

/** The values along the top of a column of bars. */
export function AxisLabels({ axis }: { axis: BarAxis }) {
  return (
    <span className="axis-labels" aria-hidden="true">
      {axis.ticks.map((tick) => (
        <span key={tick} style={{ left: `${placeOn(axis, tick)}%` }}>
          {tick}
        </span>
      ))}
    </span>
  );
}

/** The places that a rank set holds, among all places. */
export function RankSetBar({ set, of }: { set: readonly [number, number]; of: number }) {
  const [first, last] = set;
  const unit = 100 / Math.max(1, of);
  return (
    <svg className="rank-set-bar" aria-hidden="true">
      <rect className="rank-set-all" width="100%" y="1" height="4" rx="2" />
      <rect
        className="rank-set-own"
        x={`${((first - 1) * unit).toFixed(2)}%`}
        width={`${Math.max(3, (last - first + 1) * unit).toFixed(2)}%`}
        y="1"
        height="4"
        rx="2"
      />
    </svg>
  );
}
