import { useState } from 'react';
import type { ModelHead } from '../../../src/server/api.ts';
import { OpennessMark } from '../../charts/mark.tsx';
import { Link } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

const batch = 40;

/** The models of a lab or a country, newest first. */
export function ModelList({ models }: { models: readonly ModelHead[] }) {
  const t = words();
  const [shown, setShown] = useState(batch);
  const columns = t.models.columns;
  return (
    <section>
      <h2>{t.place.models}</h2>
      <table className="plain-table">
        <caption className="visually-hidden">{t.place.models}</caption>
        <PlainHead
          columns={[
            columns.name,
            columns.released,
            { extra: columns.licence },
            { extra: columns.size },
            columns.scores,
          ]}
        />
        <tbody>
          {models.slice(0, shown).map((model) => (
            <tr key={model.id}>
              <th scope="row">
                <OpennessMark openness={model.openness} />{' '}
                <Link to={`/models/${model.id}`}>{model.name}</Link>
                <span className="visually-hidden"> {t.opennessName[model.openness]}</span>
              </th>
              <td className="number">{model.release_date ?? t.unknown}</td>
              <td className="plain-extra">{model.licence ?? t.unknown}</td>
              <td className="number plain-extra">
                {model.total_params_b === null
                  ? t.unknown
                  : format.parameters(model.total_params_b)}
              </td>
              <td className="number">{format.count(model.scores)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {models.length > shown && (
        <button type="button" className="more-button" onClick={() => setShown(models.length)}>
          {t.models.more(models.length - shown)}
        </button>
      )}
    </section>
  );
}
