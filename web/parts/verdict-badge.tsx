import type { Outcome } from '../../src/claims/verdict.ts';
import { words } from '../words/index.ts';
import './verdict-badge.css';

const signs: Record<Outcome, string> = {
  supported: 'M3.500 8.500l3 3 6-7',
  contradicted: 'M4 4l8 8M12 4l-8 8',
  'cannot tell': 'M2.500 9c1.800-3 3.700-3 5.500-1s3.700 2 5.500-1',
  'not reproducible': 'M3 8h2.500M6.800 8h2.500M10.600 8H13',
};

/** What became of a claim: sign, colour and word. */
export function VerdictBadge({ outcome }: { outcome: Outcome | null }) {
  const kind = (outcome ?? 'not reproducible').replaceAll(' ', '-');
  return (
    <span className={`verdict verdict-${kind}`}>
      <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
        <path d={signs[outcome ?? 'not reproducible']} />
      </svg>
      {words().outcome(outcome)}
    </span>
  );
}
