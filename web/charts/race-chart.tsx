import { type PointerEvent, useMemo, useState } from 'react';
import type { RaceLine } from '../../src/ranking/race.ts';
import type { RaceGroup } from '../../src/server/api.ts';
import * as format from '../words/format.ts';
import { words } from '../words/index.ts';
import { MarkShape, shapeOf, toneOfGroup } from './mark.tsx';
import { type LineLayout, layoutRace, type PlacedPoint, type RaceLayout } from './race-layout.ts';
import { useWidth } from './use-width.ts';
import './race-chart.css';

interface RaceChartProps {
  lines: readonly RaceLine[];
  /** `YYYY-MM-DD`: end of the lines. */
  until: string;
  /** What a reader who does not see the chart is told; the numbers are in a table beside it. */
  label: string;
}

const height = 320;
/** How near, in pixels, the pointer must be to a mark to name it. */
const reach = 22;

/** The running best of two groups over time, as steps with their intervals. */
export function RaceChart({ lines, until, label }: RaceChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const layout = useMemo(
    () => (width > 0 ? layoutRace(lines, until, width, height) : undefined),
    [lines, until, width],
  );
  const [near, setNear] = useState<Near>();
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const frame = event.currentTarget.getBoundingClientRect();
    setNear(layout && nearest(layout, event.clientX - frame.left, event.clientY - frame.top));
  };
  return (
    <div className="race-chart" ref={box}>
      {layout && (
        <svg
          width={layout.width}
          height={height}
          role="img"
          aria-label={label}
          onPointerMove={point}
          onPointerLeave={() => setNear(undefined)}
        >
          <Axes layout={layout} />
          {layout.lines.map((line) => (
            <path key={line.group} d={line.band} className={`race-band ${toneOf(line)}`} />
          ))}
          {layout.lines.map((line) => (
            <Marks key={line.group} line={line} nameLength={layout.nameLength} />
          ))}
          {layout.labels.map(({ group, text, left, baseline, anchor }) => (
            <text
              key={`${group} ${text}`}
              x={left}
              y={baseline}
              textAnchor={anchor}
              className="race-label"
            >
              {text}
            </text>
          ))}
          {near && <circle cx={near.x} cy={near.y} r={9} className="race-near" />}
        </svg>
      )}
      {layout && near && <Hint near={near} width={layout.width} />}
    </div>
  );
}

interface Near extends PlacedPoint {
  group: RaceGroup;
}

function nearest(layout: RaceLayout, x: number, y: number): Near | undefined {
  let best: { near: Near; distance: number } | undefined;
  for (const line of layout.lines) {
    for (const placed of [...line.steps, ...line.others]) {
      const distance = Math.hypot(placed.x - x, placed.y - y);
      if (distance <= reach && (!best || distance < best.distance)) {
        best = { near: { ...placed, group: line.group as RaceGroup }, distance };
      }
    }
  }
  return best?.near;
}

function toneOf(line: LineLayout): string {
  return toneOfGroup(line.group as RaceGroup);
}

function Axes({ layout: { plot, x, y, xTicks, yTicks, height: bottom } }: { layout: RaceLayout }) {
  return (
    <g className="race-axes">
      {yTicks.map((tick) => (
        <g key={tick}>
          <line x1={plot.left} x2={plot.right} y1={y(tick)} y2={y(tick)} />
          <text x={plot.left - 6} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {xTicks.map(({ time, label }) => (
        <g key={time}>
          <line x1={x(time)} x2={x(time)} y1={plot.bottom} y2={plot.bottom + 5} />
          <text x={x(time)} y={bottom - 7} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      <line
        className="race-base"
        x1={plot.left}
        x2={plot.right}
        y1={plot.bottom}
        y2={plot.bottom}
      />
    </g>
  );
}

function Marks({ line, nameLength }: { line: LineLayout; nameLength: number }) {
  const group = line.group as RaceGroup;
  const shape = shapeOf({ group });
  const { end } = line;
  return (
    <g className={toneOf(line)}>
      {line.others.map(({ x, y, point }) => (
        <g key={point.model} transform={`translate(${x} ${y})`} className="race-other">
          <MarkShape shape={shape} r={2.6} />
        </g>
      ))}
      <path d={line.path} className={`race-line race-line-${group}`} />
      {line.steps.map(({ x, y, point }) => (
        <g key={point.date} transform={`translate(${x} ${y})`}>
          <MarkShape shape={shape} />
        </g>
      ))}
      {end && (
        <g>
          <path
            d={`M${end.x + 2} ${end.y}L${end.x + 8} ${end.labelY - 4}`}
            className="race-leader"
          />
          <text x={end.x + 11} y={end.labelY} className="race-end">
            <tspan className="race-end-group">{words().groupShort(group)}</tspan>{' '}
            <tspan className="number">{format.points(end.point.value)}</tspan>
          </text>
          <text x={end.x + 11} y={end.labelY + 14} className="race-end-model">
            {shorten(end.point.name, nameLength)}
          </text>
        </g>
      )}
    </g>
  );
}

function shorten(name: string, length: number): string {
  return name.length > length ? `${name.slice(0, length - 1)}\u2026` : name;
}

/** Names the mark under the pointer. The table says the same to who uses no pointer. */
function Hint({ near: { x, y, point }, width }: { near: Near; width: number }) {
  const t = words();
  const side = x > width / 2 ? { right: width - x + 14 } : { left: x + 14 };
  return (
    <div className="race-hint" aria-hidden="true" style={{ ...side, top: Math.max(0, y - 24) }}>
      <strong>{point.name}</strong>
      <span className="number">
        {format.points(point.value)} ({format.interval([point.lo, point.hi], t.to)})
      </span>
      <span>{point.date}</span>
    </div>
  );
}
