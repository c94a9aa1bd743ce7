import type { UnrankedRow } from '../../../src/ranking/ranking.ts';
import { OpennessMark } from '../../charts/mark.tsx';
import { Link } from '../../parts/link.tsx';
import { words } from '../../words/index.ts';

/** Models inside the question that have too little evidence, each with the reason. */
export function Unranked({ rows }: { rows: readonly UnrankedRow[] }) {
  const t = words().rankings;
  if (rows.length === 0) return null;
  return (
    <details className="unranked">
      <summary>{t.unranked(rows.length)}</summary>
      <p className="note">{t.unrankedNote}</p>
      <ul>
        {rows.map(({ model, reason, missing }) => (
          <li key={model.id}>
            <span>
              <OpennessMark openness={model.openness} />{' '}
              <Link to={`/models/${model.id}`}>{model.name}</Link>{' '}
              <span className="muted">{model.lab_name}</span>
            </span>
            <span title={missing.join(', ')} lang="en">
              {reason}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Models outside the question, counted by reason. */
export function Excluded({ reasons }: { reasons: Readonly<Record<string, number>> }) {
  const t = words().rankings;
  const entries = Object.entries(reasons).sort((a, b) => b[1] - a[1]);
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  return (
    <details className="unranked">
      <summary>{t.excluded(total)}</summary>
      <ul>
        {entries.map(([reason, count]) => (
          <li key={reason}>
            <span lang="en">{reason}</span>
            <span className="number">{count}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
