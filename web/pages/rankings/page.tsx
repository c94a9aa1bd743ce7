import { Suspense } from 'react';
import type { RankingsAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import type { PageProps } from '../../pages.tsx';
import { Failure } from '../../parts/failure.tsx';
import { RankingBasis } from '../../parts/provenance.tsx';
import { Title } from '../../parts/title.tsx';
import { words } from '../../words/index.ts';
import { Filters } from './filters.tsx';
import { RankingTable } from './ranking-table.tsx';
import { Excluded, Unranked } from './unranked.tsx';
import './rankings.css';

/** Models ranked by a suite; the address is the question. */
export default function RankingsPage({ search }: PageProps) {
  const t = words();
  return (
    <>
      <Title>{t.rankings.title}</Title>
      <Filters />
      <Failure of={search}>
        <Suspense fallback={<p className="waiting">{t.site.loading}</p>}>
          <Results search={search} />
        </Suspense>
      </Failure>
    </>
  );
}

function Results({ search }: { search: string }) {
  const address = search === '' ? 'rankings' : `rankings?${search}`;
  const ranking = useAnswer<RankingsAnswer>(address);
  return (
    <>
      <RankingTable ranking={ranking} />
      <Unranked rows={ranking.unranked} />
      <Excluded reasons={ranking.excluded} />
      <RankingBasis ranking={ranking} address={address} />
    </>
  );
}
