import type { MetaAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { navigate, useLocation } from '../../location.ts';
import { Select } from '../../parts/select.tsx';
import { givenParameters, withParameter } from '../../question.ts';
import { words } from '../../words/index.ts';
import { describeParameter } from './describe-parameter.ts';
import { EvidenceSwitch } from './evidence-switch.tsx';
import { MoreFilters } from './more-filters.tsx';
import './filters.css';

/** Changes the address, and with it the question. */
export type Ask = (changes: Record<string, string | undefined>) => void;

/** The question as fields: what is chosen here stands in the address, and the reverse. */
export function Filters() {
  const t = words().rankings;
  const meta = useAnswer<MetaAnswer>('meta');
  const { path, search } = useLocation();
  const given = new URLSearchParams(search);
  const ask: Ask = (changes) => navigate(withParameter(path, search, changes));
  const openness = given.get('open') ? 'open' : given.get('closed') ? 'closed' : '';
  return (
    <form className="filters" aria-label={t.title} onSubmit={(event) => event.preventDefault()}>
      <div className="filters-first">
        <Select
          label={t.suite}
          value={suiteOf(given, meta)}
          onChange={(suite) => ask({ suite, for: undefined, weights: undefined })}
          options={meta.measures.map(({ id, name }) => [id, words().measureName(id, name)])}
        />
        <fieldset className="field segments">
          <legend>{t.openness}</legend>
          <div>
            {(
              [
                ['', t.anyOpenness],
                ['open', t.openOnly],
                ['closed', t.closedOnly],
              ] as const
            ).map(([value, text]) => (
              <label key={value}>
                <input
                  type="radio"
                  name="openness"
                  checked={openness === value}
                  onChange={() =>
                    ask({
                      open: value === 'open' ? 'true' : undefined,
                      closed: value === 'closed' ? 'true' : undefined,
                    })
                  }
                />
                <span>{text}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {(meta.own_runs || given.has('evidence')) && <EvidenceSwitch given={given} ask={ask} />}
        <Select
          label={t.country}
          value={given.get('country') ?? ''}
          onChange={(country) => ask({ country })}
          options={[
            ['', t.any],
            ['CN,US', t.chinaAndUs],
            ...meta.countries.map(({ code }) => [code, words().countryName(code)] as const),
          ]}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={given.get('commercial') === 'true'}
            onChange={(event) => ask({ commercial: event.target.checked ? 'true' : undefined })}
          />
          {t.commercial}
        </label>
      </div>
      <MoreFilters given={given} meta={meta} ask={ask} />
      <Chips search={search} ask={ask} />
    </form>
  );
}

/** What is asked for; `for` names ability in a category, or a suite by it; neither means ability. */
function suiteOf(given: URLSearchParams, meta: MetaAnswer): string {
  const category = given.get('for');
  if (category === null) return given.get('suite') ?? 'ability';
  const inCategory = `ability-${category}`;
  return meta.measures.some(({ id }) => id === inCategory)
    ? inCategory
    : (meta.suites.find((suite) => suite.category === category)?.id ?? 'ability');
}

/** What is asked beyond the suite, each to be taken away. */
function Chips({ search, ask }: { search: string; ask: Ask }) {
  const t = words().rankings;
  const given = givenParameters(search);
  if (given.length === 0) return null;
  return (
    <ul className="chips">
      {given.map(([name, value]) => {
        const text = describeParameter(name, value);
        return (
          <li key={name}>
            <button
              type="button"
              aria-label={t.remove(text)}
              onClick={() => ask({ [name]: undefined })}
            >
              {text}
              <span aria-hidden="true">×</span>
            </button>
          </li>
        );
      })}
      <li>
        <button
          type="button"
          className="chips-clear"
          onClick={() => ask(Object.fromEntries(given.map(([name]) => [name, undefined])))}
        >
          {t.clear}
        </button>
      </li>
    </ul>
  );
}
