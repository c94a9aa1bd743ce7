import type { AbilityAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Link } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

/** By how much labs' own scores exceed independent ones, with what stands behind the figure. */
export function SelfReport() {
  const t = words().ability;
  const { to } = words();
  const { self_report: s, reporters } = useAnswer<AbilityAnswer>('ability');
  if (!s) return null;
  const labs = reporters.filter(({ type }) => type === 'self');
  return (
    <section className="self-report">
      <h2>{t.excess}</h2>
      <p>
        <strong>
          {t.excessLead(
            format.points(s.estimate),
            format.interval([s.lo, s.hi], to),
            format.count(s.n),
          )}
        </strong>
      </p>
      {s.paired && (
        <p>
          {t.paired(
            format.points(s.paired.estimate),
            format.points(s.paired.se),
            s.paired.cells,
            s.paired.models,
          )}
        </p>
      )}
      <p className="note">{t.said(`${Math.round(100 * s.identifiability)} %`)}</p>
      <details>
        <summary>{t.table}</summary>
        <table className="plain-table">
          <caption className="visually-hidden">{t.excess}</caption>
          <PlainHead columns={[t.lab, t.bias, t.scores]} />
          <tbody>
            {labs.map(({ reporter, value, sd, rows }) => (
              <tr key={reporter}>
                <th scope="row">
                  <Link to={`/labs/${encodeURIComponent(reporter)}`}>{reporter}</Link>
                </th>
                <td className="number">
                  {value < 0 ? '−' : '+'}
                  {Math.abs(value).toFixed(2)} ±{(1.96 * sd).toFixed(2)}
                </td>
                <td className="number">{rows}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
