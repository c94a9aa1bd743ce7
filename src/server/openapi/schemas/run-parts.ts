import { z } from 'zod';
import { outcomes } from '../../../store/outcome.ts';
import { count, hash, named, share, text } from './named.ts';

export const time = z.string().describe('ISO 8601, UTC.');
export const runOutcome = named(
  'RunOutcome',
  z.enum(outcomes),
  'What became of a sample. `error` is of the infrastructure and never counts as wrong.',
);
export const scorerIdentity = z.strictObject({
  scorer: text.describe('`id@version`.'),
  judge: text.nullable().describe('The judge’s configuration; null when no model judged.'),
});
export const total = named(
  'Total',
  z.strictObject({ sum: z.number().nullable(), known: count, unknown: count }),
  'A sum over samples of which some do not say: unknown is not zero. Null when none says.',
);
export const dollars = z.number().nullable().describe('US dollars; null is unknown.');
export const milliseconds = z.number().nullable().describe('Milliseconds; null is unknown.');
const tokens = count.nullable();

export const scoreSummary = named(
  'ScoreSummary',
  z.strictObject({
    scored: count,
    unscored: count,
    outcomes: z.record(z.enum(outcomes), count),
    value: z.strictObject({ count, sum: z.number(), sum_of_squares: z.number() }),
  }),
);
const percentiles = z
  .strictObject({ count, p50: z.number(), p90: z.number(), p99: z.number() })
  .nullable()
  .describe('Milliseconds; null when no response says.');
const counts = z.array(z.strictObject({ value: text.nullable(), count }));

export const runRecord = z.strictObject({
  id: text,
  created_at: time,
  status: z.enum(['running', 'interrupted', 'finished', 'failed']),
  status_at: time,
  status_reason: text.nullable(),
  lock_sha256: hash,
  items: count,
  item_set_sha256: hash.describe('Equal for runs that planned the same items.'),
  benchmark: text,
  benchmark_version: text,
  model: text,
  catalog_model: text.nullable(),
  headline: scorerIdentity,
  planned_samples: count,
  tags: z.array(text),
});

export const runAggregate = named(
  'RunAggregate',
  z.strictObject({
    run: text,
    scorer: scorerIdentity,
    planned_samples: count,
    responses: count,
    errors: z.record(text, count),
    items: count,
    clusters: count,
    epochs: count,
    score: scoreSummary,
    tokens: z.strictObject({
      input: total,
      cache_read: total,
      cache_write: total,
      output: total,
      reasoning: total,
    }),
    cost_usd: total,
    spent_usd: total,
    judge_cost_usd: total,
    replaced: z.strictObject({ attempts: count, spent_usd: total }),
    requests: count,
    resent: count,
    cached: count,
    first_token_ms: percentiles,
    total_ms: percentiles,
    served_models: counts,
    system_fingerprints: counts,
    routes: counts,
    first_sample_at: time.nullable(),
    last_sample_at: time.nullable(),
  }),
);

export const tokenUsage = z.strictObject({
  input_tokens: tokens,
  cache_read_tokens: tokens,
  cache_write_tokens: tokens,
  output_tokens: tokens,
  reasoning_tokens: tokens,
});

export const failure = z.strictObject({ code: text, message: text }).nullable();

export const runScore = named(
  'RunScore',
  z.strictObject({
    aggregate: runAggregate,
    metric: z.union([
      z.strictObject({ kind: z.literal('mean') }),
      z.strictObject({ kind: z.literal('weighted'), weights: z.record(text, z.number()) }),
      z.strictObject({ kind: z.enum(['pass-at-k', 'pass-hat-k']), k: count }),
    ]),
    score: share.nullable(),
    interval: z
      .strictObject({
        lo: z.number(),
        hi: z.number(),
        se: z.number(),
        level: share,
        method: text,
      })
      .nullable(),
    no_interval: text.nullable().describe('Why there is no interval.'),
    items: count,
    chance: z.number().nullable().describe('Score of guessing.'),
    rates: z.strictObject({
      error: share,
      unparsed: share,
      truncated: share,
      refused: share,
    }),
    unranked: text.nullable().describe('Why the run is not ranked; null when it may be.'),
  }),
);
