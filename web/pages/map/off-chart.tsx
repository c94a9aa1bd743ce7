import { OpennessMark } from '../../charts/mark.tsx';
import { Link } from '../../parts/link.tsx';
import { words } from '../../words/index.ts';
import type { Axis } from './axes.ts';
import type { MapData } from './front.ts';

/** Ranked models that have no place on the chart, each with the reason. */
export function OffChart({ off, axis }: { off: MapData['off']; axis: Axis }) {
  const t = words().map;
  if (off.length === 0) return null;
  return (
    <details className="unranked">
      <summary>{t.off(off.length)}</summary>
      <ul>
        {off.map(({ row: { model }, reason }) => (
          <li key={model.id}>
            <span>
              <OpennessMark openness={model.openness} />{' '}
              <Link to={`/models/${model.id}`}>{model.name}</Link>{' '}
              <span className="muted">{model.lab_name}</span>
            </span>
            <span>{reason === 'zero' ? t.offZero : t.offReason[axis]}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
