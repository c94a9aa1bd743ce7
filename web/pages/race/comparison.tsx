import type { RaceGap } from '../../../src/ranking/race.ts';
import type { RaceAnswer, RaceGroup } from '../../../src/server/api.ts';
import { GroupMark } from '../../charts/mark.tsx';
import { RaceChart } from '../../charts/race-chart.tsx';
import { Figure } from '../../parts/figure.tsx';
import type { FigureTable } from '../../parts/figure-table.ts';
import { Link } from '../../parts/link.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

type Compared = RaceAnswer['comparisons'][number];

interface ComparisonProps {
  comparison: Compared;
  until: string;
  /** Parameters of the ranking under it. */
  question: string;
}

/** Two groups over time: the sentence, the chart, and the table that holds the same. */
export function Comparison({ comparison, until, question }: ComparisonProps) {
  const t = words();
  const title = t.race.charts[comparison.id];
  const sentence = describeGap(comparison.gap);
  const lag = comparison.gap && describeLag(comparison.gap);
  return (
    <section className="comparison">
      <h2>{title}</h2>
      <p className="comparison-gap">
        {sentence}
        {lag && (
          <span className="muted">
            {t.race.semicolon}
            {lag}
          </span>
        )}
        {t.race.stop}
      </p>
      <Figure
        id={`race-${comparison.id}`}
        title={title}
        summary={sentence + (lag ? t.race.semicolon + lag : '') + t.race.stop}
        table={() => pointsOf(comparison)}
        question={question}
      >
        <RaceChart
          lines={comparison.lines}
          until={until}
          label={t.race.chartLabel(title, sentence)}
        />
      </Figure>
      <details>
        <summary>{t.race.table}</summary>
        <StepTable comparison={comparison} />
      </details>
    </section>
  );
}

/** Every model on its day, and the best of each group from the days on which it rose. */
function pointsOf({ lines }: Compared): FigureTable {
  return {
    names: ['group', 'kind', 'model', 'name', 'date', 'score', 'low', 'high', 'share_of_draws'],
    rows: lines.flatMap(({ group, points, steps }) => [
      ...points.map(({ model, name, date, value, lo, hi }) => [
        ...[group, 'model', model, name, date, value, lo, hi],
        '',
      ]),
      ...steps.map(({ model, name, date, value, lo, hi, share }) => [
        ...[group, 'best', model, name, date, value, lo, hi],
        share,
      ]),
    ]),
  };
}

export function describeGap(gap: RaceGap | null): string {
  const t = words();
  if (!gap) return t.race.nobody;
  const say = gap.lo > 0 ? t.race.ahead : t.race.level;
  return say(
    gap.ahead as RaceGroup,
    format.points(gap.points),
    format.points(gap.lo),
    format.points(gap.hi),
  );
}

export function describeLag({ months, behind }: RaceGap): string {
  const t = words();
  const [value, low, high] = [months.value, months.lo, months.hi].map(Math.round) as [
    number,
    number,
    number,
  ];
  if (value <= 0) return t.race.noLag(behind as RaceGroup);
  const [middle, from, to] = [value, low, high].map((end) => format.fixed(end, 0));
  return t.race.lag(behind as RaceGroup, middle!, from!, to!);
}

function StepTable({ comparison }: { comparison: Compared }) {
  const t = words();
  const steps = comparison.lines
    .flatMap((line) => line.steps.map((step) => ({ ...step, group: line.group as RaceGroup })))
    .sort((a, b) => (a.date < b.date ? 1 : -1));
  return (
    <table className="step-table">
      <caption className="visually-hidden">{t.race.table}</caption>
      <PlainHead
        columns={[
          t.race.columns.date,
          t.race.columns.group,
          t.race.columns.model,
          t.race.columns.score,
          t.race.columns.interval,
        ]}
      />
      <tbody>
        {steps.map((step) => (
          <tr key={`${step.group} ${step.date}`}>
            <td className="number">{step.date}</td>
            <td>
              <GroupMark group={step.group} /> {t.groupName(step.group)}
            </td>
            <td>
              <Link to={`/models/${step.model}`}>{step.name}</Link>
            </td>
            <td className="number">{format.points(step.value)}</td>
            <td className="number">{format.interval([step.lo, step.hi], t.to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
