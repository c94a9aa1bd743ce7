import { Suspense } from 'react';
import type { ModelAnswer } from '../../../src/server/api.ts';
import { OpennessMark } from '../../charts/mark.tsx';
import { useAnswer } from '../../data/use-answer.ts';
import type { PageProps } from '../../pages.tsx';
import { AnswerLink } from '../../parts/answer-link.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Link } from '../../parts/link.tsx';
import { Title } from '../../parts/title.tsx';
import { words } from '../../words/index.ts';
import { Facts } from './facts.tsx';
import { Lineage } from './lineage.tsx';
import { Openness } from './openness.tsx';
import { OwnScores } from './own-scores.tsx';
import { Profile } from './profile.tsx';
import { Scores } from './scores.tsx';
import { Sources } from './sources.tsx';
import { Standings } from './standings.tsx';
import './model.css';
import './profile.css';

/** A model's fact sheet: what is known, who says so, where it stands, and every score. */
export default function ModelPage({ id }: PageProps) {
  const t = words();
  const address = `models/${encodeURIComponent(id)}`;
  const answer = useAnswer<ModelAnswer>(address);
  const { model, summary, lineage } = answer;
  return (
    <article className="model">
      <header>
        <Title>{model.name}</Title>
        <p className="lead">
          <OpennessMark openness={model.openness} />{' '}
          <Link to={`/labs/${model.lab}`}>{summary.lab_name}</Link> ·{' '}
          {model.country === null ? (
            t.countryName(null)
          ) : (
            <Link to={`/countries/${model.country}`}>{t.countryName(model.country)}</Link>
          )}{' '}
          · {t.opennessName[model.openness]}
          {model.release_date && ` · ${model.release_date}`}
        </p>
        {lineage.superseded_by && (
          <p className="model-superseded">
            {t.model.superseded}{' '}
            <Link to={`/models/${lineage.superseded_by.id}`}>
              {lineage.superseded_by.model?.name ?? lineage.superseded_by.id}
            </Link>
          </p>
        )}
      </header>
      <div className="model-columns">
        <Facts answer={answer} />
        <div className="model-side">
          <section>
            <h2>{t.model.standings}</h2>
            <p className="note">{t.model.standingsNote}</p>
            <Failure of={id}>
              <Suspense fallback={<p className="waiting standings-waiting">{t.site.loading}</p>}>
                <Standings id={id} />
              </Suspense>
            </Failure>
          </section>
          <Lineage lineage={lineage} />
        </div>
      </div>
      <Failure of={`${id} ability`}>
        <Suspense fallback={<p className="waiting profile-waiting">{t.site.loading}</p>}>
          <Profile id={id} />
        </Suspense>
      </Failure>
      <Openness answer={answer} />
      <OwnScores scores={answer.own_runs ?? []} />
      <Scores benchmarks={answer.benchmarks} />
      <Sources answer={answer} />
      <p className="note">
        <AnswerLink address={address}>{t.rankings.underTable.json}</AnswerLink>
      </p>
    </article>
  );
}
