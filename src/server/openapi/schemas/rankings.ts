import { z } from 'zod';
import { missingModes } from '../../../ranking/ranking.ts';
import { measuredSummary } from './measured.ts';
import { modelSummary } from './models.ts';
import { attributions, count, day, hash, named, range, ranks, share, text } from './named.ts';
import { citedScore, reportedBy } from './scores.ts';

export const modelFilter = named(
  'ModelFilter',
  z.strictObject({
    openness: z.enum(['open', 'closed']).exactOptional(),
    countries: z.array(text).exactOptional(),
    labs: z.array(text).exactOptional(),
    architecture: z.enum(['dense', 'moe']).exactOptional(),
    max_active_b: z.number().exactOptional(),
    max_total_b: z.number().exactOptional(),
    max_price: z.number().exactOptional(),
    min_context: z.number().exactOptional(),
    commercial: z.boolean().exactOptional(),
    modality: text.exactOptional(),
    as_of: day.exactOptional(),
    since: day.exactOptional(),
    hide_superseded: z.boolean().exactOptional(),
    models: z.array(text).exactOptional(),
  }),
  'Which models a question is about; what is not given does not limit.',
);

export const evidenceFilter = z.strictObject({
  kind: z.enum(['measured', 'both']).exactOptional(),
  until: day.exactOptional(),
  reported_by: z.array(reportedBy).exactOptional(),
  documents: z.array(text).exactOptional(),
});

export const rankingQuery = named(
  'RankingQuery',
  z.strictObject({
    suite: text,
    models: modelFilter,
    evidence: evidenceFilter,
    missing: z.enum(missingModes),
    level: z.number(),
    seed: z.number().int(),
    weights: z.record(text, z.number().min(0)).exactOptional(),
    source_noise: z.boolean().exactOptional(),
  }),
  'The whole question that a ranking answers.',
);

export const suiteWeight = named(
  'SuiteWeight',
  z.strictObject({
    id: text,
    name: text,
    weight: share.describe('Share; all sum to 1.'),
    benchmarks: z.array(text),
  }),
);

export const cell = named(
  'Cell',
  z.strictObject({
    component: text,
    value: z.number().nullable().describe('Percent; null when missing.'),
    se: z.number().min(0).nullable(),
    predicted: z
      .strictObject({ value: z.number(), se: z.number().min(0) })
      .nullable()
      .exactOptional()
      .describe('Of a missing cell, with `missing=predicted`; null when nothing predicts it.'),
    scores: z.array(citedScore),
    others: count,
    sources: count,
  }),
);

export const abilityEvidence = named(
  'AbilityEvidence',
  z.strictObject({
    value: z.number().describe('Logits; 0 is the mean of all models in the fit.'),
    sd: z.number().min(0),
    scores: count,
    benchmarks: count,
    documents: count,
    profile: z
      .array(
        z.strictObject({
          category: text,
          benchmarks: count,
          deviation: z.number().describe('Logits above what the ability says.'),
          deviation_sd: z.number().min(0),
          mean_residual: z.number().nullable().describe('Points; null without a full-mode score.'),
        }),
      )
      .describe('Where the model is better or worse than its ability says, the best first.'),
  }),
);

const rankedRow = named(
  'RankedRow',
  z.strictObject({
    rank: z.number().int().min(1),
    rank_set: ranks.describe('Simultaneous confidence set for the rank.'),
    p_best: share,
    p_top3: share,
    model: modelSummary,
    score: z.number().describe('Percent.'),
    se: z.number().min(0),
    interval: range,
    bounds: range.describe('What missing cells leave open.'),
    coverage: share,
    missing: z.array(text),
    sources: count,
    self_reported: share,
    undated: count,
    cells: z.array(cell).describe('Empty in a ranking by ability.'),
    ability: abilityEvidence.optional().describe('Only in a ranking by ability.'),
  }),
);

export const shortRow = named('ShortRow', rankedRow.omit({ cells: true }));

const unrankedRow = named(
  'UnrankedRow',
  z.strictObject({
    model: modelSummary,
    coverage: share,
    reason: text,
    bounds: range.nullable(),
    missing: z.array(text),
  }),
);

export const rankedSuite = z.strictObject({
  id: text,
  version: text,
  name: text,
  hash,
  basis: z.enum(['cells', 'index', 'ability']),
  components: z.array(suiteWeight),
});

export const rankingsAnswer = named(
  'RankingsAnswer',
  z.strictObject({
    suite: rankedSuite,
    catalog_hash: hash,
    measured: measuredSummary.exactOptional(),
    query: rankingQuery,
    evidence_until: day.nullable().describe('Latest publication date among what counted.'),
    rows: z.array(rankedRow),
    unranked: z.array(unrankedRow),
    excluded: z.record(text, count),
    source_sd: z.number().min(0),
    notes: z.array(text),
    attributions,
  }),
);

export const cellsAnswer = named(
  'CellsAnswer',
  z.strictObject({
    suite: rankedSuite.extend({
      min_coverage: share,
      components: z.array(
        suiteWeight.extend({ weight: z.number().min(0).describe('Of any scale.') }),
      ),
    }),
    catalog_hash: hash,
    measured: measuredSummary.exactOptional(),
    query: rankingQuery,
    ranges: z.array(z.strictObject({ lowest: z.number(), highest: z.number() })),
    models: z.array(z.strictObject({ model: modelSummary, cells: z.array(cell) })),
    excluded: z.record(text, count),
    source_sd: z.number().min(0),
    notes: z.array(text),
  }),
);

export const citationAnswer = named(
  'CitationAnswer',
  z.strictObject({
    text,
    bibtex: text,
    link: text.describe('Permanent link, relative to the address of the board.'),
    command: text,
    suite: z.strictObject({ id: text, version: text, name: text, hash }),
    catalog_hash: hash,
    asked_until: day.nullable(),
    evidence_until: day.nullable(),
    level: z.number(),
    seed: z.number().int(),
    ranked: count,
  }),
);
