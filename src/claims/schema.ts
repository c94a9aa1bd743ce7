import { z } from 'zod';

/**
 * What a claim's `check` may hold, kind by kind. Strict: an unknown parameter is an error. Ids are
 * only checked for their form here; `checkClaims` looks them up.
 */

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by dashes');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is YYYY-MM-DD');
const text = z.string().trim().min(1);
const country = z.string().regex(/^[A-Z]{2}$/, 'a country is two capital letters (ISO 3166-1)');
const count = z.number().int().positive();

/** Which models the claim is about; every given condition must hold, and as of the claim's date. */
export const fieldSchema = z.strictObject({
  openness: z.enum(['open', 'closed']).optional(),
  countries: z.array(country).min(1).optional(),
  labs: z.array(id).min(1).optional(),
  families: z.array(text).min(1).optional(),
  architecture: z.enum(['dense', 'moe']).optional(),
  /** A modality that the model gives, such as `video`. */
  gives: text.optional(),
  models: z.array(id).min(1).optional(),
  hide_superseded: z.boolean().optional(),
});

const evidenceSchema = z.strictObject({
  /** `as-of` (the default): published by the claim's date; `today`: whenever; or a day. */
  until: z.union([z.enum(['as-of', 'today']), day]).optional(),
  documents: z.array(text).min(1).optional(),
  reported_by: z
    .array(z.enum(['self', 'rival', 'independent', 'secondary']))
    .min(1)
    .optional(),
});

/** What models are measured by: a suite, one benchmark, or latent ability. */
const measureSchema = z
  .strictObject({
    suite: id.optional(),
    benchmark: id.optional(),
    /** `overall`, or a category of benchmarks such as `code`. */
    ability: id.optional(),
    evidence: evidenceSchema.optional(),
  })
  .refine(
    (measure) =>
      [measure.suite, measure.benchmark, measure.ability].filter((each) => each !== undefined)
        .length === 1,
    'a measure names one of `suite`, `benchmark` and `ability`',
  );

/** What names ability from all categories together. */
export const overall = 'overall';

const rank = z
  .strictObject({
    kind: z.literal('rank'),
    measure: measureSchema,
    model: id,
    /** The asserted place, default 1. */
    rank: count.optional(),
    among: fieldSchema.optional(),
    /** Groups within the field in which the model is asserted to be first. */
    first_among: z.array(fieldSchema).min(1).optional(),
    /** An index benchmark that prints the averages of models whose cells are not all printed. */
    printed_averages: id.optional(),
  })
  .refine(
    ({ measure, printed_averages }) =>
      printed_averages === undefined || measure.suite !== undefined,
    '`printed_averages` stands beside a `suite`',
  );

const countInTop = z.strictObject({
  kind: z.literal('count-in-top'),
  measure: measureSchema,
  among: fieldSchema.optional(),
  top: count,
  country,
  count,
  /** Places that the models of a lab are asserted to hold. */
  places: z.array(z.strictObject({ lab: id, ranks: z.array(count).min(1) })).optional(),
});

const topCountries = z.strictObject({
  kind: z.literal('top-countries'),
  measures: z.array(measureSchema).min(1),
  groups: z
    .array(
      z.strictObject({
        name: text,
        among: fieldSchema,
        top: count,
        country,
        /** How many of the top must come from the country. */
        at_least: count,
      }),
    )
    .min(1),
});

const groupSchema = z.strictObject({ name: text, among: fieldSchema });

const frontier = z.strictObject({
  kind: z.literal('frontier'),
  measures: z.array(measureSchema).min(1),
  leader: groupSchema,
  chaser: groupSchema,
  /** The day with which the gap on the claim's date is compared. */
  since: day,
  /** How many months behind still counts as a rival. */
  rival_within_months: z.number().positive(),
  /** Other pairs of groups that are shown beside and decide nothing. */
  beside: z.array(z.strictObject({ leader: groupSchema, chaser: groupSchema })).optional(),
});

const shareOfReleases = z.strictObject({
  kind: z.literal('share-of-releases'),
  among: fieldSchema,
  country,
  since: day,
  /** The share that must be exceeded, 0 to 1; a half for "most". */
  more_than: z.number().min(0).max(1),
});

const largest = z.strictObject({
  kind: z.literal('largest'),
  model: id,
  among: fieldSchema,
});

const headToHead = z.strictObject({
  kind: z.literal('head-to-head'),
  /** Challenger and champion of like size. */
  pairs: z.array(z.strictObject({ challenger: id, champion: id })).min(1),
  /** Sizes count as alike up to this ratio of total parameters. */
  max_size_ratio: z.number().min(1),
  /** Points by which a challenger may trail and still count as level. */
  margin: z.number().min(0),
  /** Groups of tables, each looked at by itself; both models must stand in one table. */
  views: z
    .array(
      z.strictObject({
        name: text,
        documents: z.array(text).min(1).optional(),
        reporters: z.array(text).min(1).optional(),
        /** Benchmarks to read; default all in which both stand. */
        benchmarks: z.array(id).min(1).optional(),
        /** Whether the verdict rests on it, default true. */
        decides: z.boolean().optional(),
      }),
    )
    .min(1),
});

const lineage = z.strictObject({
  kind: z.literal('lineage'),
  descendants: fieldSchema,
  ancestors: fieldSchema,
  /** Only descendants released since this day. */
  since: day,
  /** How many distinct labs "many" takes. */
  labs_at_least: count,
});

const firstWith = z.strictObject({
  kind: z.literal('first-with'),
  /** The release: its models count as one. */
  models: z.array(id).min(1),
  among: fieldSchema,
  architecture: z.enum(['dense', 'moe']),
  /** Fewer earlier models than this in the catalogue cannot show a first. */
  field_at_least: count,
});

const pareto = z.strictObject({
  kind: z.literal('pareto'),
  measure: measureSchema,
  model: id,
  among: fieldSchema,
  costs: z.array(z.enum(['price', 'active_params'])).min(1),
  /** Share of the parameters that may be active for "only those that it needs", 0 to 1. */
  max_active_share: z.number().positive().max(1),
  /** A benchmark of output speed, when the catalogue has one. */
  speed: id.optional(),
});

const openness = z.strictObject({
  kind: z.literal('openness'),
  models: z.array(id).min(1),
  /** Criteria of the rubric that must be met in full or under restriction (level 2 or 3). */
  open: z.array(id).min(1),
  /** Criteria that must be absent or only described (level 0 or 1), by what they stand for. */
  withheld: z.array(z.strictObject({ name: text, criteria: z.array(id).min(1) })).min(1),
});

const opennessOverTime = z.strictObject({
  kind: z.literal('openness-over-time'),
  lab: id,
  /** First day of the later of the two periods; the earlier is all before it. */
  since: day,
});

/** One strict schema per kind. */
export const checkSchemas = {
  rank,
  'count-in-top': countInTop,
  'top-countries': topCountries,
  frontier,
  'share-of-releases': shareOfReleases,
  largest,
  'head-to-head': headToHead,
  lineage,
  'first-with': firstWith,
  pareto,
  openness,
  'openness-over-time': opennessOverTime,
} as const;

export type ClaimKind = keyof typeof checkSchemas;
export type CheckOf<K extends ClaimKind> = z.output<(typeof checkSchemas)[K]>;
export type FieldFilter = z.output<typeof fieldSchema>;
export type Measure = z.output<typeof measureSchema>;
export type EvidenceWindow = z.output<typeof evidenceSchema>;

export function isClaimKind(kind: string): kind is ClaimKind {
  return Object.hasOwn(checkSchemas, kind);
}
