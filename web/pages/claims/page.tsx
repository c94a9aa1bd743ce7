import type { Finding, Verdict } from '../../../src/claims/verdict.ts';
import type { ClaimAnswer } from '../../../src/server/api.ts';
import { useAnswer } from '../../data/use-answer.ts';
import type { PageProps } from '../../pages.tsx';
import { Link, OutsideLink } from '../../parts/link.tsx';
import { Basis } from '../../parts/provenance.tsx';
import { Title } from '../../parts/title.tsx';
import { VerdictBadge } from '../../parts/verdict-badge.tsx';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import { Evidence } from './evidence.tsx';
import './claims.css';

/** A claim: what was said, the verdict, why, and the evidence under it. */
export default function ClaimPage({ id }: PageProps) {
  const t = words().claims;
  const u = words().rankings.underTable;
  const address = `claims/${encodeURIComponent(id)}`;
  const { claim, verdict } = useAnswer<ClaimAnswer>(address);
  const { who, where, when, url } = claim.said_by;
  return (
    <article className="claim">
      <p className="claim-back">
        <Link to="/claims">{t.back}</Link>
      </p>
      <Title lang="en">{claim.statement}</Title>
      <p className="claim-source">
        <OutsideLink url={url}>
          <span lang="en">{t.said(who, where, when)}</span>
        </OutsideLink>{' '}
        · {t.asOf(claim.as_of)}
      </p>
      <VerdictPanel verdict={verdict} />
      {claim.limits !== null && <Sentences title={t.limits} sentences={[claim.limits]} />}
      {verdict.parts.length > 0 && (
        <section>
          <h2>{t.parts}</h2>
          <ul className="parts">
            {verdict.parts.map((part) => (
              <Part key={part.id} part={part} />
            ))}
          </ul>
        </section>
      )}
      {verdict.evidence.length > 0 && (
        <section>
          <h2>{t.evidence}</h2>
          {verdict.evidence.map((table) => (
            <Evidence key={table.label} table={table} />
          ))}
        </section>
      )}
      <Sentences title={t.missing} sentences={verdict.missing} />
      <Sentences title={t.unverified} sentences={verdict.unverified} />
      <Basis
        facts={[
          [t.howRead, verdict.kind],
          [u.catalogHash, verdict.catalog_hash.slice(0, 12), true],
          [u.evidence, verdict.evidence_until ?? words().unknown],
          [u.seed, String(verdict.seed)],
        ]}
        notes={verdict.attributions}
        address={address}
      />
    </article>
  );
}

function VerdictPanel({ verdict }: { verdict: Verdict }) {
  const t = words().claims;
  const kind = verdict.verdict.replaceAll(' ', '-');
  return (
    <section className={`verdict-panel verdict-panel-${kind}`} aria-label={t.why}>
      <div className="claim-verdict">
        <VerdictBadge outcome={verdict.verdict} />
        {verdict.probability === null ? (
          <span className="muted">{t.factual}</span>
        ) : (
          <Probability value={verdict.probability} />
        )}
      </div>
      <div className="explanation" lang="en">
        {verdict.explanation.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </section>
  );
}

function Probability({ value }: { value: number }) {
  const t = words().claims;
  return (
    <span className="probability" title={t.probabilityLabel}>
      <span className="number">{t.probability(format.share(value))}</span>
      <svg width="100%" height="6" aria-hidden="true">
        <rect width="100%" height="6" rx="3" className="probability-all" />
        <rect width={`${100 * value}%`} height="6" rx="3" className="probability-own" />
      </svg>
    </span>
  );
}

function Part({ part }: { part: Finding }) {
  const t = words().claims;
  return (
    <li>
      <div className="claim-verdict">
        <VerdictBadge outcome={part.verdict} />
        {part.probability !== null && (
          <span className="muted number">{t.probability(format.share(part.probability))}</span>
        )}
      </div>
      <div>
        <h3>
          <span lang="en">{part.statement}</span>{' '}
          {!part.decides && <span className="muted">({t.beside})</span>}
        </h3>
        {part.explanation.map((sentence) => (
          <p key={sentence} lang="en">
            {sentence}
          </p>
        ))}
      </div>
    </li>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="sentences" lang="en">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
