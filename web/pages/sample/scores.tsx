import type { SampleAnswer } from '../../../src/server/api.ts';
import { OutcomeBadge } from '../../parts/run-badge.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { headlineFirst } from './headline-first.ts';
import type { ShowPart } from './part-of.tsx';

interface ScoresProps {
  answer: SampleAnswer;
  show: ShowPart;
}

/** What every scorer made of the answer, what it found and why, beside what was wanted. */
export function Scores({ answer, show }: ScoresProps) {
  const t = words().runs;
  const scores = headlineFirst(answer);
  const content = answer.sample.item.content as { target?: unknown } | null;
  return (
    <section>
      <h2>{t.scores}</h2>
      {scores.length === 0 && <p className="note">{t.outcome.unscored}</p>}
      {scores.map(({ score, index }) => (
        <Score
          key={index}
          score={score}
          part={`scores.${index}`}
          show={show}
          isDetailCut={answer.cut.some(({ part }) => part === `scores.${index}.detail`)}
        />
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

interface ScoreProps {
  score: SampleAnswer['sample']['scores'][number];
  part: string;
  show: ShowPart;
  /** Null because it is too large for a page. */
  isDetailCut: boolean;
}

function Score({ score, part, show, isDetailCut }: ScoreProps) {
  const t = words().runs;
  const { scorer, judge, outcome, value, answer, explanation, detail } = score;
  return (
    <div className="sample-score">
      <p>
        <OutcomeBadge outcome={outcome} /> <span className="hash">{scorer}</span>
        {judge !== null && <span className="muted"> {t.judge(judge)}</span>}
        {value !== null && (
          <span className="muted number"> · {t.value(format.published(value))}</span>
        )}
      </p>
      <dl className="sample-found">
        <dt>{t.answerFound}</dt>
        <dd>{answer === null ? t.nothingFound : show(`${part}.answer`, answer)}</dd>
        {explanation !== null && (
          <>
            <dt>{t.why}</dt>
            <dd lang="en">{show(`${part}.explanation`, explanation)}</dd>
          </>
        )}
      </dl>
      {(detail !== null || isDetailCut) && (
        <details>
          <summary>{t.detail}</summary>
          {show(`${part}.detail`, detail)}
        </details>
      )}
    </div>
  );
}
