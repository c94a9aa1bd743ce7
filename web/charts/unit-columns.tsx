import type { Openness } from '../../src/catalog/types.ts';
import { layoutColumns, type UnitColumn } from './columns-layout.ts';
import { MarkShape, shapeOf, toneOfOpenness } from './mark.tsx';
import { useWidth } from './use-width.ts';
import './unit-columns.css';

export interface Unit {
  id: string;
  /** Shown where the pointer rests. */
  text: string;
  openness: Openness;
}

interface UnitColumnsProps {
  columns: readonly UnitColumn<Unit>[];
  /** What a reader who does not see the chart is told; a table says the same in numbers. */
  label: string;
}

/** Columns in which every mark is one thing, told apart by shape and colour. */
export function UnitColumns({ columns, label }: UnitColumnsProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const layout = width > 0 ? layoutColumns(columns, width) : undefined;
  return (
    <div className="unit-columns" ref={box}>
      {layout && (
        <svg width={width} height={layout.height} role="img" aria-label={label}>
          <line x1="0" x2={width} y1={layout.base} y2={layout.base} className="unit-base" />
          {layout.labels.map(({ text, x }) => (
            <text key={`${text} ${x}`} x={x} y={layout.base + 16} textAnchor="middle">
              {text}
            </text>
          ))}
          {layout.marks.map(({ item, x, y }) => (
            <g
              key={item.id}
              transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
              className={toneOfOpenness(item.openness)}
            >
              <title>{item.text}</title>
              <MarkShape shape={shapeOf(item)} r={layout.radius} />
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
