import { z } from 'zod';
import { modelSummary } from './models.ts';
import { attributions, count, day, hash, named, range, share, text } from './named.ts';
import { evidenceFilter, rankedSuite, rankingQuery, shortRow, suiteWeight } from './rankings.ts';
import { citedScore } from './scores.ts';

const difference = z.strictObject({
  pair: z.tuple([count, count]).describe('Positions of the two models.'),
  difference: z.number().describe('First minus second, points.'),
  se: z.number().min(0),
  half_width: z.number().min(0),
  p_first: share.describe('That the first is better, given the scores and their errors.'),
  p: share.describe('Two-sided, that there is no difference.'),
  p_adjusted: share.describe('After Holm.'),
  finding: z.enum(['first', 'second', 'tied', 'cannot tell']),
});

export const compareAnswer = named(
  'CompareAnswer',
  z.strictObject({
    query: z.strictObject({
      models: z.array(text),
      evidence: evidenceFilter,
      suite: text.exactOptional(),
      level: z.number().exactOptional(),
      margin: z.number().exactOptional(),
    }),
    suite: z.strictObject({ id: text, version: text, hash }).nullable(),
    catalog_hash: hash,
    models: z.array(modelSummary),
    evidence: z.array(
      z.strictObject({
        tests: count,
        coverage: share.nullable().describe("Of the suite's weight."),
        thin: z.boolean().describe('Too little evidence for the suite to rank it.'),
        made_from: z.array(
          z.strictObject({ id: text, name: text.nullable(), confirmed: z.boolean() }),
        ),
      }),
    ),
    benchmarks: z.array(
      z.strictObject({
        id: text,
        name: text,
        weight: share,
        unit: text,
        values: z.array(z.number()),
        scaled: z.array(z.number()),
        se: z.array(z.number().min(0)).describe('Of `scaled`, points.'),
        higher_is_better: z.boolean(),
        cited: z.array(z.array(citedScore)),
        same_document: z.boolean(),
        mixed_modes: z.boolean(),
        differences: z.array(difference),
      }),
    ),
    means: z.array(z.number()).nullable(),
    means_se: z.array(z.number().min(0)).nullable(),
    overall: z.array(difference.extend({ ahead: z.tuple([count, count, count]) })),
    not_shared: z.array(count),
    source_sd: z.number().min(0),
    notes: z.array(text),
    attributions,
  }),
);

const rankOrNull = z.number().nullable();

export const sensitivityAnswer = named(
  'SensitivityAnswer',
  z.strictObject({
    suite: z.strictObject({ id: text, version: text, hash, components: z.array(suiteWeight) }),
    catalog_hash: hash,
    models: z.array(
      z.strictObject({
        id: text,
        name: text,
        rank: z.number(),
        score: z.number(),
        without_one: range.describe('Best and worst rank when any one component is left out.'),
        leads_near: share,
        leads_anywhere: share,
        rank_near: range,
        operators: z.strictObject({
          arithmetic: rankOrNull,
          geometric: rankOrNull,
          median: rankOrNull,
          'mean-rank': rankOrNull,
          borda: rankOrNull,
          copeland: rankOrNull,
          'soft-min': rankOrNull,
        }),
        nearest_flip: z.strictObject({ by: text, moved: share }).nullable(),
      }),
    ),
    without: z.array(z.strictObject({ component: text, order: z.array(text) })),
    flip: z
      .strictObject({
        ahead: text,
        behind: text,
        gap: z.number(),
        moved: share.nullable(),
        moves: z.array(z.strictObject({ from: text, to: text, weight: share })),
        sentence: text,
      })
      .nullable(),
    left_out: z.array(text),
    seed: z.number().int(),
  }),
);

const racePoint = z.strictObject({
  date: day,
  model: text,
  name: text,
  value: z.number(),
  lo: z.number(),
  hi: z.number(),
});

const raceGap = z.strictObject({
  date: day,
  points: z.number(),
  lo: z.number(),
  hi: z.number(),
  p_ahead: share,
  months: z.strictObject({ value: z.number(), lo: z.number(), hi: z.number() }),
});

export const raceAnswer = named(
  'RaceAnswer',
  z.strictObject({
    catalog_hash: hash,
    suite: rankedSuite,
    query: rankingQuery,
    evidence_until: day.nullable(),
    models: count,
    comparisons: z.array(
      z.strictObject({
        id: z.enum(['openness', 'country']),
        lines: z.array(
          z.strictObject({
            group: text,
            points: z.array(racePoint),
            steps: z.array(
              racePoint.extend({
                share: share.describe('Draws in which this model is the best of the group.'),
              }),
            ),
          }),
        ),
        gap: raceGap.extend({ ahead: text, behind: text }).nullable(),
        history: z.array(raceGap).describe('Of the group that is ahead on the last day.'),
      }),
    ),
    leaders: z.array(
      z.strictObject({
        group: z.enum(['all', 'open', 'closed', 'CN', 'US']),
        field: count,
        row: shortRow.nullable(),
        likeliest: z.strictObject({ model: modelSummary, p_best: share }).nullable(),
      }),
    ),
    notes: z.array(text),
  }),
);
