import type { MeasuredSummary } from '../../../src/ranking/measured/own-run.ts';
import { Link } from '../../parts/link.tsx';
import { words } from '../../words/index.ts';

/** Own runs that do not count, each with the reason and what would change it. */
export function LeftOutRuns({ measured }: { measured: MeasuredSummary | undefined }) {
  const t = words().ownEvidence;
  if (!measured || measured.left_out.length === 0) return null;
  return (
    <details className="unranked">
      <summary>{t.notCounted(measured.left_out.length)}</summary>
      <ul>
        {measured.left_out.map(({ run, benchmark, model, reason, remedy }) => (
          <li key={run}>
            <span>
              <Link to={`/runs/${encodeURIComponent(run)}`}>{run}</Link>{' '}
              <span className="muted">
                {benchmark}, {model}
              </span>
            </span>
            <span lang="en">{remedy === null ? reason : `${reason}; ${remedy}`}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
