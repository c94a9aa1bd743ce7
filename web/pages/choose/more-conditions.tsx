import type { MetaAnswer } from '../../../src/server/api.ts';
import { questionFields } from '../../parts/question-fields.tsx';
import { Select } from '../../parts/select.tsx';
import { words } from '../../words/index.ts';
import type { Ask } from './form.tsx';

interface MoreConditionsProps {
  given: URLSearchParams;
  meta: MetaAnswer;
  ask: Ask;
}

/** Languages that are offered; the address takes any. */
const languages = ['zh', 'ko', 'ja', 'de', 'fr', 'es', 'pt', 'it', 'ru', 'ar', 'hi'];

const within = [
  'input_per_month',
  'output_per_month',
  'usd_per_month',
  'language',
  'country',
  'not_country',
  'modality',
  'reasoning',
  'missing',
  'as_of',
  'evidence_until',
];

/** Conditions that are asked for less often; open when one of them is set. */
export function MoreConditions({ given, meta, ask }: MoreConditionsProps) {
  const w = words();
  const t = w.choose;
  const fields = questionFields(given, ask);
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[]) =>
    fields.choice(name, label, [['', t.any], ...options]);
  const countries = meta.countries.map(({ code }) => [code, w.countryName(code)] as const);
  return (
    <details className="filters-more" open={within.some((name) => given.has(name)) || undefined}>
      <summary>{t.more}</summary>
      <div className="filters-grid">
        {fields.text('input_per_month', t.input, '200m')}
        {fields.text('output_per_month', t.output, '40m')}
        {fields.text('usd_per_month', t.bill, '300')}
        {choice(
          'language',
          t.language,
          languages.map((code) => [code, t.languageName(code)] as const),
        )}
        {choice('country', t.country, countries)}
        {choice('not_country', t.notCountry, countries)}
        {choice(
          'modality',
          t.modality,
          meta.modalities.map((each) => [each, each] as const),
        )}
        {choice('reasoning', t.reasoning, [
          ['on', t.reasoningOn],
          ['off', t.reasoningOff],
        ])}
        <Select
          label={t.missing}
          value={given.get('missing') ?? ''}
          onChange={(missing) => ask({ missing })}
          options={[
            ['', w.rankings.missingBounds],
            ['complete', w.rankings.missingComplete],
          ]}
        />
        {fields.text('as_of', t.asOf, '2025-11-05')}
        {fields.text('evidence_until', t.evidenceUntil, '2025-11-05')}
      </div>
    </details>
  );
}
