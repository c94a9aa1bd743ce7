import type { RaceLine, RacePoint } from '../../src/ranking/race.ts';
import { type Box, type PlacedLabel, placeLabels } from './place-labels.ts';
import { linearScale, niceTicks, type Scale, type TimeTick, timeTicks } from './scale.ts';

/** Where everything of a race chart stands, in pixels. */
export interface RaceLayout {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  x: Scale;
  y: Scale;
  xTicks: TimeTick[];
  yTicks: number[];
  /** Characters for which there is room at the end of a line. */
  nameLength: number;
  lines: LineLayout[];
  labels: (PlacedLabel & { group: string })[];
}

export interface LineLayout {
  group: string;
  /** Path of the running best and of its band. */
  path: string;
  band: string;
  steps: PlacedPoint[];
  /** Models of the group that were never its best and lie within the drawing. */
  others: PlacedPoint[];
  /** The last of the steps and the height of its label. */
  end: { x: number; y: number; labelY: number; point: RacePoint } | undefined;
}

export interface PlacedPoint {
  x: number;
  y: number;
  point: RacePoint;
}

const endLabelHeight = 32;

/** @param until `YYYY-MM-DD`: the lines are drawn up to this day. */
export function layoutRace(
  lines: readonly RaceLine[],
  until: string,
  width: number,
  height: number,
): RaceLayout {
  const roomy = width >= 420;
  const plot = { left: 30, right: width - (roomy ? 148 : 114), top: 12, bottom: height - 26 };
  const steps = lines.flatMap((line) => line.steps);
  const end = Date.parse(until);
  const start = Math.min(end - 1, ...steps.map((step) => Date.parse(step.date)));
  const pad = (end - start) * 0.03;
  const x = linearScale([start - pad, end], [plot.left, plot.right]);
  const low = Math.min(...steps.map((step) => step.lo));
  const high = Math.max(...steps.map((step) => step.hi));
  const y = linearScale(steps.length === 0 ? [0, 100] : [Math.max(0, low), Math.min(100, high)], [
    plot.bottom,
    plot.top,
  ]);
  const laid = lines.map((line) => layoutLine(line, x, y, plot.right));
  separate(laid, plot.top + 10, plot.bottom);
  return {
    width,
    height,
    plot,
    x,
    y,
    xTicks: timeTicks(x.domain[0], x.domain[1], roomy ? 7 : 4),
    yTicks: niceTicks(y.domain[0], y.domain[1], 7),
    nameLength: roomy ? 23 : 15,
    lines: laid,
    labels: roomy ? labelSteps(laid, plot) : [],
  };
}

function layoutLine(line: RaceLine, x: Scale, y: Scale, right: number): LineLayout {
  const place = (point: RacePoint): PlacedPoint => ({
    x: x(Date.parse(point.date)),
    y: y(point.value),
    point,
  });
  const best = new Set(line.steps.map(({ model }) => model));
  const steps = line.steps.map(place);
  const last = steps.at(-1);
  const stepPath = (value: (point: RacePoint) => number): string[] =>
    steps.map(({ x: at, point }, i) => {
      const to = steps[i + 1]?.x ?? right;
      const height = y(value(point)).toFixed(1);
      return `${at.toFixed(1)} ${height}L${to.toFixed(1)} ${height}`;
    });
  const upper = stepPath((point) => point.hi);
  const lower = steps
    .map(({ x: at, point }, i) => {
      const to = steps[i + 1]?.x ?? right;
      const height = y(point.lo).toFixed(1);
      return `${to.toFixed(1)} ${height}L${at.toFixed(1)} ${height}`;
    })
    .reverse();
  return {
    group: line.group,
    path: steps.length === 0 ? '' : `M${stepPath((point) => point.value).join('L')}`,
    band: steps.length === 0 ? '' : `M${[...upper, ...lower].join('L')}Z`,
    steps,
    others: line.points
      .filter((point) => !best.has(point.model))
      .map(place)
      .filter((placed) => placed.point.value >= y.domain[0] && placed.x >= x.range[0]),
    end: last && { x: right, y: last.y, labelY: last.y, point: last.point },
  };
}

/** Moves the labels at the ends of lines apart until they no longer cover each other. */
function separate(lines: readonly LineLayout[], top: number, bottom: number): void {
  const ends = lines.flatMap((line) => (line.end ? [line.end] : [])).sort((a, b) => a.y - b.y);
  for (let i = 1; i < ends.length; i++) {
    const [above, below] = [ends[i - 1]!, ends[i]!];
    const lacking = endLabelHeight - (below.labelY - above.labelY);
    if (lacking <= 0) continue;
    above.labelY -= lacking / 2;
    below.labelY += lacking / 2;
  }
  const first = ends[0];
  const last = ends.at(-1);
  if (first && last) {
    const shift = Math.max(0, top - first.labelY) - Math.max(0, last.labelY + 14 - bottom);
    for (const end of ends) end.labelY += shift;
  }
}

/** Names of leaders beside their steps, the highest rises first; the last of a line has its own. */
function labelSteps(lines: readonly LineLayout[], plot: RaceLayout['plot']): RaceLayout['labels'] {
  const candidates = lines.flatMap((line) =>
    line.steps.slice(0, -1).flatMap(({ x, y, point }, i) => {
      // A model that leads on after a rise is named once.
      if (line.steps[i - 1]?.point.model === point.model) return [];
      return [
        {
          group: line.group,
          text: point.name,
          x,
          y,
          rise: i === 0 ? Number.POSITIVE_INFINITY : point.value - line.steps[i - 1]!.point.value,
        },
      ];
    }),
  );
  candidates.sort((a, b) => b.rise - a.rise);
  return placeLabels(candidates, plot, 5.7, lines.flatMap(boxesOf)) as RaceLayout['labels'];
}

/** What a label must not cover: the line itself and the marks on it. */
function boxesOf({ steps, end }: LineLayout): Box[] {
  return steps.flatMap(({ x, y }, i) => {
    const next = steps[i + 1];
    const across = { x0: x - 4, x1: (next ?? end)?.x ?? x, y0: y - 3, y1: y + 3 };
    if (!next) return [across];
    return [across, { x0: next.x - 3, x1: next.x + 3, y0: next.y - 4, y1: y + 4 }];
  });
}
