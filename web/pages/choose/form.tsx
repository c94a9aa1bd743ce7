import type { MetaAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { navigate, useLocation } from '../../location.ts';
import { Select } from '../../parts/select.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { withParameter } from '../../question.ts';
import { words } from '../../words/index.ts';
import { askFor, conditionParameters } from './address.ts';
import { MoreConditions } from './more-conditions.tsx';
import { Purposes } from './purposes.tsx';
import '../rankings/filters.css';

/** Changes the address, and with it the question. */
export type Ask = (changes: Record<string, string | undefined>) => void;

/** Formats that are offered; the address takes any. */
const formats = ['bf16', 'fp8', 'q8_0', 'q6_k', 'q5_k_m', 'q4_k_m', 'iq4_xs', 'q2_k'];

/** What somebody needs, as fields: what is chosen here stands in the address, and the reverse. */
export function Form() {
  const t = words().choose;
  const meta = useAnswer<MetaAnswer>('meta');
  const { path, search } = useLocation();
  const given = new URLSearchParams(search);
  const ask: Ask = (changes) => navigate(withParameter(path, search, askFor(search, changes)));
  const text = (name: string, label: string, placeholder: string) => (
    <TextField
      label={label}
      value={given.get(name) ?? ''}
      placeholder={placeholder}
      onCommit={(value) => ask({ [name]: value })}
    />
  );
  const check = (name: string, label: string) => (
    <label className="check">
      <input
        type="checkbox"
        checked={['true', '1'].includes(given.get(name) ?? '')}
        onChange={(event) => ask({ [name]: event.target.checked ? 'true' : undefined })}
      />
      {label}
    </label>
  );
  return (
    <form
      className="filters choose-form"
      aria-label={t.form}
      onSubmit={(event) => event.preventDefault()}
    >
      <Purposes search={search} meta={meta} ask={ask} />
      <div className="choose-fields">
        {text('max_price', t.maxPrice, '1')}
        {text('min_context', t.minContext, '128k')}
        {text('fits', t.fits, '24')}
        {given.get('fits') && (
          <Select
            label={t.quant}
            value={given.get('quant') ?? ''}
            onChange={(quant) => ask({ quant })}
            options={[['', t.quantUsual], ...formats.map((each) => [each, each] as const)]}
          />
        )}
        {check('open', t.open)}
        {check('commercial', t.commercial)}
      </div>
      <MoreConditions given={given} meta={meta} ask={ask} />
      <ClearButton given={given} ask={ask} />
    </form>
  );
}

function ClearButton({ given, ask }: { given: URLSearchParams; ask: Ask }) {
  const all = conditionParameters.filter((name) => given.has(name));
  if (all.length === 0) return null;
  return (
    <button
      type="button"
      className="choose-clear"
      onClick={() => ask(Object.fromEntries(all.map((name) => [name, undefined])))}
    >
      {words().choose.clear}
    </button>
  );
}
