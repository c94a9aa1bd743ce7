import type { ReactNode } from 'react';
import type { BaseModel, ComparedModel } from '../../../src/ranking/compare.ts';
import type { ModelSummary } from '../../../src/ranking/ranking.ts';
import { OpennessMark } from '../../charts/mark.tsx';
import { Link } from '../../parts/link.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

interface FactsProps {
  models: readonly ModelSummary[];
  /** One per model. */
  evidence: readonly ComparedModel[];
}

/** What is known of the models, side by side; what no second source confirms says so. */
export function Facts({ models, evidence }: FactsProps) {
  const t = words();
  const names = t.model.fact;
  const number = (value: number | null, write: (value: number) => string): ReactNode =>
    value === null ? undefined : <span className="number">{write(value)}</span>;
  const facts: [
    name: string,
    field: string | undefined,
    read: (model: ModelSummary) => ReactNode,
  ][] = [
    [names.lab, undefined, (m) => <Link to={`/labs/${m.lab}`}>{m.lab_name}</Link>],
    [names.country, undefined, (m) => t.countryName(m.country)],
    [names.release_date, 'release_date', (m) => m.release_date],
    [names.openness, 'openness', (m) => t.opennessName[m.openness]],
    [names.licence, 'licence', (m) => m.licence],
    [names.architecture, 'architecture', (m) => t.architectureName[m.architecture]],
    [names.total_params_b, 'total_params_b', (m) => number(m.total_params_b, format.parameters)],
    [names.active_params_b, 'active_params_b', (m) => number(m.active_params_b, format.parameters)],
    [names.context_tokens, 'context_tokens', (m) => number(m.context_tokens, format.tokens)],
    [t.map.axisUnit.price, 'price', (m) => number(m.price_usd_per_m, format.dollars)],
  ];
  return (
    <section>
      <h2>{t.compare.facts}</h2>
      <table className="plain-table compare-facts">
        <caption className="visually-hidden">{t.compare.facts}</caption>
        <thead>
          <tr>
            <td />
            {models.map((model) => (
              <th scope="col" key={model.id}>
                <OpennessMark openness={model.openness} />{' '}
                <Link to={`/models/${model.id}`}>{model.name}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(([name, field, read]) => (
            <tr key={name}>
              <th scope="row" className="muted">
                {name}
              </th>
              {models.map((model) => (
                <td key={model.id}>
                  {read(model) ?? <span className="muted">{t.unknown}</span>}
                  {field !== undefined && model.unverified.includes(field) && (
                    <span className="unverified" title={t.unverifiedTitle}>
                      {t.unverified}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row" className="muted">
              {t.compare.lineage}
            </th>
            {models.map((model, m) => (
              <td key={model.id}>
                <MadeFrom bases={evidence[m]!.made_from} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

/** The line of models that one was made from, the nearest first. */
function MadeFrom({ bases }: { bases: readonly BaseModel[] }) {
  const t = words();
  if (bases.length === 0) return <span className="muted">{t.compare.notRead}</span>;
  return bases.map(({ id, name, confirmed }, i) => (
    <span className="compare-base" key={id}>
      {i > 0 && <span aria-hidden="true">← </span>}
      {name === null ? id : <Link to={`/models/${id}`}>{name}</Link>}
      {!confirmed && (
        <span className="unverified" title={t.unverifiedTitle}>
          {t.unverified}
        </span>
      )}
    </span>
  ));
}
