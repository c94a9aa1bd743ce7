import { Suspense } from 'react';
import type { ChooseAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import type { PageProps } from '../../pages.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Basis } from '../../parts/provenance.tsx';
import { Title } from '../../parts/title.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { chooseAddress } from './address.ts';
import { Answers } from './answers.tsx';
import { CostFigure } from './cost-figure.tsx';
import { FieldTable } from './field-table.tsx';
import { Form } from './form.tsx';
import { LeftOut } from './left-out.tsx';
import { WaysOut } from './ways-out.tsx';
import '../rankings/rankings.css';
import '../../parts/plain-table.css';
import './choose.css';

/** Three answers to which model to use; the address is the question. */
export default function ChoosePage({ search }: PageProps) {
  const t = words();
  return (
    <>
      <Title>{t.choose.title}</Title>
      <p className="lead">{t.choose.lead}</p>
      <Form />
      <Failure of={search}>
        <Suspense fallback={<p className="waiting choose-waiting">{t.site.loading}</p>}>
          <Results search={search} />
        </Suspense>
      </Failure>
    </>
  );
}

function Results({ search }: { search: string }) {
  const t = words();
  const address = chooseAddress(search);
  const choice = useAnswer<ChooseAnswer>(address);
  const { counts, answers, no_value, languages } = choice;
  return (
    <>
      <section className="choose-counts" aria-live="polite">
        <h2>
          {counts.qualify === 0 ? t.choose.nothing : t.choose.qualify(counts.qualify, counts.rated)}
        </h2>
        <p className="note">
          {t.choose.counts(format.count(counts.models), counts.scored, counts.rated)}
        </p>
        {languages.map(({ code, note }) => (
          <p key={code} className="note" lang="en">
            {note}
          </p>
        ))}
      </section>
      <WaysOut choice={choice} />
      <Answers choice={choice} />
      {no_value !== null && answers.best && (
        <p className="note">
          {t.choose.noValue} <span lang="en">{no_value}</span>
        </p>
      )}
      <CostFigure choice={choice} />
      <FieldTable choice={choice} />
      <LeftOut choice={choice} />
      <ChoiceBasis choice={choice} address={address} />
    </>
  );
}

/** Hashes, dates and seed, so that anyone can have the same answers again. */
function ChoiceBasis({ choice, address }: { choice: ChooseAnswer; address: string }) {
  const t = words();
  const u = t.rankings.underTable;
  const { quality, query, catalog_hash, evidence_until, source_sd, notes } = choice;
  return (
    <Basis
      facts={[
        [
          t.choose.suites,
          quality.purposes
            .map(({ suite, version, hash }) => `${suite} v${version}, ${hash.slice(0, 12)}`)
            .join('; '),
          true,
        ],
        [u.catalogHash, catalog_hash.slice(0, 12), true],
        [u.evidence, evidence_until ?? t.unknown],
        [u.asked, query.evidence.until ?? u.anyDate],
        [u.seed, String(query.seed)],
        [u.sourceSd, t.choose.spread(format.points(source_sd))],
      ]}
      notes={notes}
      address={address}
    />
  );
}
