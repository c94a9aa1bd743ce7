import { useState } from 'react';
import type { Choice, Qualifying } from '../../../src/ranking/choose.ts';
import { AxisLabels, type BarAxis, barAxis, IntervalBar } from '../../charts/interval-bar.tsx';
import { OpennessMark } from '../../charts/mark.tsx';
import { Link } from '../../parts/link.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { writeCostNumber } from './cost-words.ts';

/** Rows that are shown before all are asked for. */
const first = 12;

/** The models that qualify, best first. */
export function FieldTable({ choice }: { choice: Choice }) {
  const t = words().choose;
  const [all, setAll] = useState(false);
  const { field } = choice;
  if (field.length === 0) return null;
  const rows = all ? field : field.slice(0, first);
  const axis = barAxis(
    field.flatMap(({ interval }) => interval),
    [0, 100],
  );
  return (
    <section className="choose-field">
      <h2>{t.field}</h2>
      <table className="plain-table">
        <caption className="visually-hidden">{t.field}</caption>
        <thead>
          <tr>
            <th scope="col">{t.columns.rank}</th>
            <th scope="col">{t.columns.model}</th>
            <th scope="col">{t.columns.score}</th>
            <th scope="col" className="choose-bar">
              <span className="visually-hidden">{t.columns.interval}</span>
              <AxisLabels axis={axis} />
            </th>
            <th scope="col" className="plain-extra">
              {t.columns.pBest}
            </th>
            <th scope="col">{t.cost[choice.cost.kind]}</th>
            <th scope="col" className="plain-extra" title={t.frontTitle}>
              {t.columns.front}
            </th>
            <th scope="col" className="plain-extra">
              {t.columns.coverage}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FieldRow key={row.model.id} row={row} axis={axis} kind={choice.cost.kind} />
          ))}
        </tbody>
      </table>
      {rows.length < field.length && (
        <button type="button" className="choose-all" onClick={() => setAll(true)}>
          {t.showAll(field.length)}
        </button>
      )}
    </section>
  );
}

function FieldRow({
  row,
  axis,
  kind,
}: {
  row: Qualifying;
  axis: BarAxis;
  kind: Choice['cost']['kind'];
}) {
  const t = words();
  const { model } = row;
  return (
    <tr className={row.answers.length > 0 ? 'choose-answer-row' : undefined}>
      <td className="number">{row.rank}</td>
      <th scope="row">
        <OpennessMark openness={model.openness} />{' '}
        <Link to={`/models/${model.id}`}>{model.name}</Link>
        {row.answers.map((each) => (
          <span key={each} className="choose-badge">
            {t.choose.kind[each]}
          </span>
        ))}
      </th>
      <td className="number">
        {format.points(row.score)}
        <span className="visually-hidden">, {format.interval(row.interval, t.to)}</span>
      </td>
      <td className="choose-bar">
        <IntervalBar
          axis={axis}
          score={row.score}
          interval={row.interval}
          bounds={row.bounds}
          openness={model.openness}
        />
      </td>
      <td className="number plain-extra">{t.pBest(row.p_best)}</td>
      <td className="number">{row.cost === null ? t.unknown : writeCostNumber(kind, row.cost)}</td>
      <td className="number plain-extra">
        {row.p_front === null ? t.unknown : t.pBest(row.p_front)}
      </td>
      <td className="number plain-extra">{format.share(row.coverage)}</td>
    </tr>
  );
}
