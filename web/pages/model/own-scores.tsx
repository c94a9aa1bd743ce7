import type { MeasuredScore } from '../../../src/ranking/measured/own-run.ts';
import { Link } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import '../../parts/plain-table.css';

/** What own runs measured, apart from what was published, each with the way to its samples. */
export function OwnScores({ scores }: { scores: readonly MeasuredScore[] }) {
  const t = words().ownEvidence;
  if (scores.length === 0) return null;
  return (
    <section>
      <h2>{t.title}</h2>
      <p className="note">{t.lead}</p>
      <div className="own-scores">
        <table className="plain-table">
          <caption className="visually-hidden">{t.title}</caption>
          <PlainHead
            columns={[
              t.test,
              t.score,
              t.interval,
              { extra: t.items },
              { extra: t.date },
              t.run,
              { extra: t.differs },
            ]}
          />
          <tbody>
            {scores.map((score) => (
              <OwnScoreRow key={score.measured.run} score={score} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function OwnScoreRow({ score }: { score: MeasuredScore }) {
  const t = words();
  const { run, interval, items, changes, differences, imported } = score.measured;
  const conditions = Object.entries(score.conditions)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
  return (
    <tr>
      <th scope="row">
        <Link to={`/benchmarks/${score.benchmark}`}>{score.benchmark}</Link>
        <span className="score-conditions" lang="en">
          {conditions}
        </span>
      </th>
      <td className="number">{format.points(score.score)}</td>
      <td className="number">
        {interval === null ? t.unknown : interval.map(format.points).join(' – ')}
      </td>
      <td className="number plain-extra">{items}</td>
      <td className="number plain-extra">{score.published}</td>
      <td>
        <Link to={`/runs/${encodeURIComponent(run)}`}>{run}</Link>
        {imported !== null && (
          <span className="score-conditions">{t.ownEvidence.importedBy(imported)}</span>
        )}
      </td>
      <td className="plain-extra" lang="en">
        {[...changes.map((change) => `${change}.`), ...differences].join(' ') || t.ownEvidence.same}
      </td>
    </tr>
  );
}
