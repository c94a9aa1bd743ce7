import type { Outcome } from '../../../src/claims/verdict.ts';
import type { ClaimHead, ClaimsAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Link } from '../../parts/link.tsx';
import { Title } from '../../parts/title.tsx';
import { VerdictBadge } from '../../parts/verdict-badge.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import './claims.css';

const outcomes: Outcome[] = ['supported', 'contradicted', 'cannot tell', 'not reproducible'];

/** Every claim with its verdict and the sentence that decides it. */
export default function ClaimsPage() {
  const t = words();
  const { claims } = useAnswer<ClaimsAnswer>('claims');
  return (
    <>
      <Title>{t.claims.title}</Title>
      <p className="lead">{t.claims.lead}</p>
      {claims.length === 0 && <p className="empty">{t.race.noClaims}</p>}
      <ul className="tally">
        {outcomes.map((outcome) => {
          const number = claims.filter((claim) => claim.verdict === outcome).length;
          return (
            number > 0 && (
              <li key={outcome}>
                <span className="number">{number}</span> <VerdictBadge outcome={outcome} />
              </li>
            )
          );
        })}
      </ul>
      <ul className="claim-list">
        {claims.map((claim) => (
          <ClaimEntry key={claim.id} claim={claim} />
        ))}
      </ul>
    </>
  );
}

function ClaimEntry({ claim }: { claim: ClaimHead }) {
  const t = words();
  const { who, where, when } = claim.said_by;
  return (
    <li>
      <div className="claim-verdict">
        <VerdictBadge outcome={claim.verdict} />
        {claim.probability !== null && (
          <span className="muted number">
            {t.claims.probability(format.share(claim.probability))}
          </span>
        )}
      </div>
      <div>
        <h2>
          <Link to={`/claims/${claim.id}`}>
            <span lang="en">{claim.statement}</span>
          </Link>
        </h2>
        <p className="claim-source">
          <span lang="en">{t.claims.said(who, where, when)}</span> · {t.claims.asOf(claim.as_of)}
        </p>
        <p className="claim-summary" lang="en">
          {claim.summary}
        </p>
      </div>
    </li>
  );
}
