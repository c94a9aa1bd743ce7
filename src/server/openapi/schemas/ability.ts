import { z } from 'zod';
import { count, day, hash, named, range, share, text } from './named.ts';
import { abilityEvidence } from './rankings.ts';
import { citedScore } from './scores.ts';

const biasOf = z.strictObject({
  type: text.describe('`self`, `rival`, `secondary`.'),
  reporter: text,
  value: z.number().describe('Logits; 0 is what independent sources measure.'),
  sd: z.number().min(0),
  identifiability: z
    .number()
    .min(0)
    .describe('Posterior over prior error: near 1, the scores say nothing.'),
  rows: count,
});

const excess = z.strictObject({
  estimate: z.number().describe("Points by which labs' own scores stand above independent ones."),
  se: z.number().min(0),
  lo: z.number(),
  hi: z.number(),
  method: z.enum(['bootstrap', 'laplace']),
  n: count,
  logits: z.number(),
  identifiability: z.number().min(0),
  paired: z
    .strictObject({ estimate: z.number(), se: z.number().min(0), cells: count, models: count })
    .nullable(),
  warnings: z.array(text),
});

export const validation = z.strictObject({
  seed: z.number().int(),
  fraction: share,
  level: share,
  cells: count,
  rows: count,
  unpredicted: count,
  medianAbsoluteError: z.number().min(0).describe('Points.'),
  meanAbsoluteError: z.number().min(0),
  coverage: share.describe('Of the predictive intervals at `level`.'),
  medianWidth: z.number().min(0),
  baselines: z.strictObject({ benchmarkMean: z.number().min(0), additive: z.number().min(0) }),
});

const expectation = {
  expected: z.number().describe('Percent that all other scores lead one to expect.'),
  residual: z.number().describe('Standard errors; positive: higher than expected.'),
};

export const abilityAnswer = named(
  'AbilityAnswer',
  z.strictObject({
    catalog_hash: hash,
    reason: text.nullable().describe('Why there is no fit, and the rest is empty.'),
    suite: z.strictObject({ id: text, version: text, hash }).nullable(),
    evidence_until: day.nullable(),
    rows: count,
    models: count,
    ranked: count,
    benchmarks: count,
    documents: count,
    left_out: z.record(text, count).describe('Scores that stay out: reason -> how many.'),
    self_report: excess.nullable(),
    reporters: z.array(biasOf),
    components: z.record(text, z.number()).describe('Standard deviations of effects, logits.'),
    validity: validation.nullable(),
    draws: z
      .strictObject({
        method: z.enum(['bootstrap', 'laplace']),
        count,
        seed: z.number().int(),
      })
      .nullable(),
    converged: z.boolean().nullable(),
    surprises: z.array(
      z.strictObject({
        model: text,
        model_name: text,
        benchmark_name: text,
        cited: citedScore,
        ...expectation,
      }),
    ),
    surprising: count,
    threshold: z.number(),
    warnings: z.array(text),
  }),
);

export const modelAbilityAnswer = named(
  'ModelAbilityAnswer',
  z.strictObject({
    catalog_hash: hash,
    model: text,
    name: text,
    evidence_until: day.nullable(),
    points: z.number().nullable().describe('Mean percentage on the reference suite.'),
    interval: range.nullable(),
    evidence: abilityEvidence.nullable(),
    unranked: text.nullable(),
    modes: z.array(z.strictObject({ mode: text, value: z.number(), sd: z.number().min(0) })),
    scores: z.array(
      z.strictObject({ cited: citedScore, benchmark_name: text, category: text, ...expectation }),
    ),
    left_out: z.record(text, count),
    method: z.enum(['bootstrap', 'laplace']).nullable(),
  }),
);
