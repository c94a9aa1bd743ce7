import { z } from 'zod';
import type { LineageNode } from '../../../ranking/lineage.ts';
import { attributions, count, day, hash, named, range, ranks, share, text } from './named.ts';
import { citedScore, measuredScore, shownBenchmark } from './scores.ts';
import { suiteHead } from './suites.ts';

const openness = named('Openness', z.enum(['closed', 'open-weights', 'open-source', 'unknown']));
const architecture = named('Architecture', z.enum(['dense', 'moe', 'hybrid-moe', 'unknown']));

export const modelSummary = named(
  'ModelSummary',
  z.strictObject({
    id: text,
    name: text,
    lab: text,
    lab_name: text,
    country: text.nullable().describe("ISO 3166-1 code of the lab's headquarters."),
    openness,
    licence: text.nullable(),
    architecture,
    total_params_b: z.number().nullable().describe('Billions of parameters.'),
    active_params_b: z.number().nullable().describe('Billions of parameters used per token.'),
    context_tokens: z.number().nullable(),
    release_date: day.nullable(),
    price_usd_per_m: z
      .number()
      .nullable()
      .describe('US dollars per million tokens, three parts input to one part output.'),
    superseded_by: text.nullable(),
    unverified: z.array(text).describe('Facts above that no second source confirms.'),
  }),
  'The facts of a model that lists show. Unknown is null.',
);

const modelHead = named('ModelHead', modelSummary.extend({ scores: count }));

export const modelsAnswer = named(
  'ModelsAnswer',
  z.strictObject({
    catalog_hash: hash,
    models: z.array(modelHead),
    excluded: z.record(text, count).describe('Reason -> models that the filter left out for it.'),
  }),
);

const price = z.strictObject({
  input_usd_per_m: z.number().nullable(),
  output_usd_per_m: z.number().nullable(),
  source: text,
});

const model = named(
  'Model',
  z.strictObject({
    id: text,
    name: text,
    family: text,
    lab: text,
    country: text.nullable(),
    release_date: day.nullable(),
    openness,
    licence: text.nullable(),
    licence_printed: text.nullable(),
    architecture,
    total_params_b: z.number().nullable(),
    active_params_b: z.number().nullable(),
    context_tokens: z.number().nullable(),
    max_output_tokens: z.number().nullable(),
    modalities_in: z.array(text),
    modalities_out: z.array(text),
    base_model: text.nullable(),
    lineage_note: text.nullable(),
    superseded_by: text.nullable(),
    training_openness: text.nullable(),
    hf_repo: text.nullable(),
    price: price.nullable(),
    knowledge_cutoff: text.nullable(),
    note: text.nullable(),
    sources: z.array(text),
    checked: z.record(text, text).describe('Fact -> the second source that confirms it.'),
    openness_evidence: z.record(
      text,
      z.strictObject({
        level: z.number().nullable().describe('0 closed to 3 open.'),
        source: text,
        note: text.nullable(),
      }),
    ),
    file: text,
    line: count,
  }),
  'The sheet of a model as it stands in the catalogue. Unknown is null.',
);

export const lab = named(
  'Lab',
  z.strictObject({ id: text, name: text, country: text.nullable(), aliases: z.array(text) }),
);

export const labsAnswer = named(
  'LabsAnswer',
  z.strictObject({
    catalog_hash: hash,
    labs: z.array(
      named('LabHead', lab.extend({ models: count, open: count, latest: day.nullable() })),
    ),
  }),
);

const licence = named(
  'Licence',
  z.strictObject({
    id: text,
    name: text,
    url: text.nullable(),
    commercial_use: z.enum(['yes', 'conditional', 'no', 'unknown']),
    osi_approved: z.boolean(),
    note: text.nullable(),
  }),
);

const criterion = z.strictObject({
  id: text,
  name: text,
  level: z.number().nullable().describe('0 closed to 3 open; null when unknown.'),
  range: range.describe('What is possible.'),
  basis: z.enum(['evidence', 'facts', 'base model', 'unknown']),
  source: text.nullable(),
  note: text.nullable(),
});

const opennessReport = named(
  'OpennessReport',
  z.strictObject({
    model: modelSummary,
    interval: range.describe('Of 100, with every unknown taken as closed, and as open.'),
    known: count,
    criteria: count,
    pillars: z.array(
      z.strictObject({
        id: text,
        name: text,
        weight: z.number(),
        points: range,
        criteria: z.array(criterion),
      }),
    ),
  }),
);

const lineageStep = z.strictObject({
  id: text,
  model: modelSummary.nullable(),
  note: text.nullable(),
  has_base: z.boolean(),
  base_checked: text.nullable(),
});

const lineageNode: z.ZodType<LineageNode> = z.strictObject({
  ...lineageStep.shape,
  get children() {
    return z.array(lineageNode);
  },
});
named('LineageNode', lineageNode);

const lineage = named(
  'Lineage',
  lineageStep.extend({
    ancestors: z.array(lineageStep),
    descendants: z.array(lineageNode),
    superseded_by: lineageStep.nullable(),
    supersedes: z.array(lineageStep),
    countries: z.array(text),
  }),
);

export const modelAnswer = named(
  'ModelAnswer',
  z.strictObject({
    catalog_hash: hash,
    attributions,
    model,
    summary: modelSummary,
    lab: lab.nullable(),
    licence: licence.nullable(),
    unverified: z.array(text),
    references: z.record(text, text).describe('Text that cites something -> its address.'),
    openness: opennessReport,
    lineage,
    benchmarks: z.array(
      z.strictObject({
        benchmark: shownBenchmark,
        scores: z.array(
          named(
            'ShownScore',
            citedScore.extend({
              link: text.nullable(),
              source_name: text,
              counts: z.boolean(),
              why: text,
            }),
          ),
        ),
        conflict: range.nullable(),
      }),
    ),
    own_runs: z.array(measuredScore).exactOptional(),
  }),
);

const standing = z.strictObject({
  suite: suiteHead,
  row: z
    .strictObject({
      rank: z.number().int().min(1),
      rank_set: ranks,
      p_best: share,
      score: z.number(),
      interval: range,
      coverage: share,
    })
    .nullable(),
  field: count.describe('Number of ranked models.'),
  reason: text.nullable().describe('Why there is no row.'),
});

export const standingsAnswer = named(
  'StandingsAnswer',
  z.strictObject({
    catalog_hash: hash,
    model: text,
    evidence_until: day,
    standings: z.array(standing),
  }),
);
