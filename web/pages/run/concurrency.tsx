import type { RunAnswer } from '../../../src/server/api.ts';
import { StepChart } from '../../charts/step-chart.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import * as format from '../../words/format.ts';
import * as write from '../../words/format-run.ts';
import { words } from '../../words/index.ts';

/** How many requests could be in flight, over time. */
export function Concurrency({ answer }: { answer: RunAnswer }) {
  const t = words().runs;
  const { concurrency: steps, waits } = answer;
  return (
    <section>
      <h2>{t.concurrency}</h2>
      {steps.length === 0 ? (
        <p className="note">{t.noConcurrency}</p>
      ) : isConstant(steps) ? (
        <p className="note">{t.constant(format.count(steps[0]!.limit))}</p>
      ) : (
        <History answer={answer} />
      )}
      {waits.length > 0 && <p className="note">{t.waits(format.count(waits.length))}</p>}
    </section>
  );
}

function isConstant(steps: RunAnswer['concurrency']): boolean {
  return steps.every(({ limit }) => limit === steps[0]!.limit);
}

function History({ answer: { concurrency: steps, waits, score } }: { answer: RunAnswer }) {
  const t = words().runs;
  const limits = steps.map(({ limit }) => limit);
  const end = score.aggregate.last_sample_at ?? steps.at(-1)!.at;
  const columns = t.concurrencyColumns;
  return (
    <>
      <p className="note">{t.concurrencyNote}</p>
      <StepChart
        steps={steps.map(({ at, limit }) => ({ at: Date.parse(at), value: limit }))}
        until={Date.parse(end)}
        spans={waits.map(({ at, until }) => [Date.parse(at), Date.parse(until)])}
        ends={[write.second(steps[0]!.at), write.second(end)]}
        label={t.concurrencyLabel(
          format.count(Math.min(...limits)),
          format.count(Math.max(...limits)),
        )}
      />
      <details>
        <summary>{t.concurrencyTable}</summary>
        <table className="plain-table run-steps">
          <caption className="visually-hidden">{t.concurrencyTable}</caption>
          <PlainHead columns={[columns.at, columns.limit, columns.reason]} />
          <tbody>
            {steps.map(({ at, limit, reason }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two steps may come in one moment
              <tr key={i}>
                <th scope="row" className="number">
                  {write.second(at)}
                </th>
                <td className="number">{format.count(limit)}</td>
                <td>{t.reason[reason] ?? reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
