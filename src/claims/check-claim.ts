import type { Catalog, Claim } from '../catalog/index.ts';
import type { ClaimContext } from './context.ts';
import { ClaimError } from './error.ts';
import type { Evaluate, Evaluation } from './evaluation.ts';
import { checkCountInTop } from './kinds/count-in-top.ts';
import { checkFirstWith } from './kinds/first-with.ts';
import { checkFrontier } from './kinds/frontier.ts';
import { checkHeadToHead } from './kinds/head-to-head.ts';
import { checkLargest } from './kinds/largest.ts';
import { checkLineage } from './kinds/lineage.ts';
import { checkOpenness } from './kinds/openness.ts';
import { checkOpennessOverTime } from './kinds/openness-over-time.ts';
import { checkPareto } from './kinds/pareto.ts';
import { checkRank } from './kinds/rank.ts';
import { checkShareOfReleases } from './kinds/share-of-releases.ts';
import { checkTopCountries } from './kinds/top-countries.ts';
import { type ClaimKind, checkSchemas, isClaimKind } from './schema.ts';
import { unknownReferences } from './unknown-references.ts';
import { combine, type Verdict } from './verdict.ts';
import { counted, shortList, writtenDate } from './wording.ts';

export interface CheckOptions {
  /** The day of the question, `YYYY-MM-DD`; nothing after it is known. */
  today: string;
  /** Seed of every draw, default 1. */
  seed?: number;
}

const evaluators: { [K in ClaimKind]: Evaluate<K> } = {
  rank: checkRank,
  'count-in-top': checkCountInTop,
  'top-countries': checkTopCountries,
  frontier: checkFrontier,
  'share-of-releases': checkShareOfReleases,
  largest: checkLargest,
  'head-to-head': checkHeadToHead,
  lineage: checkLineage,
  'first-with': checkFirstWith,
  pareto: checkPareto,
  openness: checkOpenness,
  'openness-over-time': checkOpennessOverTime,
};

/**
 * What becomes of a claim on the evidence of a catalogue, as of the claim's date (STATISTICS C3.10).
 * Pure: the same claim, catalogue, day and seed give the same verdict.
 *
 * @throws ClaimError `kind`, `check` when the claim's check is malformed; `reference` when it names
 *   what the catalogue does not hold; `future` when its date lies after today.
 */
export function checkClaim(catalog: Catalog, claim: Claim, options: CheckOptions): Verdict {
  const { today, seed = 1 } = options;
  const { kind } = claim.check;
  if (!isClaimKind(kind)) {
    const known = Object.keys(checkSchemas).join(', ');
    throw new ClaimError('kind', `${claim.id}: there is no check "${kind}"; there are ${known}`);
  }
  if (claim.as_of > today) {
    throw new ClaimError(
      'future',
      `${claim.id} speaks of ${claim.as_of}, and today is ${today}: nothing is known of it`,
    );
  }
  const evaluation = evaluate(kind, { catalog, claim, today, seed });
  return {
    claim: claim.id,
    kind,
    ...combine(evaluation.parts),
    ...evaluation,
    explanation: [
      ...evaluation.explanation,
      ...laterEvidence(claim, evaluation),
      ...oneSource(evaluation),
    ],
    as_of: claim.as_of,
    seed,
    catalog_hash: catalog.hash,
    attributions: attributionsOf(catalog, evaluation),
  };
}

function evaluate<K extends ClaimKind>(kind: K, context: ClaimContext): Evaluation {
  const { claim, catalog } = context;
  const parsed = checkSchemas[kind].safeParse(claim.check);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ClaimError(
      'check',
      `${claim.id}: ${issue!.path.join('.') || 'check'}: ${issue!.message}`,
    );
  }
  const unknown = unknownReferences(catalog, parsed.data);
  if (unknown.length > 0) {
    const { what, id } = unknown[0]!;
    throw new ClaimError('reference', `${claim.id}: the catalogue has no ${what} "${id}"`);
  }
  return (evaluators[kind] as Evaluate<ClaimKind>)(context, parsed.data as never);
}

/** Evidence may be younger than the claim; the reader is told. */
function laterEvidence({ as_of }: Claim, { evidence_until: until }: Evaluation): string[] {
  if (until === null || until <= as_of) return [];
  return [
    `The models are those out by ${writtenDate(as_of)}; the evidence about them reaches to ${writtenDate(until)}.`,
  ];
}

/** Facts that one source states and none confirms; the reader is told how many. */
function oneSource({ unverified }: Evaluation): string[] {
  if (unverified.length === 0) return [];
  return [
    `${counted(unverified.length, 'fact')} of the models involved ${unverified.length === 1 ? 'is' : 'are'} not confirmed by a second source (${shortList(unverified, 3)}).`,
  ];
}

/** What the cited sources ask to be shown. */
function attributionsOf(catalog: Catalog, { evidence }: Evaluation): string[] {
  const cited = new Set(
    evidence.flatMap((table) =>
      table.rows.flatMap((row) => row.citations.map((citation) => citation.source)),
    ),
  );
  const attributions = new Set<string>();
  for (const document of catalog.documents) {
    if (!cited.has(document.id)) continue;
    const attribution = catalog.sources.get(document.source)?.attribution;
    if (attribution) attributions.add(attribution);
  }
  return [...attributions].sort();
}
