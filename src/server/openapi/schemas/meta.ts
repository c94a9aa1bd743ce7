import { z } from 'zod';
import { count, day, hash, named, text } from './named.ts';
import { suiteHead } from './suites.ts';

export const errorAnswer = named(
  'ErrorAnswer',
  z.strictObject({
    error: z.strictObject({
      code: text,
      message: text.describe('What is wrong and what to do about it.'),
      suggestions: z.array(text).exactOptional(),
    }),
  }),
  'Body of every answer whose status is 400 or above.',
);

export const metaAnswer = named(
  'MetaAnswer',
  z.strictObject({
    version: text,
    catalog_hash: hash,
    today: day,
    evidence_until: day.nullable(),
    own_runs: z
      .boolean()
      .describe('Whether there is a store of own runs, so that `evidence` may be asked for.'),
    counts: z.strictObject({
      models: count,
      labs: count,
      benchmarks: count,
      scores: count,
      documents: count,
      sources: count,
      suites: count,
      claims: count,
    }),
    suites: z.array(suiteHead),
    measures: z
      .array(z.strictObject({ id: text, name: text }))
      .describe('What a ranking may be by: ability, ability in a category, suites.'),
    component_names: z.record(text, text),
    countries: z.array(z.strictObject({ code: text, models: count })),
    labs: z.array(z.strictObject({ id: text, name: text, models: count })),
    modalities: z.array(text),
    attribution: z.array(
      z.strictObject({
        source: text,
        name: text,
        url: text.nullable(),
        licence: text.nullable(),
        text: text.nullable(),
        scores: count,
      }),
    ),
  }),
);
