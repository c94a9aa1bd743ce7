import { z } from 'zod';
import { missingModes } from '../../../ranking/ranking.ts';
import { modelSummary } from './models.ts';
import { count, day, hash, named, range, ranks, share, text } from './named.ts';
import { cell, evidenceFilter, modelFilter, suiteWeight } from './rankings.ts';

const kind = named(
  'AnswerKind',
  z.enum(['best', 'value', 'safe']),
  'Best quality, best value, safest bet.',
);

const memoryNeed = named(
  'MemoryNeed',
  z.strictObject({ weights_gb: z.number(), allowance_gb: z.number(), total_gb: z.number() }),
  'GB of 10^9 bytes.',
);

const choiceQuery = named(
  'ChoiceQuery',
  z.strictObject({
    purposes: z.array(z.strictObject({ suite: text, weight: share })),
    models: modelFilter,
    not_countries: z.array(text).exactOptional(),
    not_labs: z.array(text).exactOptional(),
    modalities: z.array(text).exactOptional(),
    languages: z.array(text).exactOptional(),
    reasoning: z.enum(['on', 'off']).exactOptional(),
    fits: z
      .strictObject({
        quantisation: text,
        bits: z.number(),
        allowance_share: z.number(),
        allowance_gb: z.number(),
        memory_gb: z.number(),
      })
      .exactOptional(),
    monthly: z
      .strictObject({ input_tokens: z.number(), output_tokens: z.number() })
      .exactOptional(),
    max_monthly_usd: z.number().exactOptional(),
    evidence: evidenceFilter,
    missing: z.enum(missingModes),
    level: z.number(),
    seed: z.number().int(),
  }),
  'What a model is needed for, and what it must keep to.',
);

const qualifying = named(
  'Qualifying',
  z.strictObject({
    model: modelSummary,
    rank: z.number().int().min(1),
    rank_set: ranks,
    p_best: share.describe('Among those that qualify.'),
    score: z.number().describe('Percent.'),
    interval: range,
    bounds: range.describe('What missing scores leave open.'),
    coverage: share,
    missing: z.array(text),
    sources: count,
    source_ids: z.array(text),
    self_reported: share,
    cost: z.number().nullable().describe('In the unit of `cost.unit`; null when unknown.'),
    price_usd_per_m: z.number().nullable(),
    usd_per_month: z.number().nullable(),
    memory: memoryNeed.nullable(),
    on_front: z.boolean().nullable().describe('No other is both cheaper and better.'),
    p_front: share.nullable(),
    p_better: share.describe('Probability that it is better than the best answer.'),
    level_with_best: z.boolean(),
    answers: z.array(kind),
  }),
  'A model that meets every condition and can be rated.',
);

const beside = named(
  'Beside',
  z.strictObject({
    role: z.enum(['runner-up', 'best', 'dearer', 'cheaper']),
    id: text,
    name: text,
    cost: z.number().nullable(),
    difference: z.number().describe('Points; positive when the answer is the better one.'),
    half_width: z.number(),
    p_better: share,
  }),
);

const change = named(
  'Change',
  z.strictObject({
    kind: z.enum(['relax', 'drop', 'tighten', 'weights', 'missing']),
    parameter: text.nullable(),
    value: text.nullable(),
    from: z.number().nullable(),
    to: z.number().nullable(),
    model: z.strictObject({ id: text, name: text, score: z.number(), cost: z.number().nullable() }),
    p_better: share,
    sentence: text,
  }),
  'Something that would make another model the answer.',
);

const languageShowing = named(
  'LanguageShowing',
  z.strictObject({
    language: text,
    benchmark: text,
    name: text,
    kind: z.enum(['own', 'mean']),
    score: z.number(),
    unit: text,
    place: z.number().int().min(1),
    of: count,
    url: text.nullable(),
    document: text,
  }),
);

const answer = named(
  'ChoiceAnswer',
  z.strictObject({
    kind,
    row: qualifying,
    why: z.array(text),
    beside: z.array(beside),
    beats: z.strictObject({ surely: count, of: count }),
    unknown: z.array(text).describe('What is not known about it.'),
    changes: z.array(change).describe('What would make it another, nearest first.'),
    facts: z.array(
      z.strictObject({
        fact: text,
        value: text,
        source: text.nullable(),
        confirmed_by: text.nullable(),
      }),
    ),
    cells: z.array(cell),
    languages: z.array(languageShowing),
  }),
);

const miss = named(
  'Miss',
  z.strictObject({
    model: modelSummary,
    score: z.number(),
    interval: range,
    p_better: share.nullable(),
    failing: z.array(z.strictObject({ parameter: text, unknown: z.boolean(), reason: text })),
    sentence: text,
  }),
  'A rated model outside the conditions that scores above the best answer.',
);

export const chooseAnswer = named(
  'ChooseAnswer',
  z.strictObject({
    query: choiceQuery,
    catalog_hash: hash,
    evidence_until: day.nullable(),
    quality: z.strictObject({
      words: text,
      unit: z.literal('points'),
      purposes: z.array(
        z.strictObject({ suite: text, name: text, version: text, hash, weight: share }),
      ),
      components: z.array(suiteWeight),
    }),
    cost: z.strictObject({
      kind: z.enum(['price', 'monthly', 'memory']),
      unit: z.enum(['USD per million tokens', 'USD per month', 'GB']),
      words: text,
    }),
    conditions: z.array(
      z.strictObject({
        parameter: text,
        value: text.nullable(),
        words: text,
        fails: count,
        unknown: count,
        alone: count.describe('Rated models that only this condition keeps out.'),
      }),
    ),
    languages: z.array(
      z.strictObject({
        code: text,
        name: text,
        benchmarks: z.array(
          z.strictObject({ id: text, name: text, kind: z.enum(['own', 'mean']), models: count }),
        ),
        suite: text.nullable(),
        used: z.boolean(),
        note: text,
      }),
    ),
    counts: z.strictObject({ models: count, scored: count, rated: count, qualify: count }),
    answers: z.strictObject({
      best: answer.nullable(),
      value: answer.nullable(),
      safe: answer.nullable(),
    }),
    no_value: text.nullable(),
    value_basis: z
      .enum(['knee', 'cheapest level with the best', 'only one with a known cost'])
      .nullable(),
    field: z.array(qualifying).describe('Best first.'),
    left_out: z.strictObject({
      misses: z.array(miss),
      thin: z.array(
        z.strictObject({
          model: modelSummary,
          coverage: share,
          reason: text,
          bounds: range.nullable(),
        }),
      ),
      no_score: count,
    }),
    relax: z.array(
      z.strictObject({
        parameter: text,
        value: text.nullable(),
        from: z.number().nullable(),
        to: z.number().nullable(),
        models: count,
        model: z.strictObject({ id: text, name: text, score: z.number() }),
        sentence: text,
      }),
    ),
    closest: z.array(miss),
    elsewhere: z.array(z.strictObject({ suite: text, name: text, models: count })),
    source_sd: z.number().min(0),
    notes: z.array(text),
  }),
  'Three answers to which model to use, with why, what is not known, and what would change them.',
);
