import { z } from 'zod';
import { count, day, hash, named, share, text } from './named.ts';
import { suiteHead } from './suites.ts';

export const methodAnswer = named(
  'MethodAnswer',
  z.strictObject({
    catalog_hash: hash,
    evidence_until: day.nullable(),
    scores: z.strictObject({
      all: count,
      documents: count,
      undated: count,
      by_reporter: z.array(
        z.strictObject({
          reported_by: z.enum(['self', 'rival', 'independent', 'secondary']),
          scores: count,
        }),
      ),
    }),
    benchmarks: z.strictObject({
      all: count,
      sized: count.describe('With a known number of items.'),
    }),
    assumed_items: count.describe('Taken for a benchmark whose number of items is unknown.'),
    source_sd: z
      .number()
      .min(0)
      .describe('Spread between sources of one cell, points; part of every imputed error.'),
    suites: z.array(
      suiteHead.extend({
        components: count,
        min_coverage: share.describe('Of the weight, for a model to be ranked.'),
      }),
    ),
    ability: z
      .strictObject({
        rows: count,
        documents: count,
        models: count,
        draws: z.strictObject({
          method: z.enum(['bootstrap', 'laplace']),
          count,
          seed: z.number().int(),
        }),
        self_report_excess: z
          .strictObject({ estimate: z.number(), lo: z.number(), hi: z.number() })
          .describe("Points by which labs' own scores lie above independent ones."),
        validity: z
          .strictObject({
            seed: z.number().int(),
            fraction: share,
            cells: count,
            rows: count,
            unpredicted: count,
            median_absolute_error: z.number().min(0),
            mean_absolute_error: z.number().min(0),
            level: share,
            coverage: share,
            median_width: z.number().min(0),
            baselines: z.strictObject({
              test_mean: z.number().min(0),
              additive: z.number().min(0),
            }),
          })
          .nullable()
          .describe('Cells held out and predicted by a fit of the rest; errors in points.'),
      })
      .nullable()
      .describe('The fit of latent abilities that ships with the compiled catalogue.'),
    licences: z.array(z.strictObject({ licence: text.nullable(), sources: count, scores: count })),
  }),
);
