import type { RunAnswer } from '../../../src/server/api.ts';
import * as run from '../../words/format-run.ts';
import { words } from '../../words/index.ts';

/** The score with its interval, on the whole scale: its place says more than its digits. */
export function Score({ answer }: { answer: RunAnswer }) {
  const { unknown, runs: t } = words();
  const { score, interval, no_interval, chance, unranked, aggregate } = answer.score;
  const said = interval
    ? t.interval(
        run.score(interval.lo),
        run.score(interval.hi),
        `${Math.round(100 * interval.level)}\u202f%`,
        interval.method,
      )
    : t.noInterval(no_interval ?? unknown);
  return (
    <section className="run-score" aria-label={t.score}>
      <p>
        <span className="run-score-value number">
          {score === null ? unknown : run.score(score)}
        </span>{' '}
        <span className="muted">{said}</span>
      </p>
      {score !== null && (
        <Bar
          score={score}
          interval={interval}
          chance={chance}
          label={t.scoreLabel(run.score(score), said)}
        />
      )}
      {chance !== null && <p className="note">{t.chance(run.score(chance))}</p>}
      {unranked !== null && (
        <p className="note">
          <strong>{t.unranked}</strong>: <span lang="en">{unranked}</span>
        </p>
      )}
      {aggregate.routes.length > 1 && <p className="note">{t.mixed}</p>}
    </section>
  );
}

interface BarProps {
  score: number;
  interval: { lo: number; hi: number } | null;
  chance: number | null;
  label: string;
}

function Bar({ score, interval, chance, label }: BarProps) {
  const at = (share: number): string => `${(100 * Math.min(1, Math.max(0, share))).toFixed(2)}%`;
  return (
    <svg className="run-bar" role="img" aria-label={label} height="26">
      <rect width="100%" y="10" height="6" rx="3" className="done-all" />
      <rect width={at(score)} y="10" height="6" rx="3" className="done-own" />
      {chance !== null && (
        <line x1={at(chance)} x2={at(chance)} y1="4" y2="22" className="run-bar-chance" />
      )}
      {interval && (
        <line x1={at(interval.lo)} x2={at(interval.hi)} y1="13" y2="13" className="run-bar-line" />
      )}
      {interval &&
        [interval.lo, interval.hi].map((end, i) => (
          <line
            // biome-ignore lint/suspicious/noArrayIndexKey: two ends, which may be one number
            key={i}
            x1={at(end)}
            x2={at(end)}
            y1="8"
            y2="18"
            className="run-bar-line"
          />
        ))}
    </svg>
  );
}
