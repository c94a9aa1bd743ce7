import type { LabHead, LabsAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Link } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import { Title } from '../../parts/title.tsx';
import { words } from '../../words/index.ts';
import { countriesOf } from '../country/countries.ts';
import '../../parts/plain-page.css';
import '../../parts/plain-table.css';
import './lab.css';

/** All labs and the countries that they are of. */
export default function LabsPage() {
  const t = words();
  const { labs } = useAnswer<LabsAnswer>('labs');
  const countries = countriesOf(labs);
  return (
    <article className="place">
      <header>
        <Title>{t.place.labsTitle}</Title>
        <p className="lead">{t.place.labsLead(labs.length, countries.length)}</p>
      </header>
      <section>
        <h2>{t.place.countries}</h2>
        <table className="plain-table">
          <caption className="visually-hidden">{t.place.countries}</caption>
          <PlainHead
            columns={[t.rankings.country, t.place.labs, t.place.models, t.place.columns.open]}
          />
          <tbody>
            {countries.map(({ code, labs: own, models, open }) => (
              <tr key={code}>
                <th scope="row">
                  <Link to={`/countries/${code}`}>{t.countryName(code)}</Link>
                </th>
                <td className="number">{own.length}</td>
                <td className="number">{models}</td>
                <td className="number">{open}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>{t.place.labs}</h2>
        <LabTable labs={labs} />
      </section>
    </article>
  );
}

/** Labs with how many models each has, how many of them are open, and its newest. */
export function LabTable({ labs }: { labs: readonly LabHead[] }) {
  const t = words();
  return (
    <table className="plain-table">
      <caption className="visually-hidden">{t.place.labs}</caption>
      <PlainHead
        columns={[
          t.rankings.lab,
          t.rankings.country,
          t.place.models,
          t.place.columns.open,
          { extra: t.place.latest },
        ]}
      />
      <tbody>
        {labs.map((lab) => (
          <tr key={lab.id}>
            <th scope="row">
              <Link to={`/labs/${lab.id}`}>{lab.name}</Link>
            </th>
            <td>{t.countryShort(lab.country)}</td>
            <td className="number">{lab.models}</td>
            <td className="number">{lab.open}</td>
            <td className="number plain-extra">{lab.latest ?? t.unknown}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
