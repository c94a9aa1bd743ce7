import { useId } from 'react';
import './field.css';

interface SelectProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Value and text. A value that is not among them is shown as it is. */
  options: readonly (readonly [string, string])[];
}

export function Select({ label, value, onChange, options }: SelectProps) {
  const id = useId();
  const known = options.some(([option]) => option === value);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {!known && <option value={value}>{value}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
