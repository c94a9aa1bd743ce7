import { useId } from 'react';
import './field.css';
import './plain-page.css';

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** How many were found, in words. */
  found: string;
}

/** A field that narrows a list down while the reader writes, and says how much is left of it. */
export function SearchField({ label, value, onChange, found }: SearchFieldProps) {
  const id = useId();
  return (
    <>
      <div className="field find-field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          type="search"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <p className="note" role="status">
        {found}
      </p>
    </>
  );
}
