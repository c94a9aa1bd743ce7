import { Suspense } from 'react';
import type { ModelSummary } from '../../../src/ranking/ranking.ts';
import type { MetaAnswer, RankingsAnswer } from '../../../src/server/api.ts';
import { AxisLabels, barAxis, IntervalBar } from '../../charts/interval-bar.tsx';
import { OpennessMark } from '../../charts/mark.tsx';
import { useAnswer } from '../../data/use-answer.ts';
import { navigate, useLocation } from '../../location.ts';
import { Failure } from '../../parts/failure.tsx';
import { Link } from '../../parts/link.tsx';
import { Select } from '../../parts/select.tsx';
import { withParameter } from '../../question.ts';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

interface StandingsProps {
  /** Parameters of the page; `suite` chooses the suite. */
  search: string;
  belongs: (model: ModelSummary) => boolean;
}

/** Where the models of a lab or a country stand among all models, on a suite that the reader chooses. */
export function Standings({ search, belongs }: StandingsProps) {
  const t = words();
  const meta = useAnswer<MetaAnswer>('meta');
  const { path } = useLocation();
  const suite = new URLSearchParams(search).get('suite') ?? 'ability';
  return (
    <section>
      <h2>{t.model.standings}</h2>
      <p className="note">{t.model.standingsNote}</p>
      <div className="find-field">
        <Select
          label={t.rankings.suite}
          value={suite}
          onChange={(chosen) => navigate(withParameter(path, search, { suite: chosen }))}
          options={meta.measures.map(({ id, name }) => [id, t.measureName(id, name)])}
        />
      </div>
      <Failure of={suite}>
        <Suspense fallback={<p className="waiting place-waiting">{t.site.loading}</p>}>
          <OnSuite suite={suite} belongs={belongs} />
        </Suspense>
      </Failure>
    </section>
  );
}

function OnSuite({ suite, belongs }: { suite: string; belongs: StandingsProps['belongs'] }) {
  const t = words();
  const ranking = useAnswer<RankingsAnswer>(`rankings?suite=${encodeURIComponent(suite)}`);
  const rows = ranking.rows.filter(({ model }) => belongs(model));
  const thin = ranking.unranked.filter(({ model }) => belongs(model)).length;
  const axis = barAxis(
    ranking.rows.flatMap(({ interval }) => [...interval]),
    [0, 100],
  );
  const columns = t.rankings.columns;
  return (
    <>
      <p className="note">
        {t.place.ranked}: {t.place.ofField(rows.length, ranking.rows.length)}.{' '}
        {thin > 0 && <>{t.rankings.unranked(thin)}.</>}
      </p>
      {rows.length > 0 && (
        <table className="plain-table place-standings">
          <caption className="visually-hidden">{t.model.standings}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.rankSet}</th>
              <th scope="col">{columns.model}</th>
              <th scope="col">{columns.score}</th>
              <th scope="col" className="plain-extra">
                <span className="visually-hidden">{columns.interval}</span>
                <AxisLabels axis={axis} />
              </th>
              <th scope="col">{columns.pBest}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.model.id}>
                <td className="number">{format.span(...row.rank_set)}</td>
                <th scope="row">
                  <OpennessMark openness={row.model.openness} />{' '}
                  <Link to={`/models/${row.model.id}`}>{row.model.name}</Link>
                </th>
                <td className="number">
                  {format.points(row.score)}{' '}
                  <span className="muted">({format.interval(row.interval, t.to)})</span>
                </td>
                <td className="plain-extra place-bar">
                  <IntervalBar
                    axis={axis}
                    score={row.score}
                    interval={row.interval}
                    bounds={row.bounds}
                    openness={row.model.openness}
                  />
                </td>
                <td className="number">{t.pBest(row.p_best)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
