import type { ModelHead } from '../../../src/server/api.ts';
import { OpennessLegend } from '../../charts/openness-legend.tsx';
import { UnitColumns } from '../../charts/unit-columns.tsx';
import { Figure } from '../../parts/figure.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { quartersOf } from './quarters.ts';

/** Every model at the quarter of its release, open and closed told apart. */
export function Releases({ models, name }: { models: readonly ModelHead[]; name: string }) {
  const t = words();
  const quarters = quartersOf(models);
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (!first || !last) return null;
  const dated = quarters.reduce((sum, quarter) => sum + quarter.models.length, 0);
  const columns = t.place.columns;
  return (
    <section>
      <h2>{t.place.released}</h2>
      <p className="note">
        {t.place.releasedNote}
        {dated < models.length && <> {t.place.undated(models.length - dated)}</>}
      </p>
      <ul className="legend">
        <OpennessLegend />
      </ul>
      <Figure
        id="releases"
        title={`${name}: ${t.place.released}`}
        summary={t.place.chart(dated, first.id, last.id)}
        table={() => ({
          names: ['quarter', 'model', 'name', 'released', 'openness', 'licence'],
          rows: quarters.flatMap((quarter) =>
            quarter.models.map((model) => [
              ...[quarter.id, model.id, model.name, model.release_date],
              ...[model.openness, model.licence],
            ]),
          ),
        })}
      >
        <UnitColumns
          columns={quarters.map((quarter) => ({
            label: quarter.id.replace('-', ' '),
            items: quarter.models.map((model) => ({
              id: model.id,
              text: `${model.name}, ${model.release_date}`,
              openness: model.openness,
            })),
          }))}
          label={t.place.chart(dated, first.id, last.id)}
        />
      </Figure>
      <details className="place-table">
        <summary>{t.place.table}</summary>
        <table className="plain-table">
          <caption className="visually-hidden">{t.place.openShare}</caption>
          <PlainHead
            columns={[
              columns.quarter,
              columns.open,
              columns.closed,
              columns.unknown,
              columns.share,
            ]}
          />
          <tbody>
            {quarters.map(({ id, open, closed, unknown, share }) => (
              <tr key={id}>
                <th scope="row" className="number">
                  {id}
                </th>
                <td className="number">{open}</td>
                <td className="number">{closed}</td>
                <td className="number">{unknown}</td>
                <td className="number">{share === null ? '–' : format.share(share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
