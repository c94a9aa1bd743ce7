import { useMemo } from 'react';
import { MapChart, type ModelMark } from '../../charts/map-chart.tsx';
import type { MapScale } from '../../charts/map-layout.ts';
import { OpennessLegend } from '../../charts/openness-legend.tsx';
import { useLocation } from '../../location.ts';
import { Figure } from '../../parts/figure.tsx';
import type { FigureTable } from '../../parts/figure-table.ts';
import { withParameter } from '../../question.ts';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { type Axis, moreIsBetter } from './axes.ts';
import type { MapData, MapPoint } from './front.ts';
import { writeOn } from './write-value.ts';

const scales: Record<Axis, MapScale> = {
  price: 'log',
  active: 'log',
  total: 'log',
  context: 'doubling',
  released: 'time',
};

/** The chart with what its marks mean and how the front was found. */
export function MapFigure({ data, axis, title }: { data: MapData; axis: Axis; title: string }) {
  const t = words();
  const { search } = useLocation();
  const marks = useMemo(() => data.points.map((point) => markOf(point, axis)), [data, axis]);
  const leaders = [...data.points]
    .sort((a, b) => b.probability - a.probability)
    .filter(({ probability }) => probability >= 0.5)
    .slice(0, 5)
    .map(({ row, probability }) => `${row.model.name} (${format.share(probability)})`)
    .join(', ');
  return (
    <figure className="map-figure">
      <Figure
        id="map"
        title={title}
        summary={t.map.chart(marks.length, t.map.axis[axis], leaders || t.map.nobody)}
        table={() => tableOf(data, axis)}
        question={withParameter('', search, { x: undefined }).slice(1)}
      >
        <MapLegend />
        <MapChart
          marks={marks}
          scale={scales[axis]}
          moreIsBetter={moreIsBetter(axis)}
          write={(value) => writeOn(axis, value)}
          label={t.map.chart(marks.length, t.map.axis[axis], leaders || t.map.nobody)}
          xName={t.map.axisUnit[axis]}
          yName={t.map.score}
        />
      </Figure>
      <figcaption className="note">
        {t.map.caption(format.count(data.draws), data.seed)}
        {axis === 'released' && <> {t.map.captionReleased}</>}
      </figcaption>
    </figure>
  );
}

function tableOf(data: MapData, axis: Axis): FigureTable {
  return {
    names: ['model', 'name', 'openness', 'score', 'low', 'high', axis, 'on_front', 'probability'],
    rows: data.points.map(({ row: { model, score, interval }, x, onFront, probability }) => [
      ...[model.id, model.name, model.openness, score, ...interval],
      axis === 'released' ? model.release_date : x,
      String(onFront),
      probability,
    ]),
  };
}

function markOf({ row, x, probability, onFront }: MapPoint, axis: Axis): ModelMark {
  const t = words();
  const { model, score, interval } = row;
  return {
    id: model.id,
    name: model.name,
    openness: model.openness,
    x,
    y: score,
    interval,
    probability,
    onFront,
    facts: [
      `${format.points(score)} (${format.interval(interval, t.to)})`,
      axis === 'released' ? (model.release_date ?? t.unknown) : writeOn(axis, x),
      t.opennessName[model.openness],
      t.map.onFront(format.share(probability)),
    ],
  };
}

function MapLegend() {
  const t = words();
  return (
    <ul className="legend">
      <OpennessLegend />
      <li>
        <svg width="26" height="12" aria-hidden="true">
          <path d="M0 6H26" className="map-front" />
        </svg>{' '}
        {t.map.legendFront}
      </li>
      <li>
        <svg width="20" height="20" aria-hidden="true">
          <circle cx="10" cy="10" r="9" className="map-halo" />
        </svg>{' '}
        {t.map.legendHalo}
      </li>
    </ul>
  );
}
