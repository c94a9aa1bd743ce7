import { useCallback, useDeferredValue, useEffect, useId, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { barAxis, endsOf } from '../../charts/interval-bar.tsx';
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

/** Rows that are drawn before all are asked for. */
const first = 60;

/** A row is no lower, in pixels: what a screen can show of the table follows a slider at once. */
const lowestRow = 40;

/** The order, each row with its interval on one axis and the places that it may hold. */
export function RankingTable(props: RankingTableProps) {
  const { question, live, suiteName, weighed, view } = props;
  const t = words();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useAll();
  const [inSight] = useState(() => Math.ceil(window.innerHeight / lowestRow));
  const title = useId();
  const { rows, components } = live;
  const [low, high] = endsOf(rows);
  const axis = useMemo(() => barAxis([low, high], [0, 100]), [low, high]);
  const arranged = useMemo(() => arrange(rows, view), [rows, view]);
  // Off the way of a moving slider: the order that can be seen comes first.
  const settled = useDeferredValue(live);
  const flip = useMemo(() => weighed && <FlipNote {...settled} />, [settled, weighed]);
  const now = useMemo(() => ({ arranged, axis, view }), [arranged, axis, view]);
  const later = useDeferredValue(now);
  // Another sort or search is no move of a slider: it changes all lines together.
  const below = later.view === view ? later : now;
  const toggle = useCallback((id: string): void => {
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  if (rows.length === 0) return <p className="empty">{t.rankings.empty}</p>;
  const byAbility = rows[0]!.ability !== undefined;
  const shown = columnIds.filter((id) => alwaysShown.includes(id) || view.shown.includes(id));
  const leaders = rows.slice(0, 3).map(({ model }) => model.name);
  const chartLabel = t.table.chart(Math.min(drawnAtMost, arranged.length), leaders.join(', '));
  const drawn = [
    ...arranged.slice(0, inSight).map((row) => ({ row, axis })),
    ...below.arranged
      .slice(inSight, all ? undefined : first)
      .map((row) => ({ row, axis: below.axis })),
  ];
  return (
    <div className="ranking">
      <div className="ranking-head">
        <h2 id={title}>{t.rankings.caption(rows.length, suiteName)}</h2>
        <Legend />
      </div>
      <p className="ranking-found" role="status">
        {view.find.trim() !== '' && <>{t.table.found(arranged.length, rows.length)} </>}
        {view.sort !== 'rank' && t.table.sorted(columnName(view.sort, byAbility).name, view.down)}
      </p>
      <Figure
        id="ranking"
        title={t.rankings.caption(rows.length, suiteName)}
        summary={chartLabel}
        table={() => tableOf(arranged, live.stale)}
        question={question}
        chart={<IntervalChart entries={entriesOf(arranged)} label={chartLabel} width={760} />}
      >
        <div className={view.chosen ? 'ranking-wide' : undefined}>
          <table
            className={classOf(live.stale, view.chosen)}
            aria-labelledby={title}
            aria-busy={live.stale.ranks || live.stale.chances}
          >
            <TableHead
              view={view}
              shown={shown}
              axis={axis}
              stale={live.stale}
              byAbility={byAbility}
            />
            {drawn.map(({ row, axis }, i) => (
              <RankingRow
                // By its line, not its model: then a new order moves no part of the page.
                // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing of its own
                key={i}
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
      {!all && arranged.length > first && (
        <button type="button" className="more-button" onClick={() => setAll(true)}>
          {t.table.showAll(arranged.length)}
        </button>
      )}
    </div>
  );
}

function classOf({ ranks, chances }: LiveRanking['stale'], chosen: boolean): string {
  return [
    'ranking-table',
    ...(chosen ? ['columns-chosen'] : []),
    ...(ranks ? ['stale-ranks'] : []),
    ...(chances ? ['stale-chances'] : []),
  ].join(' ');
}

/** Whether all rows are drawn: once they are asked for, and on paper. */
function useAll(): [boolean, (all: boolean) => void] {
  const [all, setAll] = useState(false);
  useEffect(() => {
    const print = (): void => flushSync(() => setAll(true));
    window.addEventListener('beforeprint', print);
    return () => window.removeEventListener('beforeprint', print);
  }, []);
  return [all, setAll];
}
