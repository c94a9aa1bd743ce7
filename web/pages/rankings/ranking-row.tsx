import { useId } from 'react';
import type { RankedRow, SuiteWeight } from '../../../src/ranking/ranking.ts';
import { type BarAxis, IntervalBar, RankSetBar } from '../../charts/interval-bar.tsx';
import { OpennessMark } from '../../charts/mark.tsx';
import { Link } from '../../parts/link.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { Cells } from './cells.tsx';

interface RankingRowProps {
  row: RankedRow;
  /** Number of ranked models. */
  field: number;
  components: readonly SuiteWeight[];
  axis: BarAxis;
  opened: boolean;
  onToggle: () => void;
}

/** One model: a row of figures and, opened, the evidence under it. */
export function RankingRow({ row, field, components, axis, opened, onToggle }: RankingRowProps) {
  const t = words();
  const id = useId();
  const { model } = row;
  return (
    <tbody className={opened ? 'row row-opened' : 'row'}>
      <tr>
        <td className="col-rank number">{row.rank}</td>
        <td className="col-set">
          <span className="number">{format.span(...row.rank_set)}</span>
          <RankSetBar set={row.rank_set} of={field} />
        </td>
        <th scope="row" className="col-model">
          <span className="row-name">
            <OpennessMark openness={model.openness} />
            <Link to={`/models/${model.id}`}>{model.name}</Link>
          </span>
          <span className="row-facts">
            {model.lab_name} · {t.countryShort(model.country)}
            <span className="visually-hidden"> · {t.opennessName[model.openness]}</span>
            {model.release_date && <span className="number"> · {model.release_date}</span>}
          </span>
        </th>
        <td className="col-score number">{format.points(row.score)}</td>
        <td className="col-bar">
          <span className="visually-hidden">{format.interval(row.interval, t.to)}</span>
          <IntervalBar
            axis={axis}
            score={row.score}
            interval={row.interval}
            bounds={row.bounds}
            openness={model.openness}
          />
        </td>
        <td className="col-best number">{t.pBest(row.p_best)}</td>
        <td className="col-cover number">{format.share(row.coverage)}</td>
        <td className="col-sources number">{row.sources}</td>
        <td className="col-self number">{format.share(row.self_reported)}</td>
        <td className="col-price number">
          {model.price_usd_per_m === null ? (
            <span className="muted">{t.unknown}</span>
          ) : (
            format.dollars(model.price_usd_per_m)
          )}
        </td>
        <td className="col-open">
          <button
            type="button"
            className="opener"
            aria-expanded={opened}
            aria-controls={id}
            aria-label={t.rankings.show(model.name)}
            onClick={onToggle}
          >
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
              <path d="M4 6l4 4 4-4" />
            </svg>
          </button>
        </td>
      </tr>
      <tr id={id} hidden={!opened} className="row-evidence">
        <td colSpan={11}>{opened && <Cells row={row} components={components} />}</td>
      </tr>
    </tbody>
  );
}
