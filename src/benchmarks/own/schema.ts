import { z } from 'zod';

/** A benchmark of one's own, as its YAML file states it. Strict: an unknown key is an error with its line. */

const text = z.string().trim().min(1);
const template = z.string().min(1);
const whole = z.number().int();

const sampling = z.strictObject({
  temperature: z.number().min(0).max(5).nullable().optional(),
  top_p: z.number().gt(0).max(1).nullable().optional(),
  top_k: whole.min(1).nullable().optional(),
  max_tokens: whole.min(1).nullable().optional(),
  stop: z.array(z.string().min(1)).optional(),
  seed: whole.nullable().optional(),
  reasoning_effort: text.nullable().optional(),
  thinking: z.boolean().nullable().optional(),
});

const scorer = z.union([
  text,
  z.strictObject({ id: text, options: z.record(z.string(), z.unknown()).optional() }),
]);

/** Text, or a mapping or list of it: every text in it is a template. */
export type TargetTemplate =
  | string
  | number
  | boolean
  | null
  | TargetTemplate[]
  | { [key: string]: TargetTemplate };

const target: z.ZodType<TargetTemplate> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(target),
    z.record(z.string(), target),
  ]),
);

export const ownBenchmarkSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by dashes'),
    name: text,
    version: z.union([z.string().trim().min(1), whole.transform(String)]).default('1'),
    summary: text,
    items: text,
    licence: text.optional(),
    publish: z.boolean().default(true),
    kind: z.enum(['chat', 'completion', 'loglikelihood']).default('chat'),
    system: template.optional(),
    prompt: template,
    choices: z.union([text, z.array(text).min(2)]).optional(),
    target,
    gold: template.optional(),
    scorer: z.union([scorer, z.array(scorer).min(1)]),
    metric: z
      .union([
        z.literal('mean'),
        z.strictObject({ 'pass-at-k': whole.min(1) }),
        z.strictObject({ 'pass-hat-k': whole.min(1) }),
      ])
      .default('mean'),
    epochs: whole.min(1).max(1000).default(1),
    sampling: sampling.default({}),
    chance: z.number().min(0).max(1).optional(),
    item: z.strictObject({ id: template.optional(), cluster: template.optional() }).default({}),
    limits: z
      .strictObject({
        seconds: z.number().positive().optional(),
        output_tokens: whole.min(1).optional(),
      })
      .default({}),
  })
  .refine(({ kind, choices }) => kind !== 'loglikelihood' || choices !== undefined, {
    path: ['kind'],
    message: 'a benchmark by log-likelihood needs choices',
  })
  .refine(({ kind, system }) => kind === 'chat' || system === undefined, {
    path: ['system'],
    message: 'only a chat has a system message',
  })
  .refine(
    ({ metric, epochs }) => typeof metric === 'string' || Object.values(metric)[0]! <= epochs,
    { path: ['epochs'], message: 'the metric needs at least k epochs' },
  );

export type OwnBenchmark = z.output<typeof ownBenchmarkSchema>;
