import type { ClaimsAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Link } from '../../parts/link.tsx';
import { VerdictBadge } from '../../parts/verdict-badge.tsx';
import { words } from '../../words/index.ts';

/** Every claim in a line with its verdict. */
export function ClaimsTicker() {
  const t = words();
  const { claims } = useAnswer<ClaimsAnswer>('claims');
  if (claims.length === 0) return <p className="muted">{t.race.noClaims}</p>;
  return (
    <>
      <ul className="ticker">
        {claims.map((claim) => (
          <li key={claim.id}>
            <VerdictBadge outcome={claim.verdict} />
            <Link to={`/claims/${claim.id}`}>
              <span lang="en">{claim.statement}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="note">
        <Link to="/claims">{t.race.allClaims}</Link>
      </p>
    </>
  );
}
