import { useCallback, useDeferredValue, useId, useMemo, useState } from 'react';
import { barAxis } from '../../charts/interval-bar.tsx';
import { IntervalChart } from '../../charts/interval-chart.tsx';
import { Figure } from '../../parts/figure.tsx';
import { words } from '../../words/index.ts';
import { alwaysShown, columnIds, columnName } from './columns.ts';
import { drawnAtMost, entriesOf, tableOf } from './figure-rows.ts';
import { FlipNote } from './flip-note.tsx';
import { Legend } from './legend.tsx';
import { RankingRow } from './ranking-row.tsx';
import { TableHead } from './table-head.tsx';
import type { LiveRanking } from './use-live-ranking.ts';
import { arrange, type View } from './view.ts';
import '../../parts/plain-page.css';
import './table.css';

interface RankingTableProps {
  /** Parameters of the ranking, with the weights that are shown. */
  question: string;
  live: LiveRanking;
  suiteName: string;
  /** Whether its order comes of weights. */
  weighed: boolean;
  view: View;
}

/** Rows that are drawn before all are asked for: what a slider redraws at every move. */
const first = 60;

/** The order, each row with its interval on one axis and the places that it may hold. */
export function RankingTable(props: RankingTableProps) {
  const { question, live, suiteName, weighed, view } = props;
  const t = words();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const title = useId();
  const { rows, components } = live;
  const axis = useMemo(
    () =>
      barAxis(
        rows.flatMap((row) => [...row.interval, ...row.bounds]),
        [0, 100],
      ),
    [rows],
  );
  const arranged = useMemo(() => arrange(rows, view), [rows, view]);
  // Off the way of a moving slider: the order comes first.
  const settled = useDeferredValue(live);
  const flip = useMemo(() => weighed && <FlipNote {...settled} />, [settled, weighed]);
  const toggle = useCallback((id: string): void => {
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  if (rows.length === 0) return <p className="empty">{t.rankings.empty}</p>;
  const shown = columnIds.filter((id) => alwaysShown.includes(id) || view.shown.includes(id));
  const leaders = rows.slice(0, 3).map(({ model }) => model.name);
  const chartLabel = t.table.chart(Math.min(drawnAtMost, arranged.length), leaders.join(', '));
  const drawn = all ? arranged : arranged.slice(0, first);
  return (
    <div className="ranking">
      <div className="ranking-head">
        <h2 id={title}>{t.rankings.caption(rows.length, suiteName)}</h2>
        <Legend />
      </div>
      <p className="ranking-found" role="status">
        {view.find.trim() !== '' && <>{t.table.found(arranged.length, rows.length)} </>}
        {view.sort !== 'rank' && t.table.sorted(columnName(view.sort).name, view.down)}
      </p>
      <Figure
        id="ranking"
        title={t.rankings.caption(rows.length, suiteName)}
        summary={chartLabel}
        table={() => tableOf(arranged)}
        question={question}
        chart={<IntervalChart entries={entriesOf(arranged)} label={chartLabel} width={760} />}
      >
        <div className={view.chosen ? 'ranking-wide' : undefined}>
          <table
            className={view.chosen ? 'ranking-table columns-chosen' : 'ranking-table'}
            aria-labelledby={title}
            aria-busy={live.stale}
          >
            <TableHead view={view} shown={shown} axis={axis} />
            {drawn.map((row) => (
              <RankingRow
                key={row.model.id}
                row={row}
                shown={shown}
                field={rows.length}
                components={components}
                axis={axis}
                opened={opened.has(row.model.id)}
                onToggle={toggle}
                note={row.model.id === rows[0]!.model.id ? flip : undefined}
              />
            ))}
          </table>
        </div>
      </Figure>
      {drawn.length < arranged.length && (
        <button type="button" className="more-button" onClick={() => setAll(true)}>
          {t.table.showAll(arranged.length)}
        </button>
      )}
    </div>
  );
}
