import { z } from 'zod';

/** What a contributor writes, file by file. Strict: an unknown key is an error with its line. */

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by dashes');
const date = z
  .string()
  .regex(/^\d{4}-\d{2}(-\d{2})?$/, 'a date is YYYY-MM-DD or YYYY-MM')
  .refine(isCalendarDate, 'no such day in the calendar');
const text = z.string().trim().min(1);
const url = z.string().regex(/^https?:\/\/\S+$/, 'a web address starts with http:// or https://');
const positive = z.number().positive().finite();
const country = z.string().regex(/^[A-Z]{2}$/, 'a country is two capital letters (ISO 3166-1)');
const conditions = z.record(text, z.union([z.string(), z.number(), z.boolean()]));

function isCalendarDate(value: string): boolean {
  const [year, month, day] = value.split('-').map(Number) as [number, number, number | undefined];
  const parsed = new Date(Date.UTC(year, month - 1, day ?? 1));
  return parsed.getUTCMonth() === month - 1 && parsed.getUTCDate() === (day ?? 1);
}

export const labSchema = z.strictObject({
  id,
  name: text,
  country: country.optional(),
  aliases: z.array(text).optional(),
});

export const licenceSchema = z.strictObject({
  id: text,
  name: text.optional(),
  url: url.optional(),
  commercial_use: z.enum(['yes', 'conditional', 'no', 'unknown']),
  osi_approved: z.boolean().optional(),
  note: text.optional(),
});

/** Facts of a model that can be checked against a second source. */
export const checkableFacts = [
  'release_date',
  'openness',
  'licence',
  'architecture',
  'total_params_b',
  'active_params_b',
  'context_tokens',
  'max_output_tokens',
  'modalities_in',
  'modalities_out',
  'base_model',
  'price',
  'knowledge_cutoff',
  'hf_repo',
  'training_openness',
] as const;

const openness = z.enum(['closed', 'open-weights', 'open-source', 'unknown']);

export const modelSchema = z.strictObject({
  id,
  name: text,
  family: text,
  country: country.optional(),
  release_date: date.optional(),
  openness: openness.optional(),
  licence: text.optional(),
  licence_printed: text.optional(),
  architecture: z.enum(['dense', 'moe', 'hybrid-moe', 'unknown']).optional(),
  total_params_b: positive.max(100_000).optional(),
  active_params_b: positive.max(100_000).optional(),
  context_tokens: positive.int().max(1e9).optional(),
  max_output_tokens: positive.int().max(1e9).optional(),
  modalities_in: z.array(text).min(1),
  modalities_out: z.array(text).min(1),
  base_model: id.optional(),
  lineage_note: text.optional(),
  superseded_by: id.optional(),
  training_openness: text.optional(),
  hf_repo: text.optional(),
  price: z
    .strictObject({
      input_usd_per_m: z.number().nonnegative().max(10_000).nullable(),
      output_usd_per_m: z.number().nonnegative().max(10_000).nullable(),
      source: text,
    })
    .optional(),
  knowledge_cutoff: text.optional(),
  note: text.optional(),
  sources: z.array(text).min(1, 'a model needs at least one source'),
  checked: z.partialRecord(z.enum(checkableFacts), text).optional(),
  openness_evidence: z
    .record(
      id,
      z.strictObject({
        level: z.number().int().min(0).max(3).nullable(),
        source: text,
        note: text.optional(),
      }),
    )
    .optional(),
});

export const modelFileSchema = z.strictObject({ lab: id, models: z.array(modelSchema) });

export const benchmarkSchema = z.strictObject({
  id,
  name: text,
  category: z.enum([
    'agentic',
    'code',
    'reasoning',
    'long-context',
    'math',
    'knowledge',
    'safety',
    'video',
    'multimodal',
    'preference',
    'instruction',
  ]),
  measures: text.optional(),
  items: positive.int().optional(),
  metric: text.optional(),
  chance_level: z.number().min(0).max(100).optional(),
  chance_level_approximate: z.boolean().optional(),
  score_range: z.tuple([z.number(), z.number()]).optional(),
  date: text.optional(),
  url: url.optional(),
  licence: text.optional(),
  is_index: z.boolean().optional(),
  higher_is_better: z.boolean().optional(),
  aliases: z.array(text).optional(),
  note: text.optional(),
});

export const sourceSchema = z.strictObject({
  id,
  name: text,
  url: url.optional(),
  licence: text.optional(),
  licence_as_read: text.optional(),
  attribution: text.optional(),
});

const reportedBy = z.enum(['self', 'rival', 'independent', 'secondary']);
const unit = z.enum(['percent', 'elo', 'index', 'minutes', 'score', 'score-0-10', 'usd']);

/** First line of a score file: the document, and what its rows have in common. */
export const documentSchema = z.strictObject({
  document: text,
  source: id,
  url: url.optional(),
  published: date.optional(),
  reported_by: reportedBy.optional(),
  reporter: text.optional(),
  model: id.optional(),
  benchmark: id.optional(),
  unit: unit.optional(),
});

/** Every further line: one score. What it leaves out, the document's line gives. */
export const scoreSchema = z.strictObject({
  model: id.optional(),
  benchmark: id.optional(),
  score: z.number().finite(),
  unit: unit.optional(),
  reported_by: reportedBy.optional(),
  reporter: text.optional(),
  published: date.nullable().optional(),
  url: url.nullable().optional(),
  conditions: conditions.optional(),
});

export const suiteSchema = z.strictObject({
  id,
  version: text,
  name: text,
  description: text,
  category: text.optional(),
  source: text.optional(),
  basis: z.enum(['cells', 'index']).optional(),
  index_benchmark: id.optional(),
  min_coverage: z.number().min(0).max(1).optional(),
  components: z
    .array(
      z
        .strictObject({
          id: id.optional(),
          name: text.optional(),
          weight: positive.optional(),
          benchmark: id.optional(),
          benchmarks: z.array(id).min(1).optional(),
          combine: z.enum(['mean', 'first']).optional(),
          tools: z.enum(['none', 'allowed']).optional(),
        })
        .refine(
          (component) =>
            (component.benchmark === undefined) !== (component.benchmarks === undefined),
          'a component names either `benchmark` or `benchmarks`',
        ),
    )
    .min(1),
});

export const claimSchema = z.strictObject({
  id,
  statement: text,
  said_by: z.strictObject({ who: text, where: text, when: date, url: url.optional() }),
  as_of: date,
  check: z.looseObject({ kind: text }),
  limits: text.optional(),
});
