import { useMemo } from 'react';
import type { Choice, Qualifying } from '../../../src/ranking/choose.ts';
import { MapChart, type ModelMark } from '../../charts/map-chart.tsx';
import { Figure } from '../../parts/figure.tsx';
import type { FigureTable } from '../../parts/figure-table.ts';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { writeCostNumber, writeOneCost } from './cost-words.ts';

/** A chart of one or two models says nothing that the cards do not. */
const fewest = 3;

/** The models that qualify by cost and score, with the front. */
export function CostFigure({ choice }: { choice: Choice }) {
  const t = words().choose;
  const { field, cost, query } = choice;
  const marks = useMemo(
    () => field.flatMap((row) => markOf(row, cost.kind) ?? []),
    [field, cost.kind],
  );
  if (marks.length < fewest) return null;
  const leaders = marks.filter(({ onFront }) => onFront).map(({ name }) => name);
  const summary = t.chart(marks.length, leaders.join(', '));
  return (
    <section className="choose-figure">
      <h2>{t.figure}</h2>
      <Figure id="choose-cost" title={t.figure} summary={summary} table={() => pointsOf(choice)}>
        <MapChart
          marks={marks}
          scale="log"
          moreIsBetter={false}
          write={(value) => writeCostNumber(cost.kind, value)}
          label={summary}
          xName={t.cost[cost.kind]}
          yName={words().map.score}
        />
      </Figure>
      <p className="note">{t.figureNote(format.share(query.level))}</p>
    </section>
  );
}

/** The numbers behind the chart, models of unknown cost included. */
function pointsOf({ field, cost }: Choice): FigureTable {
  return {
    names: ['model', 'name', 'cost', 'unit', 'score', 'low', 'high', 'on_front', 'p_front'],
    rows: field.map(({ model, cost: own, score, interval, on_front, p_front }) => [
      model.id,
      model.name,
      own,
      cost.unit,
      score,
      ...interval,
      on_front === null ? null : Number(on_front),
      p_front,
    ]),
  };
}

/** A cost of 0 has no place on a scale of factors. */
function markOf(row: Qualifying, kind: Choice['cost']['kind']): ModelMark | undefined {
  const { model, score, interval, cost, p_front, on_front } = row;
  if (cost === null || cost <= 0) return undefined;
  const t = words();
  return {
    id: model.id,
    name: model.name,
    openness: model.openness,
    x: cost,
    y: score,
    interval,
    probability: p_front ?? 0,
    onFront: on_front === true,
    facts: [
      `${format.points(score)} (${format.interval(interval, t.to)})`,
      writeOneCost(kind, cost),
      t.opennessName[model.openness],
      t.map.onFront(format.share(p_front ?? 0)),
    ],
  };
}
