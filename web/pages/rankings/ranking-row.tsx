import { memo, type ReactNode, useId } from 'react';
import type { SuiteWeight } from '../../../src/ranking/ranking.ts';
import type { BarAxis } from '../../charts/interval-bar.tsx';
import { words } from '../../words/index.ts';
import { AbilityRows } from './ability-evidence.tsx';
import { Cells } from './cells.tsx';
import type { ColumnId, TableRow } from './columns.ts';
import { TableCell } from './table-cell.tsx';

interface RankingRowProps {
  row: TableRow;
  shown: readonly ColumnId[];
  /** Number of ranked models. */
  field: number;
  components: readonly SuiteWeight[];
  axis: BarAxis;
  opened: boolean;
  onToggle: (id: string) => void;
  /** A sentence on the row, below it. */
  note?: ReactNode;
}

/** One model: a row of figures and, opened, the evidence under it. */
export const RankingRow = memo(function RankingRow(props: RankingRowProps) {
  const { row, shown, field, components, axis, opened, onToggle, note } = props;
  const t = words();
  const id = useId();
  const { model } = row;
  return (
    <tbody className={opened ? 'row row-opened' : 'row'}>
      <tr>
        {shown.map((column) => (
          <TableCell key={column} id={column} row={row} field={field} axis={axis} />
        ))}
        <td className="col-open">
          <button
            type="button"
            className="opener"
            aria-expanded={opened}
            aria-controls={id}
            aria-label={t.rankings.show(model.name)}
            onClick={() => onToggle(model.id)}
          >
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
              <path d="M4 6l4 4 4-4" />
            </svg>
          </button>
        </td>
      </tr>
      {note && (
        <tr className="row-note">
          <td colSpan={shown.length + 1}>{note}</td>
        </tr>
      )}
      <tr id={id} hidden={!opened} className="row-evidence">
        <td colSpan={shown.length + 1}>
          {opened &&
            (row.ability ? (
              <AbilityRows row={row} ability={row.ability} />
            ) : (
              <Cells row={row} components={components} />
            ))}
        </td>
      </tr>
    </tbody>
  );
});
