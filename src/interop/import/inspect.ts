import { z } from 'zod';
import type { Outcome } from '../../store/outcome.ts';
import { InputError } from '../input-error.ts';
import { checkPart } from './check-part.ts';
import {
  type ImportedRun,
  type ImportedSample,
  type ImportWords,
  noUsage,
} from './imported-run.ts';

const id = z.union([z.string().min(1), z.number()]);
const tokens = z.number().min(0).nullish();

const header = z.looseObject({
  status: z.string().optional(),
  eval: z.looseObject({
    task: z.string().min(1),
    task_version: z.union([z.string(), z.number()]).nullish(),
    model: z.string().min(1),
    created: z.string().nullish(),
    dataset: z.looseObject({
      name: z.string().nullish(),
      location: z.string().nullish(),
      sample_ids: z.array(id).nullish(),
    }),
    config: z.looseObject({ limit: z.unknown(), sample_id: z.unknown() }).partial().optional(),
    packages: z.record(z.string(), z.unknown()).nullish(),
  }),
});

const sample = z.looseObject({
  id,
  epoch: z.int().min(1),
  input: z.unknown(),
  output: z
    .looseObject({
      completion: z.string().nullish(),
      choices: z.array(z.looseObject({ stop_reason: z.string().nullish() })).nullish(),
    })
    .nullish(),
  scores: z
    .record(
      z.string(),
      z.looseObject({
        value: z.unknown(),
        answer: z.string().nullish(),
        explanation: z.string().nullish(),
      }),
    )
    .nullish(),
  attachments: z.record(z.string(), z.string()).nullish(),
  model_usage: z
    .record(
      z.string(),
      z.looseObject({
        input_tokens: tokens,
        output_tokens: tokens,
        input_tokens_cache_read: tokens,
        input_tokens_cache_write: tokens,
        reasoning_tokens: tokens,
      }),
    )
    .nullish(),
  error: z.looseObject({ message: z.string().optional() }).nullish(),
  limit: z.looseObject({ type: z.string() }).nullish(),
  total_time: z.number().nullish(),
});

type Sample = z.infer<typeof sample>;

const remedy = 'give the log as Inspect wrote it (schema version 2), `.eval` or `.json`';

export function isInspect(data: Record<string, unknown>): boolean {
  return 'eval' in data && 'version' in data && ('samples' in data || 'plan' in data);
}

/**
 * A log of Inspect, schema version 2. Each of its scorers whose values are marks (`C`, `I`, `P`,
 * `N`) or numbers from 0 to 1 is a scorer here, the first of them the headline.
 *
 * @param head EvalLog without its samples.
 * @param given its samples, one after another.
 * @throws InputError
 */
export function readInspect(
  head: unknown,
  given: Iterable<unknown>,
  file: string,
  { benchmark, model }: ImportWords,
): ImportedRun {
  const facts = checkPart(header, head, { file }, 'holds no log of Inspect', remedy);
  const samples: Sample[] = [];
  for (const each of given)
    samples.push(checkPart(sample, each, { file }, 'holds no sample of Inspect', remedy));
  if (samples.length === 0) throw new InputError(file, undefined, 'holds no sample', remedy);
  const scorers = scorersOf(samples);
  if (scorers.length === 0) {
    throw new InputError(
      file,
      undefined,
      'holds no score from 0 to 1',
      'only marks and numbers from 0 to 1 can be taken; score the log with such a scorer first',
    );
  }
  const { task, task_version, dataset, config, packages, created } = facts.eval;
  const version = typeof packages?.inspect_ai === 'string' ? packages.inspect_ai : null;
  const inputs = new Map(samples.map((each) => [String(each.id), resolve(each.input, each)]));
  const planned = (dataset.sample_ids ?? []).map(String);
  const items = [...new Set([...planned, ...inputs.keys()])];
  const isPart = config?.limit != null || config?.sample_id != null;
  const status = facts.status ?? 'started';
  return {
    program: 'Inspect',
    program_version: version,
    benchmark: `inspect:${task}`,
    version: String(task_version ?? 'not stated'),
    catalog_benchmark: benchmark ?? null,
    model: model ?? facts.eval.model,
    date: created ?? null,
    source: dataset.name ?? `Inspect, task ${task}`,
    revision: null,
    prompt: `that of the task ${task}`,
    items: items.map((each) => ({ id: each, content: inputs.get(each) ?? null })),
    limit: isPart ? items.length : null,
    epochs: Math.max(...samples.map(({ epoch }) => epoch)),
    scorers: scorers.map((each) => `inspect:${each}@${version ?? 'unknown'}`) as [string],
    samples: samples.map((each) => sampleOf(each, scorers)),
    notices: [
      ...(status === 'success' ? [] : [`The log says of its run: ${status.slice(0, 40)}.`]),
      ...(benchmark === undefined
        ? ['It is no evidence for a ranking unless --benchmark says which benchmark this is.']
        : []),
    ],
  };
}

const marks: Record<string, number> = { C: 1, I: 0, P: 0.5, N: 0 };

/** In [0, 1]; null: not scored; undefined: no such score. */
function toValue(value: unknown): number | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number') return value >= 0 && value <= 1 ? value : undefined;
  return typeof value === 'string' && Object.hasOwn(marks, value) ? marks[value] : undefined;
}

function scorersOf(samples: readonly Sample[]): string[] {
  const names = new Set<string>();
  const refused = new Set<string>();
  for (const { scores } of samples) {
    for (const [name, { value }] of Object.entries(scores ?? {})) {
      names.add(name);
      if (toValue(value) === undefined) refused.add(name);
    }
  }
  return [...names].filter((name) => !refused.has(name));
}

function sampleOf(given: Sample, scorers: readonly string[]): ImportedSample {
  const scores = new Map(Object.entries(given.scores ?? {}));
  const values = scorers.map((name) => toValue(scores.get(name)?.value) ?? null);
  const score = scores.get(scorers[0]!);
  const failed = given.error != null;
  const [value = null, ...others] = failed ? values.map(() => null) : values;
  const completion = resolve(given.output?.completion ?? '', given);
  return {
    item: String(given.id),
    epoch: given.epoch - 1,
    outcome: outcomeOf(value, score?.value, given),
    value,
    prompt: resolve(given.input, given),
    text: typeof completion === 'string' ? completion : '',
    answer: score?.answer ?? null,
    explanation: failed
      ? (given.error!.message ?? 'an error').slice(0, 2000)
      : (score?.explanation ?? null),
    usage: usageOf(given),
    total_ms: given.total_time == null ? null : 1000 * given.total_time,
    others,
  };
}

function outcomeOf(value: number | null, mark: unknown, { output, limit }: Sample): Outcome {
  if (value === null) return 'error';
  if (value === 1) return 'correct';
  const stop = output?.choices?.[0]?.stop_reason;
  if (stop === 'content_filter') return 'refused';
  if (stop === 'max_tokens' || stop === 'model_length' || limit != null) return 'truncated';
  return mark === 'N' ? 'unparsed' : 'incorrect';
}

/** Over all models that took part; unknown where one does not say. */
function usageOf({ model_usage }: Sample): ImportedSample['usage'] {
  const [usage, ...more] = Object.values(model_usage ?? {});
  if (!usage || more.length > 0) return noUsage;
  return {
    input_tokens: usage.input_tokens ?? null,
    cache_read_tokens: usage.input_tokens_cache_read ?? null,
    cache_write_tokens: usage.input_tokens_cache_write ?? null,
    output_tokens: usage.output_tokens ?? null,
    reasoning_tokens: usage.reasoning_tokens ?? null,
  };
}

const attachment = /^attachment:\/\/([0-9a-f]{32,64})$/;

/** Long texts stand apart and are named by their hash. */
function resolve(value: unknown, { attachments }: Sample): unknown {
  if (!attachments) return value ?? null;
  const texts = new Map(Object.entries(attachments));
  return JSON.parse(JSON.stringify(value ?? null), (_, each) => {
    const hash = typeof each === 'string' ? attachment.exec(each)?.[1] : undefined;
    return hash === undefined ? each : (texts.get(hash) ?? each);
  });
}
