import { Suspense } from 'react';
import type { LabsAnswer, ModelsAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import type { PageProps } from '../../pages.tsx';
import { Link } from '../../parts/link.tsx';
import { Title } from '../../parts/title.tsx';
import { words } from '../../words/index.ts';
import { ModelList } from './model-list.tsx';
import { Releases } from './releases.tsx';
import { Standings } from './standings.tsx';
import '../../parts/plain-page.css';
import '../../parts/plain-table.css';
import './lab.css';
import { UnknownPlace } from './unknown-place.tsx';

/** A lab: its models over time, how open they are, and where they stand. */
export default function LabPage({ id, search }: PageProps) {
  const t = words();
  const { labs } = useAnswer<LabsAnswer>('labs');
  const lab = labs.find((each) => each.id === id);
  if (!lab) return <UnknownPlace text={t.place.unknownLab(id)} />;
  return (
    <article className="place">
      <header>
        <Title>{lab.name}</Title>
        <p className="lead">{t.place.labLead(lab.models, lab.open)}</p>
        <ul className="place-links">
          {lab.country !== null && (
            <li>
              <Link to={`/countries/${lab.country}`}>{t.countryName(lab.country)}</Link>
            </li>
          )}
          <li>
            <Link to={`/rankings?lab=${lab.id}`}>{t.place.allOnRankings}</Link>
          </li>
          <li>
            <Link to="/labs">{t.place.labsTitle}</Link>
          </li>
        </ul>
      </header>
      {lab.models === 0 ? (
        <p className="empty">{t.place.noModels}</p>
      ) : (
        <Suspense fallback={<p className="waiting place-waiting">{t.site.loading}</p>}>
          <Content id={id} name={lab.name} search={search} />
        </Suspense>
      )}
    </article>
  );
}

function Content({ id, name, search }: { id: string; name: string; search: string }) {
  const { models } = useAnswer<ModelsAnswer>(`models?lab=${encodeURIComponent(id)}`);
  return (
    <>
      <Releases models={models} name={name} />
      <Standings search={search} belongs={(model) => model.lab === id} />
      <ModelList models={models} />
    </>
  );
}
