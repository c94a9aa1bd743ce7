import { type KeyboardEvent, type MouseEvent, type PointerEvent, useMemo, useState } from 'react';
import type { Openness } from '../../src/catalog/types.ts';
import { addressOf, navigate } from '../location.ts';
import {
  layoutMap,
  type MapLayout,
  type MapMark,
  type MapScale,
  nearestMark,
  type PlacedMark,
} from './map-layout.ts';
import { MarkShape, shapeOf, toneOfOpenness } from './mark.tsx';
import { useWidth } from './use-width.ts';
import './map-chart.css';

export interface ModelMark extends MapMark {
  openness: Openness;
  /** What is shown beside the name: values on both axes and the probability. */
  facts: readonly string[];
}

interface MapChartProps {
  marks: readonly ModelMark[];
  scale: MapScale;
  moreIsBetter: boolean;
  /** How a value of the level axis is written; not asked for times. */
  write: (value: number) => string;
  label: string;
  xName: string;
  yName: string;
}

/** How near, in pixels, the pointer must be to a mark to name it. */
const reach = 20;

/**
 * Models by what they can do and another of their traits. One stop for the keyboard: arrows go from
 * mark to mark, Enter opens the model.
 */
export function MapChart({
  marks,
  scale,
  moreIsBetter,
  write,
  label,
  xName,
  yName,
}: MapChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const height = width < 520 ? 340 : 460;
  const layout = useMemo(
    () => (width > 0 ? layoutMap(marks, scale, moreIsBetter, width, height) : undefined),
    [marks, scale, moreIsBetter, width, height],
  );
  const [near, setNear] = useState<string>();
  const shown = layout?.marks.find(({ mark }) => mark.id === near);
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const frame = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
    setNear(layout && nearestMark(layout.marks, x, y, reach)?.mark.id);
  };
  return (
    <div className="map-chart" ref={box}>
      {layout && (
        // biome-ignore lint/a11y/useSemanticElements: a drawing can hold no fieldset
        <svg
          width={layout.width}
          height={height}
          role="group"
          aria-label={label}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => setNear(undefined)}
        >
          <MapAxes layout={layout} write={write} xName={xName} yName={yName} />
          <path d={layout.front} className="map-front" />
          <Marks layout={layout} near={near} onNear={setNear} />
          {layout.labels.map(({ text, left, baseline, anchor }) => (
            <text key={text} x={left} y={baseline} textAnchor={anchor} className="map-label">
              {text}
            </text>
          ))}
        </svg>
      )}
      {layout && shown && <Hint placed={shown} width={layout.width} />}
    </div>
  );
}

interface MapAxesProps {
  layout: MapLayout<ModelMark>;
  write: (value: number) => string;
  xName: string;
  yName: string;
}

function MapAxes({ layout, write, xName, yName }: MapAxesProps) {
  const { plot, y, yTicks, xTicks, height } = layout;
  return (
    <g className="map-axes">
      {yTicks.map((tick) => (
        <g key={tick}>
          <line x1={plot.left} x2={plot.right} y1={y(tick)} y2={y(tick)} />
          <text x={plot.left - 6} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {xTicks.map(({ at, value, label }) => (
        <g key={value}>
          <line x1={at} x2={at} y1={plot.bottom} y2={plot.bottom + 5} />
          <text x={at} y={height - 9} textAnchor="middle">
            {label ?? write(value)}
          </text>
        </g>
      ))}
      <line className="map-base" x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} />
      <text x={plot.left + 4} y={plot.top + 2} className="map-axis-name">
        {yName}
      </text>
      <text x={plot.right} y={plot.bottom - 6} textAnchor="end" className="map-axis-name">
        {xName}
      </text>
    </g>
  );
}

interface MarksProps {
  layout: MapLayout<ModelMark>;
  near: string | undefined;
  onNear: (id: string | undefined) => void;
}

function Marks({ layout, near, onNear }: MarksProps) {
  const { marks } = layout;
  const [stop, setStop] = useState(0);
  const step = (event: KeyboardEvent<Element>, at: number): void => {
    const to = nextMark(event.key, at, marks.length);
    if (to === undefined) return;
    event.preventDefault();
    setStop(to);
    const links = event.currentTarget.parentElement?.querySelectorAll('a');
    links?.[to]?.focus();
  };
  return (
    <g>
      {marks.map((placed, i) => (
        <MarkLink
          key={placed.mark.id}
          placed={placed}
          near={placed.mark.id === near}
          tabIndex={i === Math.min(stop, marks.length - 1) ? 0 : -1}
          onKeyDown={(event) => step(event, i)}
          onFocus={() => {
            setStop(i);
            onNear(placed.mark.id);
          }}
          onBlur={() => onNear(undefined)}
        />
      ))}
    </g>
  );
}

function nextMark(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(count - 1, at + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

interface MarkLinkProps {
  placed: PlacedMark<ModelMark>;
  near: boolean;
  tabIndex: number;
  onKeyDown: (event: KeyboardEvent<Element>) => void;
  onFocus: () => void;
  onBlur: () => void;
}

function MarkLink({ placed, near, tabIndex, onKeyDown, onFocus, onBlur }: MarkLinkProps) {
  const { mark, x, y, low, high } = placed;
  const address = `/models/${mark.id}`;
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(address);
  };
  const part = mark.probability >= 0.05 ? 'map-likely' : 'map-unlikely';
  return (
    <a
      href={addressOf(address)}
      aria-label={`${mark.name}: ${mark.facts.join(', ')}`}
      tabIndex={tabIndex}
      className={`map-mark ${part} ${toneOfOpenness(mark.openness)}`}
      onClick={follow}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <line x1={x} x2={x} y1={low} y2={high} className="map-interval" />
      {mark.probability > 0 && (
        <circle cx={x} cy={y} r={5 + 6 * mark.probability} className="map-halo" />
      )}
      {near && (
        <>
          <circle cx={x} cy={y} r={reach} className="map-hit" />
          <circle cx={x} cy={y} r={9} className="map-near" />
        </>
      )}
      <g transform={`translate(${x} ${y})`}>
        <MarkShape shape={shapeOf({ openness: mark.openness })} r={4.2} />
      </g>
    </a>
  );
}

/** Names the mark under the pointer or the focus; the link itself says the same. */
function Hint({ placed: { mark, x, y }, width }: { placed: PlacedMark<ModelMark>; width: number }) {
  const side = x > width / 2 ? { right: width - x + 14 } : { left: x + 14 };
  return (
    <div className="map-hint" aria-hidden="true" style={{ ...side, top: Math.max(0, y - 24) }}>
      <strong>{mark.name}</strong>
      {mark.facts.map((fact) => (
        <span key={fact} className="number">
          {fact}
        </span>
      ))}
    </div>
  );
}
