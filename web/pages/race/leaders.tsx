import type { RaceAnswer, RaceLeader } from '../../../src/server/api.ts';
import { barAxis, IntervalBar, RankSetBar } from '../../charts/interval-bar.tsx';
import { GroupMark } from '../../charts/mark.tsx';
import { Link } from '../../parts/link.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

/** The first of all models and of each group, with how sure that is. */
export function Leaders({ race }: { race: RaceAnswer }) {
  const t = words();
  const axis = {
    ...barAxis(
      race.leaders.flatMap(({ row }) => (row ? row.interval : [])),
      [0, 100],
    ),
    // Five bars of one table: compared with each other, not read off a scale.
    ticks: [],
  };
  return (
    <section>
      <h2>{t.race.leaders}</h2>
      <table className="leaders">
        <caption className="visually-hidden">{t.race.leaders}</caption>
        <thead>
          <tr>
            <th scope="col">{t.race.leaderColumns.group}</th>
            <th scope="col">{t.race.leaderColumns.model}</th>
            <th scope="col" className="leaders-score">
              {t.race.leaderColumns.score}
            </th>
            <th scope="col">{t.race.leaderColumns.rankSet}</th>
            <th scope="col">{t.race.leaderColumns.pBest}</th>
          </tr>
        </thead>
        <tbody>
          {race.leaders.map((leader) => (
            <LeaderRow key={leader.group} leader={leader} axis={axis} />
          ))}
        </tbody>
      </table>
      <p className="note">{t.race.leadersNote}</p>
    </section>
  );
}

function LeaderRow({
  leader: { group, field, row, likeliest },
  axis,
}: {
  leader: RaceLeader;
  axis: ReturnType<typeof barAxis>;
}) {
  const t = words();
  return (
    <tr>
      <th scope="row">
        {group !== 'all' && <GroupMark group={group} />} {t.groupName(group)}
      </th>
      {row ? (
        <>
          <td>
            <Link to={`/models/${row.model.id}`} className="leader-name">
              {row.model.name}
            </Link>
            <span className="leader-lab">{row.model.lab_name}</span>
            {likeliest && (
              <span className="leader-lab">
                {t.race.likeliest(t.pBest(likeliest.p_best))}{' '}
                <Link to={`/models/${likeliest.model.id}`}>{likeliest.model.name}</Link>
              </span>
            )}
          </td>
          <td className="leaders-score">
            <span className="number">{format.points(row.score)}</span>
            <span className="visually-hidden">, {format.interval(row.interval, t.to)}</span>
            <IntervalBar
              axis={axis}
              score={row.score}
              interval={row.interval}
              bounds={row.bounds}
              openness={row.model.openness}
            />
          </td>
          <td className="leaders-set">
            <span className="number">{format.span(...row.rank_set)}</span>{' '}
            <span className="muted">{t.race.of(field)}</span>
            <RankSetBar set={row.rank_set} of={field} />
          </td>
          <td className="number">{t.pBest(row.p_best)}</td>
        </>
      ) : (
        <td colSpan={4} className="muted">
          {t.race.nobody}
        </td>
      )}
    </tr>
  );
}
