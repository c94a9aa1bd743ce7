import { AxisLabels, type BarAxis } from '../../charts/interval-bar.tsx';
import { navigate, useLocation } from '../../location.ts';
import { withParameter } from '../../question.ts';
import { words } from '../../words/index.ts';
import { type ColumnId, columnName, columns, isStale, type Stale } from './columns.ts';
import { type View, writeSort } from './view.ts';

interface TableHeadProps {
  view: View;
  shown: readonly ColumnId[];
  axis: BarAxis;
  stale: Stale;
  /** The order is one of abilities. */
  byAbility: boolean;
}

/** The heads of the columns: each sorts by its column, and the other way round when it does already. */
export function TableHead({ shown, stale, ...rest }: TableHeadProps) {
  return (
    <thead>
      <tr>
        {shown.map((id) => (
          <ColumnHead key={id} id={id} {...rest} stale={isStale(id, stale)} />
        ))}
        <th scope="col" className="col-open">
          <span className="visually-hidden">{words().rankings.columns.details}</span>
        </th>
      </tr>
    </thead>
  );
}

interface ColumnHeadProps extends Omit<TableHeadProps, 'shown' | 'stale'> {
  id: ColumnId;
  stale: boolean;
}

function ColumnHead({ id, view, axis, stale, byAbility }: ColumnHeadProps) {
  const { path, search } = useLocation();
  const { name, title } = columnName(id, byAbility);
  const sorted = view.sort === id;
  const down = sorted ? !view.down : columns[id].down;
  const sort = (): void =>
    navigate(withParameter(path, search, { sort: writeSort(id, down) }), { replace: true });
  return (
    <th
      scope="col"
      className={`col-${id}`}
      title={title}
      aria-sort={sorted ? (view.down ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" className="sorter" onClick={sort}>
        <span className={id === 'interval' ? 'visually-hidden' : undefined}>{name}</span>
        {stale && <span className="visually-hidden"> {words().weighing.stale}</span>}
        <svg viewBox="0 0 10 12" width="9" height="11" aria-hidden="true" className="sorter-mark">
          {(!sorted || !view.down) && <path d="M5 1l3.500 4h-7z" />}
          {(!sorted || view.down) && <path d="M5 11l3.500-4h-7z" />}
        </svg>
      </button>
      {id === 'interval' && <AxisLabels axis={axis} />}
    </th>
  );
}
