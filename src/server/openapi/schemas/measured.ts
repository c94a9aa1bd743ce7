import { z } from 'zod';
import { count, day, hash, named, text } from './named.ts';

const leftOutRun = named(
  'LeftOutRun',
  z.strictObject({
    run: text,
    benchmark: text,
    model: text,
    date: day.nullable(),
    imported: text.nullable(),
    why: z.enum(['unmatched', 'unfinished', 'partial', 'unranked', 'outdated', 'no-score']),
    reason: text,
    remedy: text.nullable(),
  }),
  'A run of a catalogue benchmark that is no evidence, and why.',
);

export const measuredSummary = named(
  'MeasuredSummary',
  z.strictObject({
    sha256: hash,
    scores: count,
    left_out: z.array(leftOutRun),
    others: count.describe('Runs of benchmarks for which there are no published scores.'),
  }),
  'Own runs that could count; absent where only published scores could.',
);
