import type { MetaAnswer } from '../../../src/server/api.ts';
import { Select } from '../../parts/select.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/index.ts';
import { type Purpose, readPurposes, writePurposes } from './address.ts';
import type { Ask } from './form.tsx';

interface PurposesProps {
  search: string;
  meta: MetaAnswer;
  ask: Ask;
}

/** What the model is for: one purpose, or several with weights. */
export function Purposes({ search, meta, ask }: PurposesProps) {
  const t = words().choose;
  const purposes = readPurposes(search);
  const options = meta.suites.map(
    ({ id, name, category }) => [category ?? id, words().measureName(id, name)] as const,
  );
  const write = (all: readonly Purpose[]): void => ask({ for: writePurposes(all) });
  const replace = (at: number, part: Partial<Purpose>): void =>
    write(purposes.map((each, i) => (i === at ? { ...each, ...part } : each)));
  const free = options.find(([value]) => !purposes.some(({ name }) => name === value));
  return (
    <div className="choose-purposes">
      {purposes.map(({ name, weight }, i) => (
        // Rows have no life of their own: the address says what each holds.
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
        <div key={i} className="choose-purpose">
          <Select
            label={i === 0 ? t.purpose : t.another}
            value={known(meta, name)}
            onChange={(chosen) => replace(i, { name: chosen })}
            options={options.filter(
              ([value]) => value === known(meta, name) || !purposes.some((p) => p.name === value),
            )}
          />
          {purposes.length > 1 && (
            <>
              <TextField
                label={t.share}
                value={weight}
                onCommit={(value) => replace(i, { weight: value.trim() || '1' })}
              />
              <button
                type="button"
                className="choose-remove"
                aria-label={t.removePurpose(nameOf(meta, name))}
                onClick={() => write(purposes.filter((_, k) => k !== i))}
              >
                ×
              </button>
            </>
          )}
        </div>
      ))}
      {free && (
        <button
          type="button"
          className="choose-add"
          onClick={() => write([...purposes, { name: free[0], weight: '1' }])}
        >
          {t.addPurpose}
        </button>
      )}
    </div>
  );
}

/** The address may name a suite by its id where the list has its category. */
function known(meta: MetaAnswer, name: string): string {
  return meta.suites.find(({ id }) => id === name)?.category ?? name;
}

function nameOf(meta: MetaAnswer, name: string): string {
  const suite = meta.suites.find(({ id, category }) => id === name || category === name);
  return suite ? words().measureName(suite.id, suite.name) : name;
}
