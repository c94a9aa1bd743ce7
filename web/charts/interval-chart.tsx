import type { Openness } from '../../src/catalog/types.ts';
import { barAxis, placeOn } from './interval-bar.tsx';
import { MarkShape, shapeOf, toneOfOpenness } from './mark.tsx';
import './interval-bar.css';
import './interval-chart.css';

export interface IntervalEntry {
  id: string;
  name: string;
  /** In small letters after the name. */
  note?: string;
  value: number;
  interval: readonly [number, number];
  bounds?: readonly [number, number] | undefined;
  openness: Openness;
  /** The value as it is written at the end of the row. */
  text: string;
}

interface IntervalChartProps {
  entries: readonly IntervalEntry[];
  /** What a reader who does not see the chart is told. */
  label: string;
  /** Pixels. */
  width: number;
}

const rowHeight = 24;
const top = 8;
const axisHeight = 26;
const textWidth = 56;

/** A row for each entry with its value and interval on one axis: what a table of bars is as one drawing. */
export function IntervalChart({ entries, label, width }: IntervalChartProps) {
  const names = Math.min(260, width * 0.38);
  const axis = barAxis(
    entries.flatMap(({ interval, bounds }) => [...interval, ...(bounds ?? [])]),
    [0, 100],
  );
  const base = top + entries.length * rowHeight;
  const room = width - names - textWidth;
  const x = (value: number): number => names + (placeOn(axis, value) / 100) * room;
  return (
    <svg
      width={width}
      height={base + axisHeight}
      role="img"
      aria-label={label}
      className="interval-chart"
    >
      {axis.ticks.map((tick) => (
        <g key={tick}>
          <line className="interval-grid" x1={x(tick)} x2={x(tick)} y1={top} y2={base} />
          <text className="interval-tick" x={x(tick)} y={base + 16} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      {entries.map(({ id, name, note, value, interval, bounds, openness, text }, i) => {
        const y = top + (i + 0.5) * rowHeight;
        return (
          <g key={id}>
            <text x={0} y={y} dominantBaseline="central">
              {name}
              {note && <tspan className="interval-tick"> {note}</tspan>}
            </text>
            <g className={toneOfOpenness(openness)}>
              {bounds && bounds[1] > bounds[0] && (
                <rect
                  x={x(bounds[0])}
                  width={x(bounds[1]) - x(bounds[0])}
                  y={y - 5}
                  height={10}
                  className="interval-open"
                />
              )}
              <line
                className="interval-line"
                x1={x(interval[0])}
                x2={x(interval[1])}
                y1={y}
                y2={y}
              />
              <g transform={`translate(${x(value).toFixed(1)} ${y})`}>
                <MarkShape shape={shapeOf({ openness })} r={4.2} />
              </g>
            </g>
            <text x={width} y={y} textAnchor="end" dominantBaseline="central">
              {text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
