import type { OverallDifference } from '../../../src/ranking/compare.ts';
import type { CompareAnswer } from '../../../src/server/api.ts';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { DifferenceBar, differenceAxis } from './difference-bar.tsx';

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
          <ul className="compare-overall">
            {answer.overall.map((difference) => {
              const [a, b] = difference.pair.map((m) => answer.models[m]!.name) as [string, string];
              const [first, second, neither] = difference.ahead;
              return (
                <li key={difference.pair.join()}>
                  <p>{sayOverall(difference, a, b)}</p>
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
