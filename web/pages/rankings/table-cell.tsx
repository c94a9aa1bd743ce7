import type { ReactNode } from 'react';
import { type BarAxis, IntervalBar, RankSetBar } from '../../charts/interval-bar.tsx';
import { OpennessMark } from '../../charts/mark.tsx';
import { Link } from '../../parts/link.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { type ColumnId, columnName, type TableRow } from './columns.ts';

interface TableCellProps {
  id: ColumnId;
  row: TableRow;
  /** Number of ranked models. */
  field: number;
  axis: BarAxis;
}

/** Columns of words; all others hold numbers. */
const textual: readonly ColumnId[] = ['lab', 'country', 'licence', 'openness'];

export function TableCell({ id, row, field, axis }: TableCellProps) {
  if (id === 'model') return <ModelCell row={row} />;
  const kind = textual.includes(id) ? '' : ' number';
  return (
    // The name of the column, for screens on which the table has no head.
    <td className={`col-${id}${kind}`} data-name={columnName(id, row.ability !== undefined).name}>
      {contentOf(id, row, field, axis)}
    </td>
  );
}

function ModelCell({ row }: { row: TableRow }) {
  const t = words();
  const { model, coverage } = row;
  return (
    <th scope="row" className="col-model">
      <span className="row-name">
        <OpennessMark openness={model.openness} />
        <Link to={`/models/${model.id}`}>{model.name}</Link>
        {coverage < thinBelow && (
          <span className="thin" title={t.table.thinTitle(format.share(coverage))}>
            {t.table.thin}
          </span>
        )}
      </span>
      <span className="row-facts">
        {model.lab_name} · {t.countryShort(model.country)}
        <span className="visually-hidden"> · {t.opennessName[model.openness]}</span>
        {model.release_date && <span className="number"> · {model.release_date}</span>}
      </span>
    </th>
  );
}

/** Share of the weight below which a ranked model's evidence is called thin. */
const thinBelow = 0.8;

function contentOf(id: ColumnId, row: TableRow, field: number, axis: BarAxis): ReactNode {
  const t = words();
  const { model, rank_set, p_best, p_top3 } = row;
  switch (id) {
    case 'rank':
      return row.rank;
    case 'rank_set':
      return rank_set ? (
        <>
          <span className="number">{format.span(...rank_set)}</span>
          <RankSetBar set={rank_set} of={field} />
        </>
      ) : (
        <Unknown />
      );
    case 'score':
      return format.points(row.score);
    case 'interval':
      return (
        <>
          <span className="visually-hidden">{format.interval(row.interval, t.to)}</span>
          <IntervalBar
            axis={axis}
            score={row.score}
            interval={row.interval}
            bounds={row.bounds}
            openness={model.openness}
          />
        </>
      );
    case 'p_best':
      return p_best === null ? <Unknown /> : t.pBest(p_best);
    case 'p_top3':
      return p_top3 === null ? <Unknown /> : t.pBest(p_top3);
    case 'coverage':
      return row.ability ? row.ability.benchmarks : format.share(row.coverage);
    case 'sources':
      return row.sources;
    case 'self':
      return format.share(row.self_reported);
    default:
      return factOf(id, row) ?? <Unknown />;
  }
}

/** A fact of the model; undefined when it is not known. */
function factOf(id: ColumnId, { model }: TableRow): string | undefined {
  const t = words();
  const written = <T,>(value: T | null, write: (value: T) => string): string | undefined =>
    value === null ? undefined : write(value);
  switch (id) {
    case 'price':
      return written(model.price_usd_per_m, format.dollars);
    case 'lab':
      return model.lab_name;
    case 'country':
      return written(model.country, t.countryShort);
    case 'released':
      return model.release_date ?? undefined;
    case 'licence':
      return model.licence ?? undefined;
    case 'openness':
      return model.openness === 'unknown' ? undefined : t.opennessName[model.openness];
    case 'active':
      return written(model.active_params_b, format.parameters);
    case 'total':
      return written(model.total_params_b, format.parameters);
    case 'context':
      return written(model.context_tokens, format.tokens);
    default:
      return undefined;
  }
}

function Unknown() {
  return <span className="muted">{words().unknown}</span>;
}
