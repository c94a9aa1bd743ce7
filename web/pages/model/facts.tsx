import type { ReactNode } from 'react';
import type { ModelAnswer } from '../../../src/server/api.ts';
import { OutsideLink } from '../../parts/link.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { Cited } from './cited.tsx';

interface Fact {
  /** Fields of the sheet, by which `checked` and `unverified` know it; none for what is derived. */
  fields: readonly string[];
  name: string;
  value: ReactNode;
  /** Said below the value: terms of a licence, source of a price. */
  remark?: ReactNode;
}

/** What is known of a model, with what confirms each fact; a fact that nothing confirms says so. */
export function Facts({ answer }: { answer: ModelAnswer }) {
  const t = words();
  return (
    <section>
      <h2>{t.model.facts}</h2>
      <p className="note">{t.model.factsNote}</p>
      <dl className="facts">
        {listFacts(answer).map((fact) => (
          <FactRow key={fact.name} fact={fact} answer={answer} />
        ))}
      </dl>
      {answer.model.note !== null && (
        <p className="note">
          {t.model.note}: <span lang="en">{answer.model.note}</span>
        </p>
      )}
    </section>
  );
}

function FactRow({ fact: { fields, name, value, remark }, answer }: FactRowProps) {
  const t = words();
  const { model, unverified, references } = answer;
  const checked = fields.flatMap((field) => model.checked[field] ?? []);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value ?? <span className="muted">{t.unknown}</span>}
        {fields.some((field) => unverified.includes(field)) && (
          <span className="unverified" title={t.unverifiedTitle}>
            {t.unverified}
          </span>
        )}
        {remark && <span className="fact-source">{remark}</span>}
      </dd>
      {fields.length > 0 && checked.length === fields.length && (
        <dd className="fact-checked">
          <span aria-hidden="true">✓</span>
          <span className="visually-hidden">{t.model.checkedIn}</span>{' '}
          <Cited text={checked[0]!} references={references} />
        </dd>
      )}
    </div>
  );
}

interface FactRowProps {
  fact: Fact;
  answer: ModelAnswer;
}

function listFacts({ model, summary, licence, references }: ModelAnswer): Fact[] {
  const t = words();
  const names = t.model.fact;
  const fact = (field: keyof typeof names & keyof typeof model, value: ReactNode): Fact => ({
    fields: [field],
    name: names[field],
    value,
  });
  const number = (value: number | null, write: (value: number) => string): ReactNode =>
    value === null ? null : <span className="number">{write(value)}</span>;
  const facts: Fact[] = [
    { fields: [], name: names.lab, value: summary.lab_name },
    { fields: [], name: names.country, value: t.countryName(model.country) },
    fact('release_date', model.release_date),
    fact('openness', model.openness === 'unknown' ? null : t.opennessName[model.openness]),
    fact(
      'licence',
      model.licence && (
        <OutsideLink url={licence?.url}>{licence?.name || model.licence}</OutsideLink>
      ),
    ),
    {
      fields: [],
      name: names.commercial,
      value: licence && t.model.commercial[licence.commercial_use],
      remark: licence?.note && <span lang="en">{licence.note}</span>,
    },
    fact(
      'architecture',
      model.architecture === 'unknown' ? null : t.architectureName[model.architecture],
    ),
    fact('total_params_b', number(model.total_params_b, format.parameters)),
    fact('active_params_b', number(model.active_params_b, format.parameters)),
    fact('context_tokens', number(model.context_tokens, format.tokens)),
    {
      fields: ['modalities_in', 'modalities_out'],
      name: names.modalities,
      value: `${model.modalities_in.join(', ')} → ${model.modalities_out.join(', ')}`,
    },
    {
      ...fact(
        'price',
        model.price && (
          <span className="number">
            {t.model.price(
              priceText(model.price.input_usd_per_m),
              priceText(model.price.output_usd_per_m),
            )}
          </span>
        ),
      ),
      remark: model.price && (
        <>
          <Cited text={model.price.source} references={references} />. {t.model.priceHistory}
        </>
      ),
    },
  ];
  const optional: Fact[] = [
    fact('max_output_tokens', number(model.max_output_tokens, format.tokens)),
    fact('knowledge_cutoff', model.knowledge_cutoff),
    fact(
      'hf_repo',
      model.hf_repo && (
        <OutsideLink url={`https://huggingface.co/${model.hf_repo}`}>{model.hf_repo}</OutsideLink>
      ),
    ),
    fact('training_openness', model.training_openness),
  ];
  return [...facts, ...optional.filter(({ value }) => value !== null && value !== '')];
}

function priceText(value: number | null): string {
  return value === null ? words().unknown : format.dollars(value);
}
