import { Select } from './select.tsx';
import { TextField } from './text-field.tsx';

type Ask = (changes: Record<string, string | undefined>) => void;

/** Makers of fields, each of which shows one parameter of the address and changes it. */
export function questionFields(given: URLSearchParams, ask: Ask) {
  return {
    text: (name: string, label: string, placeholder: string) => (
      <TextField
        label={label}
        value={given.get(name) ?? ''}
        placeholder={placeholder}
        onCommit={(value) => ask({ [name]: value })}
      />
    ),
    /** @param options value and text; the value '' takes the parameter away. */
    choice: (name: string, label: string, options: readonly (readonly [string, string])[]) => (
      <Select
        label={label}
        value={given.get(name) ?? ''}
        onChange={(value) => ask({ [name]: value })}
        options={options}
      />
    ),
  };
}
