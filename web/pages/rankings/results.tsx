import { useDeferredValue, useMemo, useState } from 'react';
import type { RankingsAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useLocation } from '../../location.ts';
import { RankingBasis } from '../../parts/provenance.tsx';
import { withParameter } from '../../question.ts';
import { words } from '../../words/index.ts';
import { LeftOutRuns } from './left-out-runs.tsx';
import { RankingTable } from './ranking-table.tsx';
import { Excluded, Unranked } from './unranked.tsx';
import { useLiveRanking } from './use-live-ranking.ts';
import { useWeights } from './use-weights.ts';
import { readView } from './view.ts';
import { ViewBar } from './view-bar.tsx';
import { WeightSliders } from './weights.tsx';
import { writeWeights } from './weights-text.ts';

interface ResultsProps {
  /** Parameters of the ranking, without how its table is shown. */
  question: string;
}

/** The answer to the question, and from then on to the same with any other weights. */
export function Results({ question }: ResultsProps) {
  // The weights of the first answer: those that come later are answered here.
  const [asked] = useState(question);
  const ranking = useAnswer<RankingsAnswer>(addressOf('rankings', asked));
  const weighed = ranking.suite.basis === 'cells' && ranking.suite.components.length > 1;
  const [weights, setWeights] = useWeights();
  const moved = Object.keys(weights).length > 0;
  const [open, setOpen] = useState(moved);
  const base = withParameter('', question, { weights: undefined, top: undefined }).slice(1);
  const needed = weighed && (open || weightsOf(question) !== weightsOf(asked));
  const top = Number(new URLSearchParams(question).get('top')) || undefined;
  const live = useLiveRanking(ranking, needed ? addressOf('cells', base) : undefined, weights, top);
  const own = live.cells?.suite.components;
  const now = withParameter('', base, { weights: own && writeWeights(weights, own) }).slice(1);
  const { search } = useLocation();
  const view = useMemo(() => readView(search), [search]);
  return (
    <>
      {weighed && (
        <WeightSliders
          live={live}
          weights={weights}
          onChange={(next) => setWeights(next, own ?? [])}
          open={open}
          onOpen={setOpen}
        />
      )}
      <ViewBar view={view} byAbility={ranking.suite.basis === 'ability'} />
      <RankingTable
        question={own ? now : asked}
        live={live}
        suiteName={words().measureName(ranking.suite.id, ranking.suite.name)}
        weighed={weighed}
        view={view}
      />
      <Unranked rows={useDeferredValue(live.unranked)} find={view.find} />
      <Excluded reasons={ranking.excluded} />
      <LeftOutRuns measured={ranking.measured} />
      <RankingBasis ranking={ranking} address={addressOf('rankings', own ? now : asked)} />
    </>
  );
}

function addressOf(path: string, search: string): string {
  return search === '' ? path : `${path}?${search}`;
}

function weightsOf(search: string): string | null {
  return new URLSearchParams(search).get('weights');
}
