import type { SampleAnswer } from '../../../src/server/api.ts';
import { OutcomeBadge } from '../../parts/run-badge.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import type { ShowPart } from './part-of.tsx';

/** What every scorer made of the answer, what it found and why, beside what was wanted. */
export function Scores({ answer: { sample }, show }: { answer: SampleAnswer; show: ShowPart }) {
  const t = words().runs;
  const { item, scores } = sample;
  const content = item.content as { target?: unknown } | null;
  return (
    <section>
      <h2>{t.scores}</h2>
      {scores.length === 0 && <p className="note">{t.outcome.unscored}</p>}
      {scores.map(({ scorer, judge, outcome, value, answer, explanation, detail }, i) => (
        <div key={`${scorer} ${judge}`} className="sample-score">
          <p>
            <OutcomeBadge outcome={outcome} /> <span className="hash">{scorer}</span>
            {judge !== null && <span className="muted"> {t.judge(judge)}</span>}
            {value !== null && (
              <span className="muted number"> · {t.value(format.published(value))}</span>
            )}
          </p>
          <dl className="sample-found">
            <dt>{t.answerFound}</dt>
            <dd>{answer === null ? t.nothingFound : show(`scores.${i}.answer`, answer)}</dd>
            {explanation !== null && (
              <>
                <dt>{t.why}</dt>
                <dd lang="en">{show(`scores.${i}.explanation`, explanation)}</dd>
              </>
            )}
            {detail !== null && (
              <>
                <dt>{t.detail}</dt>
                <dd>{show(`scores.${i}.detail`, detail)}</dd>
              </>
            )}
          </dl>
        </div>
      ))}
      {content?.target !== undefined && (
        <dl className="sample-found">
          <dt>{t.target}</dt>
          <dd>{show('item.content.target', content.target)}</dd>
        </dl>
      )}
    </section>
  );
}
