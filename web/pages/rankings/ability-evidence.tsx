import type { ScoredRow } from '../../../src/ranking/rank-cells.ts';
import type { AbilityEvidence } from '../../../src/ranking/ranking.ts';
import { Link } from '../../parts/link.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { ProfileHead } from '../model/profile-head.tsx';

interface AbilityRowsProps {
  row: ScoredRow;
  ability: AbilityEvidence;
}

/** What an ability rests on, and in which subjects the model is better or worse than it says. */
export function AbilityRows({ row, ability }: AbilityRowsProps) {
  const t = words();
  const { scores, benchmarks, documents, profile } = ability;
  return (
    <div className="cells">
      <p className="note">{t.table.abilityFrom(scores, benchmarks, documents)}</p>
      {profile.length > 0 && (
        <table>
          <caption>{t.ability.profile}</caption>
          <ProfileHead />
          <tbody>
            {profile.map((entry) => (
              <tr key={entry.category}>
                <th scope="row">{t.category[entry.category] ?? entry.category}</th>
                <td className="number">
                  {format.fixed(entry.deviation, 2)}{' '}
                  <span className="muted">± {format.fixed(entry.deviation_sd, 2)}</span>
                </td>
                <td className="number">
                  {entry.mean_residual === null ? (
                    <span className="muted">{t.unknown}</span>
                  ) : (
                    format.points(entry.mean_residual)
                  )}
                </td>
                <td className="number">{entry.benchmarks}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="note">
        <Link to={`/models/${row.model.id}`}>{t.rankings.cells.all(row.model.name)}</Link>
      </p>
    </div>
  );
}
