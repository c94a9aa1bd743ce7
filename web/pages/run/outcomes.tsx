import type { RunAnswer, SampleOutcome } from '../../../src/server/api.ts';
import { DoneBar } from '../../parts/done-bar.tsx';
import { PlainHead } from '../../parts/plain-head.tsx';
import { OutcomeBadge } from '../../parts/run-badge.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';

/** What became of the samples, each outcome with its share of those that are there. */
export function Outcomes({ score: { aggregate } }: Pick<RunAnswer, 'score'>) {
  const t = words().runs;
  const { outcomes, unscored } = aggregate.score;
  const rows: [SampleOutcome | null, number][] = [
    ...(Object.entries(outcomes) as [SampleOutcome, number][]),
    ...(unscored > 0 ? [[null, unscored] as [null, number]] : []),
  ];
  const errors = Object.entries(aggregate.errors);
  return (
    <section>
      <h2>{t.outcomes}</h2>
      <table className="plain-table run-outcomes">
        <caption className="visually-hidden">{t.outcomes}</caption>
        <PlainHead
          columns={[t.outcomeColumns.outcome, t.outcomeColumns.samples, t.outcomeColumns.share]}
        />
        <tbody>
          {rows.map(([outcome, n]) => (
            <tr key={outcome ?? 'unscored'}>
              <th scope="row">
                <OutcomeBadge outcome={outcome} />
              </th>
              <td className="number">{format.count(n)}</td>
              <td className="run-share">
                <span className="number">
                  {aggregate.responses === 0
                    ? words().unknown
                    : format.percent(n / aggregate.responses)}
                </span>
                <DoneBar done={n} all={aggregate.responses} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {errors.length > 0 && (
        <p className="note">
          {t.errorCodes}:{' '}
          <span lang="en">
            {errors.map(([code, n]) => `${code} ${format.count(n)}`).join(', ')}
          </span>
        </p>
      )}
    </section>
  );
}
