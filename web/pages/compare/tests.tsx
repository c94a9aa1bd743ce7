import type { ComparedBenchmark, Difference } from '../../../src/ranking/compare.ts';
import { webAddress } from '../../../src/ranking/reference.ts';
import type { CompareAnswer } from '../../../src/server/api.ts';
import { OutsideLink } from '../../parts/link.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { DifferenceBar, differenceAxis } from './difference-bar.tsx';

/** Every shared test: the values with their sources, the differences, and whether they are told apart. */
export function Tests({ answer }: { answer: CompareAnswer }) {
  const t = words().compare;
  const { benchmarks, models, not_shared } = answer;
  if (benchmarks.length === 0) return null;
  const axis = differenceAxis(benchmarks.flatMap(({ differences }) => differences));
  return (
    <section>
      <h2>{t.tests}</h2>
      <p className="note">{t.testsNote}</p>
      <table className="plain-table compare-tests">
        <caption className="visually-hidden">{t.tests}</caption>
        <thead>
          <tr>
            <th scope="col">{t.columns.test}</th>
            {models.map((model) => (
              <th scope="col" key={model.id}>
                {model.name}
              </th>
            ))}
          </tr>
        </thead>
        {benchmarks.map((benchmark) => (
          <tbody key={benchmark.id}>
            <tr>
              <th scope="row">
                {benchmark.name}
                <Remarks benchmark={benchmark} />
              </th>
              {benchmark.values.map((value, m) => (
                <td key={models[m]!.id} className="number">
                  <OutsideLink url={webAddress(benchmark.cited[m]?.[0]?.url)}>
                    {format.published(value)}
                  </OutsideLink>
                  <StandardError benchmark={benchmark} model={m} />
                </td>
              ))}
            </tr>
            {benchmark.differences.length > 0 && (
              <tr className="compare-differences">
                <td colSpan={models.length + 1}>
                  <ul aria-label={t.differences(benchmark.name)}>
                    {benchmark.differences.map((difference) => (
                      <li key={difference.pair.join()}>
                        <span>
                          {sayApart(
                            difference,
                            difference.pair.map((m) => models[m]!.name),
                          )}
                        </span>
                        <DifferenceBar difference={difference} axis={axis} />
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
      <ul className="note" title={t.notSharedTitle}>
        {models.map((model, m) => (
          <li key={model.id}>{t.notShared(model.name, not_shared[m]!)}</li>
        ))}
      </ul>
    </section>
  );
}

/** The imputed standard error of a value, where the value is itself on the scale that it is of. */
function StandardError({ benchmark, model }: { benchmark: ComparedBenchmark; model: number }) {
  if (benchmark.weight === 0) return null;
  const same = benchmark.unit === 'percent';
  const size = format.points(benchmark.se[model]!);
  return (
    <span className="muted compare-error">
      {' '}
      ± {size}
      {!same && ` ${words().rankings.underTable.points}`}
    </span>
  );
}

function Remarks({ benchmark }: { benchmark: ComparedBenchmark }) {
  const t = words().compare;
  const remarks = [
    ...(benchmark.weight === 0 ? [t.notCounted] : []),
    ...(benchmark.same_document ? [] : [t.otherDocuments]),
    ...(benchmark.mixed_modes ? [t.mixedModes] : []),
    ...(benchmark.higher_is_better ? [] : [words().model.lowerIsBetter]),
  ];
  return remarks.length === 0 ? null : <span className="line-facts">{remarks.join(' · ')}</span>;
}

/** Who is ahead by how much, whether that is more than noise, and the probability that it is so. */
function sayApart(
  { difference, half_width, finding, p_first }: Difference,
  names: readonly string[],
): string {
  const t = words().compare;
  const [a = '', b = ''] = difference >= 0 ? names : [...names].reverse();
  const by = `${format.points(Math.abs(difference))} ± ${format.points(half_width)}`;
  const found = finding === 'tied' ? t.tiedShort : finding === 'cannot tell' ? t.within : t.told;
  return t.apart(a, b, by, found, format.share(Math.max(p_first, 1 - p_first)));
}
