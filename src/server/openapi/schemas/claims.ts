import { z } from 'zod';
import { attributions, count, day, hash, named, share, text } from './named.ts';
import { reportedBy } from './scores.ts';

const outcome = named(
  'Outcome',
  z.enum(['supported', 'contradicted', 'cannot tell', 'not reproducible']),
);

const saidBy = z.strictObject({ who: text, where: text, when: day, url: text.nullable() });

const claimHead = named(
  'ClaimHead',
  z.strictObject({
    id: text,
    statement: text,
    said_by: saidBy,
    as_of: day,
    limits: text.nullable(),
    kind: text,
    verdict: outcome.nullable().describe('Null when the check itself failed.'),
    probability: share.nullable(),
    summary: text,
  }),
);

export const claimsAnswer = named(
  'ClaimsAnswer',
  z.strictObject({ catalog_hash: hash, claims: z.array(claimHead) }),
);

const citationOfValue = z.strictObject({
  text,
  source: text,
  url: text.nullable(),
  published: day.nullable(),
  reported_by: reportedBy.nullable(),
  verified: z.boolean().nullable(),
});

const evidenceTable = z.strictObject({
  label: text,
  columns: z.array(z.strictObject({ key: text, label: text })),
  rows: z.array(
    z.strictObject({
      values: z.record(text, z.union([text, z.number()]).nullable()),
      citations: z.array(citationOfValue),
    }),
  ),
  note: text.nullable(),
});

const finding = z.strictObject({
  id: text,
  statement: text,
  verdict: outcome,
  probability: share.nullable(),
  explanation: z.array(text),
  decides: z.boolean(),
});

export const verdict = named(
  'Verdict',
  z.strictObject({
    claim: text,
    kind: text,
    verdict: outcome,
    probability: share
      .nullable()
      .describe('P(claim) over draws of the noise; null where it is a matter of facts alone.'),
    explanation: z.array(text),
    evidence: z.array(evidenceTable),
    parts: z.array(finding),
    missing: z.array(text),
    unverified: z.array(text),
    as_of: day,
    evidence_until: day.nullable(),
    seed: count,
    catalog_hash: hash,
    attributions,
  }),
);

export const claimAnswer = named(
  'ClaimAnswer',
  z.strictObject({
    catalog_hash: hash,
    claim: z.strictObject({
      id: text,
      statement: text,
      said_by: saidBy,
      as_of: day,
      check: z.looseObject({ kind: text }),
      limits: text.nullable(),
      file: text,
    }),
    verdict,
  }),
);
