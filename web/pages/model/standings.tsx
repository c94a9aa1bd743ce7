import type { Standing, StandingsAnswer } from '../../../src/server/api.ts';
import { RankSetBar } from '../../charts/interval-bar.tsx';
import { useAnswer } from '../../data/use-answer.ts';
import { Link } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import { Said } from '../../parts/said.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

/** The model's place in every suite that has a score of it. */
export function Standings({ id }: { id: string }) {
  const t = words();
  const { standings } = useAnswer<StandingsAnswer>(`models/${encodeURIComponent(id)}/standings`);
  const ranked = standings.filter(({ row }) => row !== null);
  const others = standings.filter(({ row }) => row === null);
  return (
    <>
      {ranked.length > 0 && (
        <table className="standings">
          <caption className="visually-hidden">{t.model.standings}</caption>
          <PlainHead
            columns={[
              t.rankings.suite,
              t.rankings.columns.score,
              t.rankings.columns.rankSet,
              t.rankings.columns.pBest,
            ]}
          />
          <tbody>
            {ranked.map((standing) => (
              <StandingRow key={standing.suite.id} standing={standing} />
            ))}
          </tbody>
        </table>
      )}
      {others.length > 0 && (
        <details className="standings-none">
          <summary>{t.rankings.unranked(others.length)}</summary>
          <ul>
            {others.map(({ suite, reason }) => (
              <li key={suite.id}>
                <Link to={`/rankings?suite=${suite.id}`}>
                  {t.measureName(suite.id, suite.name)}
                </Link>
                : {reason !== null && <Said text={reason} />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function StandingRow({ standing: { suite, row, field } }: { standing: Standing }) {
  const t = words();
  if (!row) return null;
  return (
    <tr>
      <th scope="row">
        <Link to={`/rankings?suite=${suite.id}`}>{t.measureName(suite.id, suite.name)}</Link>
      </th>
      <td className="number">
        {format.points(row.score)}{' '}
        <span className="muted">({format.interval(row.interval, t.to)})</span>
      </td>
      <td>
        <span className="number">{format.span(...row.rank_set)}</span>{' '}
        <span className="muted">{t.race.of(field)}</span>
        <RankSetBar set={row.rank_set} of={field} />
      </td>
      <td className="number">{t.pBest(row.p_best)}</td>
    </tr>
  );
}
