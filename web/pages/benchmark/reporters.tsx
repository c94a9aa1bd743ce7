import type { BenchmarkAnswer } from '../../../src/server/api.ts';
import { PlainHead } from '../../parts/plain-head.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

/** Who reports the benchmark, from where, and by how much labs' own reports exceed others'. */
export function Reporters({ answer }: { answer: BenchmarkAnswer }) {
  const t = words();
  const { reporterColumns, sourceColumns } = t.benchmark;
  return (
    <section>
      <h2>{t.benchmark.reporters}</h2>
      <p>{excessText(answer.self_report_excess)}</p>
      <div className="benchmark-groups">
        <table className="plain-table">
          <caption className="visually-hidden">{t.benchmark.reporters}</caption>
          <PlainHead
            columns={[reporterColumns.who, reporterColumns.scores, reporterColumns.models]}
          />
          <tbody>
            {answer.reporters.map(({ reported_by, scores, models }) => (
              <tr key={reported_by}>
                <th scope="row">{t.reportedBy[reported_by]}</th>
                <td className="number">{format.count(scores)}</td>
                <td className="number">{format.count(models)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className="plain-table">
          <caption className="visually-hidden">{t.benchmark.sources}</caption>
          <PlainHead columns={[sourceColumns.source, sourceColumns.scores, sourceColumns.models]} />
          <tbody>
            {answer.sources.map(({ source, name, scores, models }) => (
              <tr key={source}>
                <th scope="row">{name}</th>
                <td className="number">{format.count(scores)}</td>
                <td className="number">{format.count(models)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function excessText(excess: BenchmarkAnswer['self_report_excess']): string {
  const t = words();
  if (excess === null) return t.benchmark.noExcess;
  const { models, median, unit } = excess;
  const size = `${format.published(Math.abs(median))} ${t.unit[unit]}`.trim();
  const says =
    median === 0
      ? t.benchmark.equal
      : median > 0
        ? t.benchmark.higher(size)
        : t.benchmark.lowerBy(size);
  return t.benchmark.selfExcess(models, says);
}
