import type { MetaAnswer } from '../../../src/server/api.ts';
import { questionFields } from '../../parts/question-fields.tsx';
import { words } from '../../words/index.ts';
import type { Ask } from './filters.tsx';

const reporters = ['self', 'rival', 'independent', 'secondary'] as const;

interface MoreFiltersProps {
  given: URLSearchParams;
  meta: MetaAnswer;
  ask: Ask;
}

/** The filters that are asked for less often. */
export function MoreFilters({ given, meta, ask }: MoreFiltersProps) {
  const t = words();
  const r = t.rankings;
  const { text, choice } = questionFields(given, ask);
  return (
    <details className="filters-more">
      <summary>{r.more}</summary>
      <div className="filters-grid">
        {choice('lab', r.lab, [
          ['', r.any],
          ...meta.labs.map(({ id, name }) => [id, name] as const),
        ])}
        {choice('arch', r.arch, [
          ['', r.any],
          ['dense', r.dense],
          ['moe', r.moe],
        ])}
        {choice('modality', r.modality, [
          ['', r.any],
          ...meta.modalities.map((modality) => [modality, modality] as const),
        ])}
        {choice('missing', r.missing, [
          ['', r.missingBounds],
          ['predicted', r.missingPredicted],
          ['complete', r.missingComplete],
        ])}
        {text('max_price', r.maxPrice, '1')}
        {text('max_active', r.maxActive, '12b')}
        {text('max_total', r.maxTotal, '70b')}
        {text('min_context', r.minContext, '128k')}
        {text('since', t.table.since, '2025')}
        {text('as_of', r.asOf, '2025-11-05')}
        {text('evidence_until', r.evidenceUntil, '2025-11-05')}
        <Reporters given={given} ask={ask} />
        <label className="check">
          <input
            type="checkbox"
            checked={given.get('hide_superseded') === 'true'}
            onChange={(event) =>
              ask({ hide_superseded: event.target.checked ? 'true' : undefined })
            }
          />
          {r.hideSuperseded}
        </label>
      </div>
    </details>
  );
}

function Reporters({ given, ask }: { given: URLSearchParams; ask: Ask }) {
  const t = words();
  const asked = given.get('reported_by')?.split(',') ?? [...reporters];
  const toggle = (who: string, wanted: boolean): void => {
    const next = reporters.filter((each) => (each === who ? wanted : asked.includes(each)));
    const all = next.length === reporters.length || next.length === 0;
    ask({ reported_by: all ? undefined : next.join(',') });
  };
  return (
    <fieldset className="field reporters">
      <legend>{t.rankings.reportedBy}</legend>
      <div>
        {reporters.map((who) => (
          <label key={who} className="check">
            <input
              type="checkbox"
              checked={asked.includes(who)}
              onChange={(event) => toggle(who, event.target.checked)}
            />
            {t.reportedBy[who]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
