import { z } from 'zod';
import { type Catalog, type Claim, findByName } from '../../../catalog/index.ts';
import { ClaimError, type Verdict } from '../../../claims/index.ts';
import { checkSchemas, isClaimKind } from '../../../claims/schema.ts';
import { RankingError } from '../../../ranking/error.ts';
import { defineTool, type ToolContext } from '../tool.ts';
import { chance, evidenceLine } from '../words.ts';

/** Rows of a table of evidence that are answered. */
const shownRows = 8;

const kinds = Object.keys(checkSchemas) as [string, ...string[]];

const outcome = z.enum(['supported', 'contradicted', 'cannot tell', 'not reproducible']);

export const checkClaimTool = defineTool({
  name: 'check_claim',
  title: 'Check a claim',
  description: `Says what becomes of a claim about AI models on the evidence as of its date: supported, contradicted, cannot tell (within noise, or facts unconfirmed) or not reproducible (evidence missing), with the probability, the reasons and the cited evidence. Give \`claim\` for one that is recorded (\`find\` with kind "claim" lists them), or \`check\` with \`as_of\` for one of your own; kinds of checks: ${kinds.join(', ')}. A check whose parameters are wrong is answered with the schema of its kind.`,
  input: z.strictObject({
    claim: z.string().optional().describe('Id of a recorded claim, or the beginning of it.'),
    statement: z.string().optional().describe('The sentence of your own claim.'),
    as_of: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is YYYY-MM-DD')
      .optional()
      .describe('The day that your own claim speaks of, YYYY-MM-DD; default today.'),
    check: z
      .looseObject({ kind: z.enum(kinds) })
      .optional()
      .describe(
        'Your own claim in checkable form, such as {"kind": "rank", "measure": {"suite": "coding"}, "model": "glm-4-6", "rank": 1, "among": {"openness": "open"}}.',
      ),
  }),
  output: z.object({
    claim: z.string(),
    statement: z.string(),
    said_by: z.string().nullable(),
    kind: z.string(),
    verdict: outcome,
    probability: z.number().nullable(),
    as_of: z.string(),
    explanation: z.array(z.string()),
    parts: z.array(
      z.object({
        statement: z.string(),
        verdict: outcome,
        probability: z.number().nullable(),
        decides: z.boolean(),
      }),
    ),
    missing: z.array(z.string()),
    unverified: z.array(z.string()),
    evidence: z.array(
      z.object({
        label: z.string(),
        rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
        all_rows: z.number(),
        sources: z.array(z.string()),
      }),
    ),
    limits: z.string().nullable(),
    catalog_hash: z.string(),
    evidence_until: z.string().nullable(),
  }),
  async answer(context, input) {
    const claim = claimOf(context, input);
    const verdict = await decideOrExplain(context, claim);
    const { who, where, when } = claim.said_by;
    const evidence = verdict.evidence.map(({ label, rows }) => ({
      label,
      rows: rows.slice(0, shownRows).map(({ values }) => values),
      all_rows: rows.length,
      sources: sourcesOf(rows.slice(0, shownRows).flatMap(({ citations }) => citations)),
    }));
    return {
      data: {
        claim: claim.id,
        statement: claim.statement,
        said_by: claim.id === ownId ? null : `${who}, ${where}, ${when}`,
        kind: verdict.kind,
        verdict: verdict.verdict,
        probability: verdict.probability,
        as_of: verdict.as_of,
        explanation: verdict.explanation,
        parts: verdict.parts.map(({ statement, verdict: each, probability, decides }) => ({
          statement,
          verdict: each,
          probability,
          decides,
        })),
        missing: verdict.missing,
        unverified: verdict.unverified,
        evidence,
        limits: claim.limits,
        catalog_hash: verdict.catalog_hash,
        evidence_until: verdict.evidence_until,
      },
      lines: [
        `"${claim.statement}"${claim.id === ownId ? '' : ` (${who}, ${where}, ${when})`}`,
        `${verdict.verdict.toUpperCase()}${verdict.probability === null ? '' : `, P(claim) ${chance(verdict.probability)}`}, as of ${verdict.as_of}.`,
        ...verdict.explanation,
        ...verdict.parts.map(
          (part) =>
            `- ${part.verdict}${part.probability === null ? '' : ` (P ${chance(part.probability)})`}: ${part.statement}${part.decides ? '' : ' (shown beside, decides nothing)'}`,
        ),
        ...verdict.missing.map((what) => `Missing: ${what}`),
        ...(claim.limits === null ? [] : [`What this cannot show: ${claim.limits}`]),
        'Sources:',
        ...sourcesOf(
          verdict.evidence.flatMap(({ rows }) => rows.flatMap(({ citations }) => citations)),
        ).map((source) => `- ${source}`),
        ...verdict.attributions.map((line) => `Attribution: ${line}`),
        evidenceLine(verdict.evidence_until, verdict.catalog_hash),
      ],
    };
  },
});

/** Id of a claim that is not recorded. */
const ownId = 'your-claim';

interface Asked {
  claim?: string | undefined;
  statement?: string | undefined;
  as_of?: string | undefined;
  check?: { kind: string } | undefined;
}

function claimOf(
  { catalog, today }: ToolContext,
  { claim, check, statement, as_of }: Asked,
): Claim {
  if ((claim === undefined) === (check === undefined)) {
    throw new RankingError(
      'query',
      `give either claim, the id of a recorded one (${[...catalog.claims.keys()].slice(0, 5).join(', ')} ...), or check, one of your own`,
    );
  }
  if (claim !== undefined) return recordedClaim(catalog, claim);
  return {
    id: ownId,
    statement: statement ?? 'A claim of your own.',
    said_by: { who: 'you', where: 'here', when: today, url: null },
    as_of: as_of ?? today,
    check: { ...check! },
    limits: null,
    file: '',
  };
}

function recordedClaim(catalog: Catalog, id: string): Claim {
  const named = new Map(
    [...catalog.claims].map(([key, each]) => [key, { ...each, name: each.statement }]),
  );
  const { name: _, ...claim } = findByName(named, id, 'claim');
  return claim;
}

/** A check with wrong parameters is answered with what its kind takes. */
async function decideOrExplain({ verdicts, today }: ToolContext, claim: Claim): Promise<Verdict> {
  try {
    return await verdicts.decide(claim, today);
  } catch (error) {
    if (!(error instanceof ClaimError) || error.code !== 'check') throw error;
    const { kind } = claim.check;
    if (!isClaimKind(kind)) throw error;
    const schema = JSON.stringify(z.toJSONSchema(checkSchemas[kind], { unrepresentable: 'any' }));
    throw new ClaimError('check', `${error.message}. A check of kind ${kind} is: ${schema}`);
  }
}

/** Each source once, with its address and date. */
function sourcesOf(citations: Verdict['evidence'][number]['rows'][number]['citations']): string[] {
  const lines = citations.map(({ source, url, published }) =>
    [source, url !== null && !source.includes(url) ? url : '', published ?? '']
      .filter((part) => part !== '')
      .join(', '),
  );
  return [...new Set(lines)].slice(0, 20);
}
