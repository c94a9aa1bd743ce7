import { memo } from 'react';
import type { UnrankedRow } from '../../../src/ranking/ranking.ts';
import { OpennessMark } from '../../charts/mark.tsx';
import { Link } from '../../parts/link.tsx';
import { Said } from '../../parts/said.tsx';
import { words } from '../../words/index.ts';
import { matches } from './view.ts';

interface UnrankedProps {
  rows: readonly UnrankedRow[];
  /** What is looked for in names and labs; default nothing. */
  find?: string;
}

/** Models inside the question that have too little evidence, each with the reason. */
export const Unranked = memo(function Unranked({ rows, find = '' }: UnrankedProps) {
  const t = words().rankings;
  const found = rows.filter(({ model }) => matches(find, model));
  if (found.length === 0) return null;
  // Who looks for a model wants to know that it is here, and why.
  const looking = find.trim() !== '';
  return (
    <details className="unranked" key={String(looking)} open={looking}>
      <summary>{t.unranked(found.length)}</summary>
      <p className="note">{t.unrankedNote}</p>
      <ul>
        {found.map(({ model, reason, missing }) => (
          <li key={model.id}>
            <span>
              <OpennessMark openness={model.openness} />{' '}
              <Link to={`/models/${model.id}`}>{model.name}</Link>{' '}
              <span className="muted">{model.lab_name}</span>
            </span>
            <span title={missing.join(', ')}>
              <Said text={reason} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
});

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
            <span>
              <Said text={reason} />
            </span>
            <span className="number">{count}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
