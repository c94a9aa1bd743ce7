import type { Answer, Choice } from '../../../src/ranking/choose.ts';
import { OutsideLink } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

/** The scores and the facts behind an answer, each with where it was read. */
export function AnswerEvidence({ choice, answer }: { choice: Choice; answer: Answer }) {
  const t = words();
  const c = t.choose;
  const components = new Map(choice.quality.components.map((each) => [each.id, each]));
  return (
    <details>
      <summary>{c.scores}</summary>
      <div className="answer-evidence">
        <table className="plain-table">
          <caption className="visually-hidden">{c.scores}</caption>
          <PlainHead
            columns={[
              t.rankings.cells.component,
              t.rankings.cells.value,
              t.rankings.cells.reportedBy,
            ]}
          />
          <tbody>
            {answer.cells.map(({ component, value, scores }) => (
              <tr key={component}>
                <th scope="row">
                  {components.get(component)?.name ?? component}{' '}
                  <span className="muted number">
                    {format.share(components.get(component)?.weight ?? 1)}
                  </span>
                </th>
                <td className="number">{value === null ? t.unknown : format.points(value)}</td>
                <td>
                  {scores.map((score) => (
                    <span key={`${score.benchmark} ${score.document}`} className="answer-cited">
                      <OutsideLink url={score.url}>{score.reporter}</OutsideLink>{' '}
                      <span className="muted">
                        {t.reportedBy[score.reported_by]},{' '}
                        {score.published ?? t.rankings.cells.undated}
                      </span>
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <h3 className="choose-subhead">{c.facts}</h3>
        <dl className="answer-facts">
          {answer.facts.map(({ fact, value, source, confirmed_by }) => (
            <div key={fact}>
              <dt>{c.factName(fact)}</dt>
              <dd>
                {value}{' '}
                {confirmed_by === null && value !== 'unknown' && (
                  <span className="unverified" title={c.oneSource}>
                    {t.unverified}
                  </span>
                )}
                <span className="muted">
                  {source === null ? c.sheet : <OutsideLink url={source}>{source}</OutsideLink>}
                  {confirmed_by === null ? '' : `; ${c.confirmed(confirmed_by)}`}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
