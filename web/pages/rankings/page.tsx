import { Suspense } from 'react';
import type { PageProps } from '../../pages.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Title } from '../../parts/title.tsx';
import { questionOf, withParameter } from '../../question.ts';
import { words } from '../../words/index.ts';
import { Filters } from './filters.tsx';
import { Results } from './results.tsx';
import './rankings.css';

/** Models ranked by a suite; the address is the question. */
export default function RankingsPage({ search }: PageProps) {
  const t = words();
  const question = questionOf(search);
  // Other weights are no other results: the same ones follow them.
  const field = withParameter('', question, { weights: undefined });
  return (
    <>
      <Title>{t.rankings.title}</Title>
      <Filters />
      <Failure of={question}>
        <Suspense fallback={<p className="waiting">{t.site.loading}</p>}>
          <Results key={field} question={question} />
        </Suspense>
      </Failure>
    </>
  );
}
