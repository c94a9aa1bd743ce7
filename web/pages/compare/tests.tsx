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
            <th scope="col">{t.columns.apart}</th>
            <th scope="col" className="plain-extra">
              {t.columns.drawn}
            </th>
          </tr>
        </thead>
        <tbody>
          {benchmarks.map((benchmark) => (
            <tr key={benchmark.id}>
              <th scope="row">
                {benchmark.name}
                <Remarks benchmark={benchmark} />
              </th>
              {benchmark.values.map((value, m) => (
                <td key={models[m]!.id} className="number">
                  <OutsideLink url={webAddress(benchmark.cited[m]?.[0]?.url)}>
                    {format.published(value)}
                  </OutsideLink>
                </td>
              ))}
              <td>
                {benchmark.differences.map((difference) => (
                  <span className="line-facts" key={difference.pair.join()}>
                    {sayApart(
                      difference,
                      difference.pair.map((m) => models[m]!.name),
                    )}
                  </span>
                ))}
              </td>
              <td className="plain-extra compare-drawn">
                {benchmark.differences.map((difference) => (
                  <DifferenceBar key={difference.pair.join()} difference={difference} axis={axis} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="note" title={t.notSharedTitle}>
        {models.map((model, m) => (
          <li key={model.id}>{t.notShared(model.name, not_shared[m]!)}</li>
        ))}
      </ul>
    </section>
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

function sayApart(
  { difference, half_width, finding }: Difference,
  names: readonly string[],
): string {
  const t = words().compare;
  const [a = '', b = ''] = names;
  const size = `${format.points(difference)} ± ${format.points(half_width)}`;
  if (finding === 'first') return `${t.apart(a, b)}: ${size}`;
  if (finding === 'second') return `${t.apart(b, a)}: ${size}`;
  return `${finding === 'tied' ? t.tiedShort : t.within}: ${size}`;
}
