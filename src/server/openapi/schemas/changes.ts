import { z } from 'zod';
import { count, day, hash, named, ranks, text } from './named.ts';
import { citedScore } from './scores.ts';

const version = z.strictObject({
  catalog_hash: hash,
  evidence_until: day.nullable(),
  models: count,
  scores: count,
});

const factChange = z.strictObject({
  fact: text.describe('Name, with a dot before what is inside: `price.input_usd_per_m`.'),
  before: z.unknown(),
  after: z.unknown(),
});

const record = z.strictObject({ id: text, name: text });

const recordChanges = named(
  'RecordChanges',
  z.strictObject({
    added: z.array(record),
    removed: z.array(record),
    changed: z.array(record.extend({ facts: z.array(factChange) })),
  }),
);

const scoreRow = named('ScoreRow', citedScore.omit({ se_imputed: true }).extend({ model: text }));

const place = z.strictObject({
  rank: z.number().int().min(1),
  rank_set: ranks,
  score: z.number(),
});

const side = z.strictObject({ version: text, hash, ranked: count });

const cause = named(
  'MoveCause',
  z.enum([
    'own scores',
    'other models',
    'new model',
    'model gone',
    'suite',
    'method',
    'data or suite',
  ]),
);

const suiteMoves = named(
  'SuiteMoves',
  z.strictObject({
    suite: record,
    before: side,
    after: side,
    redefined: z.boolean(),
    moves: z.array(
      z.strictObject({
        id: text,
        name: text,
        before: place.nullable(),
        after: place.nullable(),
        because: z.array(cause),
        why: text,
        within_noise: z.boolean(),
      }),
    ),
  }),
);

export const changesAnswer = named(
  'ChangesAnswer',
  z.strictObject({
    basis: z.enum(['versions', 'dates']),
    since: day.nullable(),
    before: version,
    after: version,
    models: recordChanges,
    benchmarks: recordChanges,
    suites: recordChanges,
    labs: recordChanges,
    licences: recordChanges,
    sources: recordChanges,
    claims: recordChanges,
    scores: z.strictObject({
      added: z.array(scoreRow),
      removed: z.array(scoreRow),
      changed: z.array(z.strictObject({ score: scoreRow, facts: z.array(factChange) })),
    }),
    rankings: z.array(suiteMoves),
    notes: z.array(text),
  }),
);
