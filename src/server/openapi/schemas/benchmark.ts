import { z } from 'zod';
import { modelSummary } from './models.ts';
import { count, hash, named, text } from './named.ts';
import { benchmarkHead, citedScore, reportedBy, unit } from './scores.ts';
import { suiteHead } from './suites.ts';

export const benchmarkAnswer = named(
  'BenchmarkAnswer',
  z.strictObject({
    catalog_hash: hash,
    benchmark: benchmarkHead,
    suites: z.array(suiteHead).describe('Suites that hold it.'),
    standings: z.array(
      z.strictObject({
        model: modelSummary,
        percent: z.number().describe('On the scale of 0 to 100 with the best at the top.'),
        se: z.number().min(0).describe('Imputed standard error, points.'),
        score: citedScore,
        others: count.describe('Other rows of the model on it.'),
      }),
    ),
    not_counting: count,
    distribution: z
      .strictObject({
        models: count,
        lowest: z.number(),
        quartiles: z.tuple([z.number(), z.number(), z.number()]),
        highest: z.number(),
      })
      .nullable(),
    reporters: z.array(z.strictObject({ reported_by: reportedBy, scores: count, models: count })),
    sources: z.array(z.strictObject({ source: text, name: text, scores: count, models: count })),
    self_report_excess: z
      .strictObject({ models: count, median: z.number(), unit })
      .nullable()
      .describe("Median of the lab's best number less an independent evaluator's best."),
  }),
);
