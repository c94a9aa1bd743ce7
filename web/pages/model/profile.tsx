import type { ModelAbilityAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Link } from '../../parts/link.tsx';
import { Said } from '../../parts/said.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import '../../parts/plain-table.css';
import { ProfileHead } from './profile-head.tsx';

type Entry = NonNullable<ModelAbilityAnswer['evidence']>['profile'][number];

/** Standard errors beyond which a score is shown as a surprise. */
const surprising = 3;

/** Where a model is better or worse than its ability says, and the scores that surprise. */
export function Profile({ id }: { id: string }) {
  const t = words();
  const answer = useAnswer<ModelAbilityAnswer>(`models/${encodeURIComponent(id)}/ability`);
  const { points, interval, evidence, unranked, scores } = answer;
  if (points === null || interval === null || !evidence) return null;
  const far = scores.filter(({ residual }) => Math.abs(residual) > surprising);
  return (
    <section className="profile">
      <h2>{t.ability.profile}</h2>
      <p>{t.ability.points(format.points(points), format.interval(interval, t.to))}</p>
      {unranked !== null && (
        <p className="note">
          {t.ability.unranked}
          <Said text={unranked} />
        </p>
      )}
      <div className="scroll-x">
        <table className="plain-table profile-table">
          <caption className="visually-hidden">{t.ability.profile}</caption>
          <ProfileHead />
          <tbody>
            {evidence.profile.map((entry) => (
              <ProfileRow key={entry.category} entry={entry} reach={reachOf(evidence.profile)} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">{t.ability.profileNote}</p>
      <h3>{t.ability.surprises}</h3>
      {far.length === 0 ? <p className="note">{t.ability.noSurprise}</p> : <Surprises far={far} />}
    </section>
  );
}

function ProfileRow({ entry, reach }: { entry: Entry; reach: number }) {
  const t = words();
  const { category, deviation, deviation_sd, mean_residual, benchmarks } = entry;
  const half = 1.96 * deviation_sd;
  const at = (value: number): string => `${(50 + (50 * value) / reach).toFixed(1)}%`;
  return (
    <tr>
      <th scope="row">{t.category[category] ?? category}</th>
      <td>
        <span className="number">
          {signed(deviation, 2)} ±{half.toFixed(2)}
        </span>
        <svg className="profile-bar" aria-hidden="true">
          <line className="profile-zero" x1="50%" x2="50%" y1="0" y2="100%" />
          <line
            className="profile-line"
            x1={at(Math.max(-reach, deviation - half))}
            x2={at(Math.min(reach, deviation + half))}
            y1="50%"
            y2="50%"
          />
          <circle className="profile-dot" cx={at(deviation)} cy="50%" r="3.5" />
        </svg>
      </td>
      <td className="number">{mean_residual === null ? '–' : signed(mean_residual, 1)}</td>
      <td className="number">{benchmarks}</td>
    </tr>
  );
}

function Surprises({ far }: { far: ModelAbilityAnswer['scores'] }) {
  const t = words();
  return (
    <ul className="profile-surprises">
      {far.map(({ cited, benchmark_name, expected, residual }) => (
        <li key={`${cited.document} ${cited.benchmark} ${cited.score} ${residual}`}>
          <Link to={`/benchmarks/${encodeURIComponent(cited.benchmark)}`}>{benchmark_name}</Link>
          {': '}
          <span className="number">{format.points(cited.score)}</span>
          {'; '}
          {t.ability.expected} <span className="number">{format.points(expected)}</span>
          {'; '}
          {t.ability.offBy} {t.ability.errors(signed(residual, 1))}
          {'; '}
          {t.reportedBy[cited.reported_by]} ({cited.reporter})
        </li>
      ))}
    </ul>
  );
}

/** The largest end of any bar, so that zero stands in the middle. */
function reachOf(profile: readonly Entry[]): number {
  return Math.max(
    0.1,
    ...profile.map(({ deviation, deviation_sd }) => Math.abs(deviation) + 1.96 * deviation_sd),
  );
}

function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
}
