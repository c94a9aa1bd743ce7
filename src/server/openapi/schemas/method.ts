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
    licences: z.array(z.strictObject({ licence: text.nullable(), sources: count, scores: count })),
  }),
);
