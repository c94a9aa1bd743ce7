import type { OverallDifference } from '../../../src/ranking/compare.ts';
import type { CompareAnswer } from '../../../src/server/api.ts';
import { barAxis, IntervalBar } from '../../charts/interval-bar.tsx';
import { IntervalChart } from '../../charts/interval-chart.tsx';
import { OpennessMark } from '../../charts/mark.tsx';
import { Figure } from '../../parts/figure.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { DifferenceBar, differenceAxis } from './difference-bar.tsx';

/** Two-sided 95 % of the normal distribution. */
const z = 1.959963984540054;

/** Who is ahead over all shared tests, by how much, and whether that is more than noise. */
export function Overall({ answer }: { answer: CompareAnswer }) {
  const t = words().compare;
  const counted = answer.benchmarks.filter(({ weight }) => weight > 0).length;
  const axis = differenceAxis(answer.overall);
  return (
    <section>
      <h2>{t.overall}</h2>
      {answer.overall.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p className="note">{t.overallNote(counted)}</p>
          <Means answer={answer} />
          <ul className="compare-overall">
            {answer.overall.map((difference) => {
              const [a, b] = difference.pair.map((m) => answer.models[m]!.name) as [string, string];
              const [first, second, neither] = difference.ahead;
              return (
                <li key={difference.pair.join()}>
                  <p>
                    {sayOverall(difference, a, b)} {sayChance(difference, a, b)}
                  </p>
                  <p className="note">{t.ahead(a, first, b, second, neither)}</p>
                  <DifferenceBar difference={difference} axis={axis} />
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

/** The mean of each with its error and, beside it, how much evidence there is at all. */
function Means({ answer }: { answer: CompareAnswer }) {
  const t = words().compare;
  const { models, means, means_se, evidence, suite } = answer;
  if (means === null || means_se === null) return null;
  const bars = means.map((mean, m) => [mean - z * means_se[m]!, mean + z * means_se[m]!] as const);
  const axis = barAxis(bars.flat(), [0, 100]);
  const title = `${t.title}: ${models.map(({ name }) => name).join(', ')}`;
  const summary = models
    .map(
      ({ name }, m) => `${name}: ${format.points(means[m]!)} ± ${format.points(z * means_se[m]!)}`,
    )
    .join('; ');
  return (
    <Figure
      id="comparison"
      title={title}
      summary={summary}
      table={() => ({
        names: ['model', 'name', 'openness', 'mean', 'se', 'low', 'high', 'tests'],
        rows: models.map(({ id, name, openness }, m) => [
          ...[id, name, openness, means[m]!, means_se[m]!, ...bars[m]!, evidence[m]!.tests],
        ]),
      })}
      chart={
        <IntervalChart
          entries={models.map(({ id, name, openness }, m) => ({
            id,
            name,
            value: means[m]!,
            interval: bars[m]!,
            openness,
            text: format.points(means[m]!),
          }))}
          label={summary}
          width={720}
        />
      }
    >
      <table className="plain-table compare-means">
        <caption className="visually-hidden">{t.means}</caption>
        <PlainHead
          columns={[
            words().models.columns.name,
            t.meanColumns.mean,
            { extra: words().rankings.columns.interval },
            t.meanColumns.evidence,
          ]}
        />
        <tbody>
          {models.map(({ id, name, openness }, m) => (
            <tr key={id}>
              <th scope="row">
                <OpennessMark openness={openness} /> {name}
              </th>
              <td className="number">
                {format.points(means[m]!)}{' '}
                <span className="muted">± {format.points(means_se[m]!)}</span>
              </td>
              <td className="plain-extra compare-drawn">
                <IntervalBar
                  axis={axis}
                  score={means[m]!}
                  interval={[...bars[m]!]}
                  openness={openness}
                />
              </td>
              <td>
                {suite === null
                  ? t.tested(evidence[m]!.tests)
                  : t.covered(format.share(evidence[m]!.coverage ?? 0))}
                {evidence[m]!.thin && (
                  <span className="unverified" title={t.thinTitle}>
                    {t.thin}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Figure>
  );
}

/** P(better) of the one that is ahead. */
function sayChance({ p_first }: OverallDifference, a: string, b: string): string {
  const [ahead, p] = p_first >= 0.5 ? [a, p_first] : [b, 1 - p_first];
  return words().compare.chance(ahead, format.share(p));
}

function sayOverall(
  { difference, half_width, finding }: OverallDifference,
  a: string,
  b: string,
): string {
  const t = words().compare;
  const [ahead, behind] = difference >= 0 ? [a, b] : [b, a];
  const by = `${format.points(Math.abs(difference))} ± ${format.points(half_width)}`;
  if (finding === 'tied') return t.tied(a, b, by);
  if (finding !== 'cannot tell') return t.leads(ahead, behind, by);
  return difference === 0 ? t.level(a, b, by) : t.cannotTell(ahead, behind, by);
}
