import { useId, useState } from 'react';
import type { ModelHead } from '../../../src/server/api.ts';
import { OpennessMark } from '../../charts/mark.tsx';
import { navigate, useLocation } from '../../location.ts';
import { withParameter } from '../../question.ts';
import { words } from '../../words/index.ts';
import { findModels } from '../models/find-models.ts';

const most = 4;
const suggested = 8;

/** Chooses the models that are compared, by their names. */
export function Picker({
  chosen,
  models,
}: {
  chosen: readonly string[];
  models: readonly ModelHead[];
}) {
  const t = words().compare;
  const { path, search } = useLocation();
  const [text, setText] = useState('');
  const id = useId();
  const choose = (ids: readonly string[]): void => {
    setText('');
    navigate(withParameter(path, search, { models: ids.join(',') }));
  };
  const nameOf = (model: string): string => models.find((each) => each.id === model)?.name ?? model;
  const others = models.filter((model) => !chosen.includes(model.id));
  const found = text.trim() === '' ? [] : findModels(others, text).slice(0, suggested);
  const wellKnown = [...others].sort((a, b) => b.scores - a.scores).slice(0, suggested);
  const offered = chosen.length < 2 && text.trim() === '' ? wellKnown : found;
  return (
    <section aria-label={t.add}>
      <ul className="compare-chosen">
        {chosen.map((model) => (
          <li key={model}>
            <button
              type="button"
              aria-label={t.remove(nameOf(model))}
              onClick={() => choose(chosen.filter((each) => each !== model))}
            >
              {nameOf(model)} <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      {chosen.length >= most ? (
        <p className="note">{t.full}</p>
      ) : (
        <div className="field find-field">
          <label htmlFor={id}>{t.add}</label>
          <input
            id={id}
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && found[0]) choose([...chosen, found[0].id]);
            }}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
      )}
      <p className="note" role="status">
        {text.trim() !== '' && found.length === 0 && t.noMatch}
        {text.trim() === '' && chosen.length === 0 && t.start}
        {text.trim() === '' && chosen.length === 1 && t.oneMore}
      </p>
      {chosen.length < most && (
        <ul className="compare-offered">
          {offered.map((model) => (
            <li key={model.id}>
              <button
                type="button"
                aria-label={t.addThis(model.name)}
                onClick={() => choose([...chosen, model.id])}
              >
                <OpennessMark openness={model.openness} /> {model.name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
