import { useEffect, useId, useRef, useState } from 'react';
import { navigate, useLocation } from '../../location.ts';
import { Select } from '../../parts/select.tsx';
import { withParameter } from '../../question.ts';
import { words } from '../../words/index.ts';
import { columnIds, columnName, columns, optionalColumns, usualColumns } from './columns.ts';
import { type View, writeColumns, writeSort } from './view.ts';
import '../../parts/field.css';
import './view-bar.css';

type Show = (changes: Record<string, string | undefined>) => void;

interface ViewBarProps {
  view: View;
  /** The order is one of abilities. */
  byAbility: boolean;
}

/** How the table is shown: what is looked for, by what it is sorted, which columns it has. */
export function ViewBar({ view, byAbility }: ViewBarProps) {
  const t = words().table;
  const { path, search } = useLocation();
  const show: Show = (changes) => navigate(withParameter(path, search, changes), { replace: true });
  return (
    <div className="view-bar">
      <FindField value={view.find} show={show} />
      <div className="view-sort">
        <Select
          label={t.sortBy}
          value={view.sort}
          onChange={(value) => {
            const id = columnIds.find((each) => each === value)!;
            show({ sort: writeSort(id, columns[id].down) });
          }}
          options={columnIds.map((id) => [id, columnName(id, byAbility).name] as const)}
        />
        <Select
          label={t.order}
          value={view.down ? 'down' : 'up'}
          onChange={(value) => show({ sort: writeSort(view.sort, value === 'down') })}
          options={[
            ['up', t.ascending],
            ['down', t.descending],
          ]}
        />
      </div>
      <ColumnChoice view={view} byAbility={byAbility} show={show} />
    </div>
  );
}

function FindField({ value, show }: { value: string; show: Show }) {
  const id = useId();
  const [text, setText] = useState(value);
  const written = useRef(value);
  // The address changed from elsewhere, by the back button say.
  useEffect(() => {
    if (value === written.current) return;
    written.current = value;
    setText(value);
  }, [value]);
  return (
    <div className="field view-find">
      <label htmlFor={id}>{words().table.find}</label>
      <input
        id={id}
        type="search"
        value={text}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setText(next);
          written.current = next.trim();
          show({ find: next });
        }}
        autoComplete="off"
        spellCheck={false}
      />
    </div>
  );
}

function ColumnChoice({ view, byAbility, show }: ViewBarProps & { show: Show }) {
  const t = words().table;
  return (
    <details className="view-columns">
      <summary>{t.columns}</summary>
      <fieldset className="view-columns-list">
        <legend className="visually-hidden">{t.columns}</legend>
        {optionalColumns.map((id) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={view.shown.includes(id)}
              onChange={(event) => {
                const others = view.shown.filter((each) => each !== id);
                const shown = event.currentTarget.checked ? [...others, id] : others;
                show({ columns: writeColumns(shown) });
              }}
            />
            {columnName(id, byAbility).name}
          </label>
        ))}
        <button
          type="button"
          className="chips-clear"
          onClick={() => show({ columns: writeColumns(usualColumns) })}
        >
          {t.usual}
        </button>
        <p className="note">{t.columnsNote}</p>
      </fieldset>
    </details>
  );
}
