import { Suspense, useMemo } from 'react';
import type { RankingsAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { navigate, useLocation } from '../../location.ts';
import type { PageProps } from '../../pages.tsx';
import { Failure } from '../../parts/failure.tsx';
import { RankingBasis } from '../../parts/provenance.tsx';
import { Select } from '../../parts/select.tsx';
import { Title } from '../../parts/title.tsx';
import { withParameter } from '../../question.ts';
import { words } from '../../words/index.ts';
import { Filters } from '../rankings/filters.tsx';
import { Excluded, Unranked } from '../rankings/unranked.tsx';
import { axes, axisOf } from './axes.ts';
import { mapOf } from './front.ts';
import { MapFigure } from './map-figure.tsx';
import { MapTable } from './map-table.tsx';
import { OffChart } from './off-chart.tsx';
import '../rankings/rankings.css';
import '../../parts/plain-table.css';
import './map.css';

/** Ability against what it costs, or another trait; the address is the question. */
export default function MapPage({ search }: PageProps) {
  const t = words();
  return (
    <>
      <Title>{t.map.title}</Title>
      <Filters />
      <AxisChoice />
      <Failure of={search}>
        <Suspense fallback={<p className="waiting map-waiting">{t.site.loading}</p>}>
          <Results search={search} />
        </Suspense>
      </Failure>
    </>
  );
}

function AxisChoice() {
  const t = words().map;
  const { path, search } = useLocation();
  return (
    <div className="map-axis-choice">
      <Select
        label={t.against}
        value={axisOf(search)}
        onChange={(x) =>
          navigate(withParameter(path, search, { x: x === 'price' ? undefined : x }))
        }
        options={axes.map((axis) => [axis, t.axis[axis]])}
      />
    </div>
  );
}

function Results({ search }: { search: string }) {
  const t = words().map;
  const address = withParameter('rankings', search, { x: undefined });
  const ranking = useAnswer<RankingsAnswer>(address);
  const axis = axisOf(search);
  const { suite } = ranking;
  const lead = t.lead(words().measureName(suite.id, suite.name), t.axis[axis]);
  const data = useMemo(
    () => mapOf(ranking.rows, axis, ranking.query.seed),
    [ranking.rows, axis, ranking.query.seed],
  );
  return (
    <>
      <h2 className="map-lead">{lead}</h2>
      {data.points.length === 0 ? (
        <p className="empty">{t.empty}</p>
      ) : (
        <>
          <MapFigure data={data} axis={axis} title={lead} />
          <MapTable data={data} axis={axis} />
        </>
      )}
      <OffChart off={data.off} axis={axis} />
      <Unranked rows={ranking.unranked} />
      <Excluded reasons={ranking.excluded} />
      <RankingBasis ranking={ranking} address={address} />
    </>
  );
}
