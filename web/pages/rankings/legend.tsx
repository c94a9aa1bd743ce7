import { OpennessMark } from '../../charts/mark.tsx';
import { words } from '../../words/index.ts';

/** What the marks and bars mean. */
export function Legend() {
  const t = words().rankings.legend;
  return (
    <ul className="legend">
      <li>
        <OpennessMark openness="open-weights" /> {t.open}
      </li>
      <li>
        <OpennessMark openness="open-source" /> {t.source}
      </li>
      <li>
        <OpennessMark openness="closed" /> {t.closed}
      </li>
      <li>
        <svg width="26" height="12" aria-hidden="true">
          <line x1="0" x2="26" y1="6" y2="6" className="legend-line" />
        </svg>{' '}
        {t.interval}
      </li>
      <li>
        <svg width="26" height="12" aria-hidden="true">
          <rect width="26" height="10" y="1" className="legend-bounds" />
        </svg>{' '}
        {t.bounds}
      </li>
    </ul>
  );
}
