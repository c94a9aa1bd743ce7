import { z } from 'zod';
import { attributions, count, day, hash, named, range, text } from './named.ts';

export const unit = named(
  'Unit',
  z.enum(['percent', 'elo', 'index', 'minutes', 'score', 'score-0-10', 'usd']),
);
export const reportedBy = named(
  'ReportedBy',
  z.enum(['self', 'rival', 'independent', 'secondary']),
  'Who says so: the lab itself, a rival lab, an independent evaluator, or a collection of others.',
);

export const measurement = named(
  'Measurement',
  z.strictObject({
    run: text,
    imported: text.nullable().describe('The program that ran it; null: this one.'),
    model: text,
    benchmark: text,
    version: text,
    se: z.number().min(0).nullable(),
    interval: range.nullable().describe('Two-sided 95 % interval, points.'),
    items: count,
    epochs: count,
    differences: z.array(text),
    changes: z.array(text),
  }),
  'Of a score of an own run: the run, its error, and how it differs from the published protocol.',
);

/** What every score says of itself, whoever took it. */
const scoreFacts = {
  benchmark: text,
  score: z.number(),
  unit,
  reported_by: reportedBy,
  reporter: text,
  published: day.nullable(),
  url: text.nullable(),
  conditions: z.record(text, z.union([text, z.number(), z.boolean()])),
};

export const measuredScore = named(
  'MeasuredScore',
  z.strictObject({
    model: text,
    ...scoreFacts,
    measured: measurement,
  }),
  'The score of an own run.',
);

export const citedScore = named(
  'CitedScore',
  z.strictObject({
    ...scoreFacts,
    document: text,
    source: text,
    se_imputed: z.boolean(),
    measured: measurement.exactOptional(),
  }),
  'A score with who said so, where and when, or with the run that gave it.',
);

const listedScore = named(
  'ListedScore',
  citedScore.extend({ model: text, file: text, line: count }),
);

export const scoresAnswer = named(
  'ScoresAnswer',
  z.strictObject({
    catalog_hash: hash,
    total: count.describe('Scores that fit the question.'),
    offset: count,
    limit: count,
    next: count.nullable().describe('Offset of the next page; null on the last.'),
    scores: z.array(listedScore),
    attributions,
  }),
);

export const benchmarkHead = named(
  'BenchmarkHead',
  z.strictObject({
    id: text,
    name: text,
    category: text,
    measures: text.nullable(),
    items: count.nullable(),
    metric: text,
    chance_level: z.number().nullable(),
    chance_level_approximate: z.boolean(),
    score_range: range,
    date: text.nullable(),
    url: text.nullable(),
    licence: text.nullable(),
    is_index: z.boolean(),
    higher_is_better: z.boolean(),
    note: text.nullable(),
    models: count,
    scores: count,
  }),
);

export const shownBenchmark = benchmarkHead.pick({
  id: true,
  name: true,
  category: true,
  is_index: true,
  higher_is_better: true,
  items: true,
  url: true,
});

export const benchmarksAnswer = named(
  'BenchmarksAnswer',
  z.strictObject({ catalog_hash: hash, benchmarks: z.array(benchmarkHead) }),
);

const source = z.strictObject({
  id: text,
  name: text,
  url: text.nullable(),
  licence: text.nullable(),
  licence_as_read: text.nullable(),
  attribution: text.nullable(),
});

export const sourcesAnswer = named(
  'SourcesAnswer',
  z.strictObject({
    catalog_hash: hash,
    sources: z.array(
      named('SourceHead', source.extend({ documents: count, scores: count, models: count })),
    ),
  }),
);
