import { Suspense } from 'react';
import type { LabsAnswer, ModelsAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import type { PageProps } from '../../pages.tsx';
import { Link } from '../../parts/link.tsx';
import { Title } from '../../parts/title.tsx';
import { words } from '../../words/index.ts';
import { LabTable } from '../lab/list.tsx';
import { ModelList } from '../lab/model-list.tsx';
import { Releases } from '../lab/releases.tsx';
import { Standings } from '../lab/standings.tsx';
import { countriesOf } from './countries.ts';
import '../../parts/plain-page.css';
import '../../parts/plain-table.css';
import '../lab/lab.css';
import { UnknownPlace } from '../lab/unknown-place.tsx';

/** A country: the models of its labs over time, how open they are, and where they stand. */
export default function CountryPage({ id, search }: PageProps) {
  const t = words();
  const { labs } = useAnswer<LabsAnswer>('labs');
  const code = id.toUpperCase();
  const country = countriesOf(labs).find((each) => each.code === code);
  if (!country) return <UnknownPlace text={t.place.unknownCountry(id)} />;
  return (
    <article className="place">
      <header>
        <Title>{t.countryName(code)}</Title>
        <p className="lead">
          {t.place.countryLead(country.labs.length, country.models, country.open)}
        </p>
        <ul className="place-links">
          <li>
            <Link to={`/rankings?country=${code}`}>{t.place.allOnRankings}</Link>
          </li>
          <li>
            <Link to="/labs">{t.place.labsTitle}</Link>
          </li>
        </ul>
      </header>
      <Suspense fallback={<p className="waiting place-waiting">{t.site.loading}</p>}>
        <Content code={code} search={search} />
      </Suspense>
      <section>
        <h2>{t.place.labs}</h2>
        <LabTable labs={country.labs} />
      </section>
    </article>
  );
}

function Content({ code, search }: { code: string; search: string }) {
  const { models } = useAnswer<ModelsAnswer>(`models?country=${code}`);
  return (
    <>
      <Releases models={models} name={words().countryName(code)} />
      <Standings search={search} belongs={(model) => model.country === code} />
      <ModelList models={models} />
    </>
  );
}
