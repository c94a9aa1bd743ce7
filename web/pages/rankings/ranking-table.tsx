import { useId, useState } from 'react';
import type { RankingsAnswer } from '../../../src/server/api.ts';
import { AxisLabels, barAxis } from '../../charts/interval-bar.tsx';
import { words } from '../../words/index.ts';
import { Legend } from './legend.tsx';
import { RankingRow } from './ranking-row.tsx';

/** The order, each row with its interval on one axis and the places that it may hold. */
export function RankingTable({ ranking }: { ranking: RankingsAnswer }) {
  const t = words().rankings;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const title = useId();
  const { rows } = ranking;
  if (rows.length === 0) return <p className="empty">{t.empty}</p>;
  const axis = barAxis(
    rows.flatMap((row) => [...row.interval, ...row.bounds]),
    [0, 100],
  );
  const toggle = (id: string): void => {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  };
  return (
    <div className="ranking">
      <div className="ranking-head">
        <h2 id={title}>{t.caption(rows.length, ranking.suite.name)}</h2>
        <Legend />
      </div>
      <table className="ranking-table" aria-labelledby={title}>
        <thead>
          <tr>
            <th scope="col" className="col-rank">
              {t.columns.rank}
            </th>
            <th scope="col" className="col-set" title={t.columnTitles.rankSet}>
              {t.columns.rankSet}
            </th>
            <th scope="col" className="col-model">
              {t.columns.model}
            </th>
            <th scope="col" className="col-score">
              {t.columns.score}
            </th>
            <th scope="col" className="col-bar">
              <span className="visually-hidden">{t.columns.interval}</span>
              <AxisLabels axis={axis} />
            </th>
            <th scope="col" className="col-best" title={t.columnTitles.pBest}>
              {t.columns.pBest}
            </th>
            <th scope="col" className="col-cover" title={t.columnTitles.coverage}>
              {t.columns.coverage}
            </th>
            <th scope="col" className="col-sources" title={t.columnTitles.sources}>
              {t.columns.sources}
            </th>
            <th scope="col" className="col-self" title={t.columnTitles.self}>
              {t.columns.self}
            </th>
            <th scope="col" className="col-price" title={t.columnTitles.price}>
              {t.columns.price}
            </th>
            <th scope="col" className="col-open">
              <span className="visually-hidden">{t.columns.details}</span>
            </th>
          </tr>
        </thead>
        {rows.map((row) => (
          <RankingRow
            key={row.model.id}
            row={row}
            field={rows.length}
            components={ranking.suite.components}
            axis={axis}
            opened={opened.has(row.model.id)}
            onToggle={() => toggle(row.model.id)}
          />
        ))}
      </table>
    </div>
  );
}
