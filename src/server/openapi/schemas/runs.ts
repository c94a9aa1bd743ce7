import { z } from 'zod';
import type { Lock } from '../../../engine/lock.ts';
import { count, hash, named, share, text } from './named.ts';
import {
  dollars,
  failure,
  milliseconds,
  runOutcome,
  runRecord,
  runScore,
  scorerIdentity,
  scoreSummary,
  time,
  tokenUsage,
  total,
} from './run-parts.ts';

const runHead = named(
  'RunHead',
  runRecord.extend({
    summary: z.strictObject({
      responses: count,
      failed: count,
      score: scoreSummary,
      output_tokens: total,
      cost_usd: total,
      last_sample_at: time.nullable(),
    }),
    at_work: z.boolean().describe('A process works on it now.'),
  }),
);

export const runsAnswer = named(
  'RunsAnswer',
  z.strictObject({
    store: z.enum(['open', 'absent']).describe('`absent`: no run was made on this machine yet.'),
    runs: z.array(runHead),
    total: count,
    next: text.nullable().describe('`cursor` of the next page; null on the last.'),
  }),
);

const lock = z
  .looseObject({ format: z.literal('weighbridge-lock') })
  .describe(
    'What the scores depend on, as `weigh show RUN --lock` writes it.',
  ) as unknown as z.ZodType<Lock>;

export const runAnswer = named(
  'RunAnswer',
  z.strictObject({
    run: runRecord.extend({
      environment: z.unknown().describe('Facts about the process; null on a board for others.'),
      claim: z
        .strictObject({ holder: text, until: time })
        .nullable()
        .describe('Who works on it; null when nobody does.'),
      scorers: z.array(scorerIdentity),
    }),
    lock,
    score: runScore,
    concurrency: z.array(z.strictObject({ at: time, limit: count, reason: text })),
    waits: z.array(z.strictObject({ at: time, until: time })),
    withheld: text.nullable().describe('Why no samples are shown; null when they are.'),
  }),
);

export const samplesAnswer = named(
  'SamplesAnswer',
  z.strictObject({
    run: text,
    samples: z.array(
      z.strictObject({
        item: text,
        epoch: count,
        outcome: runOutcome.nullable().describe('Null when it has no score.'),
        value: share.nullable(),
        answer: text.nullable(),
        answer_characters: count
          .nullable()
          .describe('Length of an answer that is cut here; null when it is whole.'),
        finish: text.nullable(),
        error: failure,
        input_tokens: count.nullable(),
        output_tokens: count.nullable(),
        reasoning_tokens: count.nullable(),
        cost_usd: dollars,
        first_token_ms: milliseconds,
        total_ms: milliseconds,
        cached: z.boolean(),
        finished_at: time,
      }),
    ),
    next: text.nullable(),
  }),
);

const key = { run: text, item: text, epoch: count };

const response = named(
  'Response',
  z.strictObject({
    ...key,
    attempt: text,
    prompt: z.unknown(),
    request_sha256: hash,
    text,
    reasoning: text.nullable(),
    transcript: z.unknown(),
    finish: text.nullable(),
    error: failure,
    usage: tokenUsage,
    cost_usd: dollars,
    spent_usd: dollars,
    first_token_ms: milliseconds,
    total_ms: milliseconds,
    requests: count,
    resent: count,
    cached: z.boolean(),
    served_model: text.nullable(),
    system_fingerprint: text.nullable(),
    route: text.nullable(),
    finished_at: time,
  }),
);

const score = named(
  'SampleScore',
  z.strictObject({
    ...key,
    scorer: text,
    judge: text.nullable(),
    attempt: text,
    outcome: runOutcome,
    value: share.nullable(),
    answer: text.nullable(),
    explanation: text.nullable(),
    detail: z.unknown(),
    cost_usd: dollars,
    scored_at: time,
  }),
);

export const sampleAnswer = named(
  'SampleAnswer',
  z.strictObject({
    headline: scorerIdentity.describe('Whose score the run shows.'),
    sample: z.strictObject({
      item: z.strictObject({
        id: text,
        sha256: hash,
        cluster: text.nullable(),
        content: z.unknown(),
      }),
      response,
      scores: z.array(score),
      replaced: z.array(
        z.strictObject({
          attempt: text,
          error: z.strictObject({ code: text, message: text }),
          usage: tokenUsage,
          cost_usd: dollars,
          spent_usd: dollars,
          total_ms: milliseconds,
          requests: count,
          finished_at: time,
        }),
      ),
    }),
    cut: z
      .array(z.strictObject({ part: text, characters: count, kept: count }))
      .describe('Texts that are longer than an answer holds; `/text` gives each whole.'),
  }),
);
