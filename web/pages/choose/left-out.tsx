import { Fragment } from 'react';
import { answerRules } from '../../../src/ranking/choice/rules.ts';
import type { Choice } from '../../../src/ranking/choose.ts';
import { Link } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import { Said } from '../../parts/said.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

/** What stands outside and why, and how the answers were found. */
export function LeftOut({ choice }: { choice: Choice }) {
  return (
    <>
      <Conditions choice={choice} />
      <Misses choice={choice} />
      <ThinModels choice={choice} />
      <Rules />
    </>
  );
}

function Conditions({ choice: { conditions } }: { choice: Choice }) {
  const t = words().choose;
  if (conditions.length === 0) return null;
  return (
    <section className="choose-left">
      <h2>{t.left}</h2>
      <table className="plain-table choose-conditions">
        <caption className="visually-hidden">{t.left}</caption>
        <thead>
          <tr>
            <th scope="col">{t.condition}</th>
            <th scope="col">{t.fails}</th>
            <th scope="col">{t.unknownFact}</th>
            <th scope="col" title={t.aloneTitle}>
              {t.alone}
            </th>
          </tr>
        </thead>
        <tbody>
          {conditions.map(({ words: asked, fails, unknown, alone }) => (
            <tr key={asked}>
              <th scope="row" lang="en">
                {asked}
              </th>
              <td className="number">{fails}</td>
              <td className="number">{unknown}</td>
              <td className="number">{alone}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Misses({ choice }: { choice: Choice }) {
  const t = words().choose;
  const { misses } = choice.left_out;
  if (misses.length === 0 || choice.counts.qualify === 0) return null;
  return (
    <details className="unranked" open={misses.length <= 8 || undefined}>
      <summary>{t.misses(misses.length)}</summary>
      <table className="plain-table">
        <caption className="visually-hidden">{t.misses(misses.length)}</caption>
        <PlainHead
          columns={[
            t.missColumns.model,
            t.missColumns.score,
            { extra: t.missColumns.p },
            t.missColumns.but,
          ]}
        />
        <tbody>
          {misses.map(({ model, score, p_better, failing }) => (
            <tr key={model.id}>
              <th scope="row">
                <Link to={`/models/${model.id}`}>{model.name}</Link>
              </th>
              <td className="number">{format.points(score)}</td>
              <td className="number plain-extra">
                {p_better === null ? words().unknown : words().pBest(p_better)}
              </td>
              <td>
                {failing.map(({ reason }, i) => (
                  <Fragment key={reason}>
                    {i > 0 && words().race.semicolon}
                    <Said text={reason} />
                  </Fragment>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function ThinModels({ choice }: { choice: Choice }) {
  const t = words().choose;
  const { thin, no_score } = choice.left_out;
  if (thin.length === 0) {
    return no_score === 0 ? null : <p className="note">{t.noScore(no_score)}</p>;
  }
  return (
    <details className="unranked">
      <summary>{t.thin(thin.length)}</summary>
      <ul>
        {thin.map(({ model, reason }) => (
          <li key={model.id}>
            <Link to={`/models/${model.id}`}>{model.name}</Link> <Said text={reason} />
          </li>
        ))}
      </ul>
      {no_score > 0 && <p className="note">{t.noScore(no_score)}</p>}
    </details>
  );
}

function Rules() {
  const t = words().choose;
  return (
    <details className="unranked">
      <summary>{t.rules}</summary>
      <ul className="choose-rules" lang="en">
        {Object.values(answerRules).map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </details>
  );
}
