import { useId } from 'react';
import './field.css';

interface TextFieldProps {
  label: string;
  value: string;
  /** Told when the reader is done: on Enter and when the field is left. */
  onCommit: (value: string) => void;
  placeholder?: string;
}

/** A field that changes the question only once its text is complete. */
export function TextField({ label, value, onCommit, placeholder }: TextFieldProps) {
  const id = useId();
  const commit = (text: string): void => {
    if (text !== value) onCommit(text);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        // A value that changes elsewhere, by the back button say, begins the field anew.
        key={value}
        id={id}
        type="text"
        defaultValue={value}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(event.currentTarget.value);
        }}
      />
    </div>
  );
}
