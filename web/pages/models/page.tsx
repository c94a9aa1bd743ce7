import { useDeferredValue, useState } from 'react';
import type { MetaAnswer, ModelHead, ModelsAnswer } from '../../../src/server/api.ts';
import { OpennessMark } from '../../charts/mark.tsx';
import { useAnswer } from '../../data/use-answer.ts';
import { Link } from '../../parts/link.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { Title } from '../../parts/title.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { findModels } from './find-models.ts';
import './models.css';

/** How many rows are drawn before more are asked for. */
const batch = 80;

/** Every model of the catalogue, to be found by name or lab. */
export default function ModelsPage() {
  const t = words();
  const { models } = useAnswer<ModelsAnswer>('models');
  const meta = useAnswer<MetaAnswer>('meta');
  const [text, setText] = useState('');
  const [shown, setShown] = useState(batch);
  const found = findModels(models, useDeferredValue(text));
  return (
    <>
      <Title>{t.models.title}</Title>
      <p className="lead">
        {t.models.lead(meta.counts.models, meta.counts.labs)}{' '}
        <Link to="/labs">{t.place.labsTitle}</Link>
      </p>
      <SearchField
        label={t.models.search}
        value={text}
        onChange={(value) => {
          setText(value);
          setShown(batch);
        }}
        found={t.models.found(found.length)}
      />
      <table className="models-table">
        <caption className="visually-hidden">{t.models.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.models.columns.name}</th>
            <th scope="col">{t.models.columns.released}</th>
            <th scope="col" className="models-licence">
              {t.models.columns.licence}
            </th>
            <th scope="col" className="models-size">
              {t.models.columns.size}
            </th>
            <th scope="col" className="models-context">
              {t.models.columns.context}
            </th>
            <th scope="col" className="models-number">
              {t.models.columns.scores}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, shown).map((model) => (
            <ModelLine key={model.id} model={model} />
          ))}
        </tbody>
      </table>
      {found.length > shown && (
        <button type="button" className="models-more" onClick={() => setShown(shown + 4 * batch)}>
          {t.models.more(Math.min(4 * batch, found.length - shown))}
        </button>
      )}
    </>
  );
}

function ModelLine({ model }: { model: ModelHead }) {
  const t = words();
  const { total_params_b: total, active_params_b: active } = model;
  return (
    <tr>
      <th scope="row">
        <span className="models-name">
          <OpennessMark openness={model.openness} />
          <Link to={`/models/${model.id}`}>{model.name}</Link>
        </span>
        <span className="models-lab">
          {model.lab_name} · {t.countryName(model.country)} · {t.opennessName[model.openness]}
        </span>
      </th>
      <td className="number">{model.release_date ?? <Unknown />}</td>
      <td className="models-licence">{model.licence ?? <Unknown />}</td>
      <td className="models-size number">
        {total === null ? <Unknown /> : format.parameters(total)}
        {active !== null && active !== total && (
          <span className="muted">, {t.models.active(format.parameters(active))}</span>
        )}
      </td>
      <td className="models-context number">
        {model.context_tokens === null ? <Unknown /> : format.tokens(model.context_tokens)}
      </td>
      <td className="models-number number">{format.count(model.scores)}</td>
    </tr>
  );
}

function Unknown() {
  return <span className="muted">{words().unknown}</span>;
}
