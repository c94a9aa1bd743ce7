import { Suspense } from 'react';
import type { MetaAnswer, RaceAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { navigate } from '../../location.ts';
import type { PageProps } from '../../pages.tsx';
import { Failure } from '../../parts/failure.tsx';
import { RankingBasis } from '../../parts/provenance.tsx';
import { Select } from '../../parts/select.tsx';
import { Title } from '../../parts/title.tsx';
import { withParameter } from '../../question.ts';
import { words } from '../../words/index.ts';
import { ClaimsTicker } from './claims-ticker.tsx';
import { Comparison } from './comparison.tsx';
import { Leaders } from './leaders.tsx';
import './race.css';

/** The first page: who leads, by how much, and what becomes of the claims about it. */
export default function RacePage({ search }: PageProps) {
  const t = words();
  const race = useAnswer<RaceAnswer>(search === '' ? 'race' : `race?${search}`);
  const meta = useAnswer<MetaAnswer>('meta');
  const asked = race.query.models.as_of ?? race.query.evidence.until ?? meta.today;
  const until = endOfLines(asked, meta.evidence_until);
  return (
    <>
      <div className="race-head">
        <div>
          <Title>{t.race.title}</Title>
          <p className="lead">
            {t.race.lead(race.models, t.measureName(race.suite.id, race.suite.name))}
          </p>
        </div>
        <Select
          label={t.race.suite}
          value={race.suite.id}
          onChange={(suite) => navigate(withParameter('/', search, { suite, for: undefined }))}
          options={meta.measures.map(({ id, name }) => [id, t.measureName(id, name)])}
        />
      </div>
      <div className="race-pair">
        {race.comparisons.map((comparison) => (
          <Comparison
            key={comparison.id}
            comparison={comparison}
            until={until}
            question={withParameter('', search, { suite: race.suite.id, for: undefined }).slice(1)}
          />
        ))}
      </div>
      <div className="race-lower">
        <Leaders race={race} />
        <section>
          <h2>{t.race.claims}</h2>
          <Failure of="claims">
            <Suspense fallback={<p className="waiting">{t.site.loading}</p>}>
              <ClaimsTicker />
            </Suspense>
          </Failure>
        </section>
      </div>
      <RankingBasis ranking={race} address={search === '' ? 'race' : `race?${search}`} />
    </>
  );
}

/** Where the lines end: on the day asked for, but not after the last day that anything is known of. */
function endOfLines(asked: string, known: string | null): string {
  return known !== null && known < asked ? known : asked;
}
