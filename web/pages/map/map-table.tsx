import { OpennessMark } from '../../charts/mark.tsx';
import { Link } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import type { Axis } from './axes.ts';
import type { MapData } from './front.ts';
import { writeOn } from './write-value.ts';

/** What the chart draws, in numbers, the best first. */
export function MapTable({ data, axis }: { data: MapData; axis: Axis }) {
  const t = words();
  const { columns } = t.map;
  const points = [...data.points].sort((a, b) => b.row.score - a.row.score);
  return (
    <details className="map-table">
      <summary>{t.map.table}</summary>
      <table className="plain-table">
        <caption className="visually-hidden">{t.map.table}</caption>
        <PlainHead
          columns={[
            columns.model,
            t.map.axisUnit[axis],
            columns.score,
            columns.interval,
            columns.front,
          ]}
        />
        <tbody>
          {points.map(({ row, x, probability }) => (
            <tr key={row.model.id}>
              <th scope="row">
                <OpennessMark openness={row.model.openness} />{' '}
                <Link to={`/models/${row.model.id}`}>{row.model.name}</Link>
              </th>
              <td className="number">
                {axis === 'released' ? row.model.release_date : writeOn(axis, x)}
              </td>
              <td className="number">{format.points(row.score)}</td>
              <td className="number">{format.interval(row.interval, t.to)}</td>
              <td className="number">{format.share(probability)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
