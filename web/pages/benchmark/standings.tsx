import { useState } from 'react';
import type { BenchmarkAnswer } from '../../../src/server/api.ts';
import { barAxis, IntervalBar } from '../../charts/interval-bar.tsx';
import { OpennessMark } from '../../charts/mark.tsx';
import { Link, OutsideLink } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

const batch = 25;
/** Two-sided 95 % of the normal distribution. */
const z = 1.959963984540054;

/** The value that counts for each model, with the interval that its imputed error gives. */
export function Standings({ answer: { standings } }: { answer: BenchmarkAnswer }) {
  const t = words();
  const [shown, setShown] = useState(batch);
  if (standings.length === 0) return null;
  const rows = standings.slice(0, shown);
  const axis = barAxis(
    rows.flatMap(({ percent, se }) => [percent - z * se, percent + z * se]),
    [0, 100],
  );
  const columns = t.benchmark.standingColumns;
  return (
    <section>
      <h2>{t.benchmark.standings}</h2>
      <table className="plain-table benchmark-standings">
        <caption className="visually-hidden">{t.benchmark.standings}</caption>
        <PlainHead
          columns={[
            columns.model,
            columns.value,
            { extra: t.rankings.columns.interval },
            t.rankings.cells.source,
          ]}
        />
        <tbody>
          {rows.map(({ model, percent, se, score }) => (
            <tr key={model.id}>
              <th scope="row">
                <OpennessMark openness={model.openness} />{' '}
                <Link to={`/models/${model.id}`}>{model.name}</Link>
              </th>
              <td className="number">
                {format.points(percent)} <span className="muted">± {format.points(se)}</span>
              </td>
              <td className="plain-extra benchmark-bar">
                <IntervalBar
                  axis={axis}
                  score={percent}
                  interval={[percent - z * se, percent + z * se]}
                  openness={model.openness}
                />
              </td>
              <td>
                <OutsideLink url={score.url}>{score.reporter}</OutsideLink>{' '}
                <span className="muted">{score.published ?? t.rankings.cells.undated}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {standings.length > shown && (
        <button type="button" className="more-button" onClick={() => setShown(standings.length)}>
          {t.benchmark.more(standings.length - shown)}
        </button>
      )}
    </section>
  );
}
