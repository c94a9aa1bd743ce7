import { layoutSteps, type Step } from './step-layout.ts';
import { useWidth } from './use-width.ts';
import './step-chart.css';

interface StepChartProps {
  /** Oldest first, one or more. */
  steps: readonly Step[];
  /** Where the line ends: milliseconds of the epoch. */
  until: number;
  /** Stretches of time that are shaded. */
  spans: readonly (readonly [from: number, to: number])[];
  /** Below the beginning and the end. */
  ends: readonly [string, string];
  /** What a reader who does not see the chart is told; a table says the same in numbers. */
  label: string;
}

const height = 190;

/** A value that holds until it changes, over time. */
export function StepChart({ steps, until, spans, ends, label }: StepChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const layout = width > 0 ? layoutSteps(steps, until, width, height) : undefined;
  return (
    <div className="step-chart" ref={box} style={{ minHeight: height }}>
      {layout && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {spans.map(([from, to]) => (
            <rect
              key={`${from} ${to}`}
              x={layout.x(from)}
              width={Math.max(1, layout.x(to) - layout.x(from))}
              y={0}
              height={layout.base}
              className="step-span"
            />
          ))}
          {layout.ticks.map(({ value, y }) => (
            <g key={value}>
              <line x1={layout.left} x2={layout.right} y1={y} y2={y} className="step-grid" />
              <text x={layout.left - 6} y={y} textAnchor="end" dominantBaseline="central">
                {value}
              </text>
            </g>
          ))}
          <path d={layout.path} className="step-line" />
          <text x={layout.left} y={height - 6}>
            {ends[0]}
          </text>
          <text x={layout.right} y={height - 6} textAnchor="end">
            {ends[1]}
          </text>
        </svg>
      )}
    </div>
  );
}
