import type { Catalog, Claim } from '../../catalog/index.ts';
import { ClaimError, checkClaim, type Outcome } from '../../claims/index.ts';
import { csvTable, heading, type Report, type Tone, table, text } from '../report.ts';
import { count, probability, shortHash, unknown } from '../words.ts';

/** A claim and what becomes of it, in one line. */
interface ClaimLine extends Omit<Claim, 'file' | 'check'> {
  kind: string;
  /** Null when the check itself fails; `summary` then says why. */
  verdict: Outcome | null;
  probability: number | null;
  summary: string;
}

export const verdictTones: Record<Outcome, Tone> = {
  supported: 'good',
  contradicted: 'bad',
  'cannot tell': 'doubt',
  'not reproducible': 'muted',
};

/** Every claim with its verdict; one whose check fails is listed with the reason. */
export function reportClaims(catalog: Catalog, today: string): Report {
  const claims = [...catalog.claims.values()].map((claim) => lineOf(catalog, claim, today));
  const undecided = claims.filter(({ verdict }) => verdict === null);
  return {
    data: { catalog_hash: catalog.hash, claims },
    blocks: [
      heading(count(claims.length, 'claim')),
      claims.length === 0
        ? text('The catalogue holds no claims: add files to catalog/claims.', 'muted')
        : table(
            [
              { title: 'Claim', show: (line) => line.id, min: 20, wrap: true },
              {
                title: 'Verdict',
                show: (line) => line.verdict ?? 'not checked',
                tone: (line) => (line.verdict === null ? 'bad' : verdictTones[line.verdict]),
              },
              {
                title: 'P',
                align: 'right',
                show: (line) =>
                  line.probability === null ? unknown : probability(line.probability),
              },
              { title: 'As of', show: (line) => line.as_of },
              { title: 'Said by', show: saidBy, drop: 1, min: 12, wrap: true },
            ],
            claims,
          ),
      ...undecided.map((line) => text(line.summary, 'bad')),
      text(
        `P is the probability that the claim holds over draws of the noise; ${unknown} where facts alone decide. \`weigh claim <id>\` says why. Catalogue ${shortHash(catalog.hash)}.`,
        'muted',
      ),
    ],
    csv: csvTable(
      {
        claim: (line) => line.id,
        verdict: (line) => line.verdict,
        probability: (line) => line.probability,
        as_of: (line) => line.as_of,
        said_by: (line) => line.said_by.who,
        said_when: (line) => line.said_by.when,
        kind: (line) => line.kind,
        statement: (line) => line.statement,
        summary: (line) => line.summary,
      },
      claims,
    ),
  };
}

function lineOf(catalog: Catalog, claim: Claim, today: string): ClaimLine {
  const { file: _, check, ...rest } = claim;
  try {
    const { verdict, probability: p, explanation } = checkClaim(catalog, claim, { today });
    return { ...rest, kind: check.kind, verdict, probability: p, summary: explanation[0] ?? '' };
  } catch (error) {
    if (!(error instanceof ClaimError)) throw error;
    return {
      ...rest,
      kind: check.kind,
      verdict: null,
      probability: null,
      summary: `could not be checked: ${error.message}`,
    };
  }
}

function saidBy({ said_by: { who, when } }: ClaimLine): string {
  return `${who}, ${when}`;
}
