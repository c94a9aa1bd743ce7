import { useState } from 'react';
import { addressOf, webAddress } from '../../../src/ranking/reference.ts';
import type { BenchmarkAnswer, ListedScore, ScoresAnswer } from '../../../src/server/api.ts';
import { barAxis, placeOn } from '../../charts/interval-bar.tsx';
import { useAnswer } from '../../data/use-answer.ts';
import { Link, OutsideLink } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { type DifferingModel, differingModels } from './differing.ts';

const batch = 30;
const differingShown = 12;

/** Where sources differ, and every published row with its citation. */
export function Rows({ answer }: { answer: BenchmarkAnswer }) {
  const t = words().benchmark;
  const { id } = answer.benchmark;
  const { scores, total } = useAnswer<ScoresAnswer>(
    `scores?benchmark=${encodeURIComponent(id)}&limit=1000`,
  );
  const names = new Map(answer.standings.map(({ model }) => [model.id, model.name]));
  const nameOf = (model: string): string => names.get(model) ?? model;
  const [shown, setShown] = useState(batch);
  const columns = t.rowColumns;
  return (
    <>
      <Differing models={differingModels(scores)} nameOf={nameOf} />
      <section>
        <h2>{t.rows}</h2>
        <p className="note">{t.rowsNote(total)}</p>
        <table className="plain-table benchmark-rows">
          <caption className="visually-hidden">{t.rows}</caption>
          <PlainHead
            columns={[
              columns.model,
              columns.value,
              columns.by,
              { extra: columns.published },
              { extra: columns.conditions },
            ]}
          />
          <tbody>
            {scores.slice(0, shown).map((score) => (
              <Row key={`${score.file} ${score.line}`} score={score} name={nameOf(score.model)} />
            ))}
          </tbody>
        </table>
        {scores.length > shown && (
          <button type="button" className="more-button" onClick={() => setShown(scores.length)}>
            {t.more(scores.length - shown)}
          </button>
        )}
      </section>
    </>
  );
}

function Row({ score, name }: { score: ListedScore; name: string }) {
  const t = words();
  const conditions = Object.entries(score.conditions)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ');
  return (
    <tr>
      <th scope="row">
        <Link to={`/models/${score.model}`}>{name}</Link>
      </th>
      <td className="number">
        {format.published(score.score)} <span className="muted">{t.unit[score.unit]}</span>
      </td>
      <td>
        <OutsideLink url={webAddress(score.url) ?? addressOf(score.document)}>
          {score.reporter}
        </OutsideLink>{' '}
        <span className="muted">{t.reportedBy[score.reported_by]}</span>
      </td>
      <td className="number plain-extra">{score.published ?? t.rankings.cells.undated}</td>
      <td className="muted plain-extra">{conditions}</td>
    </tr>
  );
}

interface DifferingProps {
  models: readonly DifferingModel[];
  nameOf: (model: string) => string;
}

/** The models whose values lie widest apart, each value on one scale. */
function Differing({ models, nameOf }: DifferingProps) {
  const t = words().benchmark;
  const shown = models.slice(0, differingShown);
  const axis = barAxis(
    shown.flatMap(({ values }) => values.map(({ score }) => score)),
    [-1e9, 1e9],
  );
  return (
    <section>
      <h2>{t.differ}</h2>
      <p className="note">{models.length === 0 ? t.noDiffer : t.differNote(models.length)}</p>
      <ul className="differing">
        {shown.map(({ model, values }) => (
          <li key={model}>
            <span>
              <Link to={`/models/${model}`}>{nameOf(model)}</Link>
            </span>
            <span className="number muted">
              {format.published(values[0]!.score)}–{format.published(values.at(-1)!.score)},{' '}
              {t.points(values.length)}
            </span>
            <Strip axis={axis} values={values.map(({ score }) => score)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Strip({ axis, values }: { axis: ReturnType<typeof barAxis>; values: readonly number[] }) {
  const at = (value: number): string => `${placeOn(axis, value).toFixed(2)}%`;
  return (
    <svg className="differing-strip" aria-hidden="true">
      <line x1="0" x2="100%" y1="9" y2="9" className="differing-base" />
      <line x1={at(values[0]!)} x2={at(values.at(-1)!)} y1="9" y2="9" className="differing-range" />
      {values.map((value) => (
        <circle key={value} cx={at(value)} cy="9" r="4" className="differing-dot" />
      ))}
    </svg>
  );
}
