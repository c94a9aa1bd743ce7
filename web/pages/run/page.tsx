import { Suspense } from 'react';
import type { RunAnswer } from '../../../src/server/api.ts';
import { useLiveAnswer } from '../../data/use-live-answer.ts';
import type { PageProps } from '../../pages.tsx';
import { AnswerLink } from '../../parts/answer-link.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Link } from '../../parts/link.tsx';
import { StatusBadge } from '../../parts/run-badge.tsx';
import { Title } from '../../parts/title.tsx';
import { words } from '../../words/index.ts';
import { Concurrency } from './concurrency.tsx';
import { Measured, Took } from './facts.tsx';
import { Live } from './live.tsx';
import { Outcomes } from './outcomes.tsx';
import { Samples } from './samples.tsx';
import { Score } from './score.tsx';
import '../../parts/plain-page.css';
import '../../parts/plain-table.css';
import '../runs/runs.css';
import './run.css';

/** A run: its score and how sure it is, what became of the samples, what it took, and the samples. */
export default function RunPage({ id, search }: PageProps) {
  const t = words().runs;
  const address = `runs/${encodeURIComponent(id)}`;
  const { answer, stale } = useLiveAnswer<RunAnswer>(address, isAtWork);
  const { run, lock } = answer;
  const atWork = isAtWork(answer);
  return (
    <article className="run">
      <p>
        <Link to="/runs">{t.back}</Link>
      </p>
      <Title>{`${run.benchmark} · ${run.model}`}</Title>
      <p className="run-head">
        <StatusBadge status={run.status} atWork={atWork} /> <span className="hash">{run.id}</span>
        {run.tags.map((tag) => (
          <span key={tag} className="run-tag">
            {tag}
          </span>
        ))}
      </p>
      {stale && (
        <p className="note" role="status">
          {t.stale}
        </p>
      )}
      {run.status_reason !== null && (
        <p className="note" lang="en">
          {run.status_reason}
        </p>
      )}
      {atWork ? <Live answer={answer} /> : <GoOn answer={answer} />}
      <Score answer={answer} />
      <Outcomes score={answer.score} />
      <Took score={answer.score} />
      <Concurrency answer={answer} />
      <Measured answer={answer} />
      <section>
        <h2>{t.samples}</h2>
        {answer.withheld === null ? (
          <Failure of={search}>
            <Suspense fallback={<p className="waiting">{words().site.loading}</p>}>
              <Samples run={run.id} search={search} live={atWork} epochs={lock.epochs} />
            </Suspense>
          </Failure>
        ) : (
          <p className="note">
            {t.withheld}: <span lang="en">{answer.withheld}</span>
          </p>
        )}
      </section>
      <p className="note">
        <AnswerLink address={address}>{t.json}</AnswerLink>
      </p>
    </article>
  );
}

function isAtWork({ run }: RunAnswer): boolean {
  return run.status === 'running' && run.claim !== null;
}

/** A run that is not done and on which nobody works can go on. */
function GoOn({ answer: { run, score } }: { answer: RunAnswer }) {
  const t = words().runs;
  const isDone = run.status === 'finished' && score.aggregate.responses >= run.planned_samples;
  if (isDone) return null;
  return (
    <div>
      <p className="note">{run.status === 'running' ? t.brokenOff : t.goOn}</p>
      <pre className="command">
        <code>weigh eval --resume {run.id}</code>
      </pre>
    </div>
  );
}
