import { z } from 'zod';
import type { ModelConfiguration } from '../providers/configuration.ts';
import { canonicalJson } from '../providers/replay/request-hash.ts';
import type { ScorerUse } from './benchmark.ts';
import { EngineError } from './error.ts';
import type { Plan } from './plan.ts';
import type { RequestSettings } from './requests.ts';

/** Raised when the engine would ask or count differently than before. */
export const engineVersion = '1';

/** A model as a lock names it. */
export interface LockedModel {
  /** How it was addressed, without secrets and folders; another address may lead to the same configuration. */
  address: string;
  configuration: ModelConfiguration;
}

const model = z.strictObject({
  address: z.string(),
  configuration: z.custom<ModelConfiguration>(
    (value) => typeof value === 'object' && value !== null && 'adapter' in value,
    'a model configuration',
  ),
});

const schema = z.strictObject({
  format: z.literal('weighbridge-lock'),
  engine: z.string(),
  benchmark: z.strictObject({
    id: z.string(),
    version: z.string(),
    data: z.strictObject({
      source: z.string(),
      revision: z.string().nullable(),
      sha256: z.string(),
    }),
    protocol: z.strictObject({ prompt: z.string(), epochs: z.int(), sampling: z.unknown() }),
    metric: z.strictObject({
      kind: z.string(),
      k: z.int().optional(),
      weights: z.record(z.string(), z.number()).optional(),
    }),
    chance: z.number().nullable(),
    limits: z.unknown(),
  }),
  /** Headline first. */
  scorers: z.array(z.strictObject({ scorer: z.string(), options: z.unknown() })).min(1),
  items: z.strictObject({
    count: z.int(),
    limit: z.int().nullable(),
    sha256: z.string(),
    /** Null where loops make them up. */
    prompts_sha256: z.string().nullable(),
    targets_sha256: z.string(),
  }),
  model,
  roles: z.strictObject({ judge: model.nullable(), user: model.nullable() }),
  sampling: z.strictObject({
    effective: z.unknown(),
    /** Given for this run. */
    own: z.unknown(),
    left_out: z.array(z.string()),
    seeded: z.boolean(),
  }),
  epochs: z.int(),
  seed: z.int(),
});

/**
 * All that a run's scores depend on, and nothing else: whoever resumes must come to the same lock,
 * and whoever runs it again elsewhere asks the same questions in the same way.
 */
export type Lock = z.infer<typeof schema>;

export interface LockParts {
  plan: Plan;
  settings: RequestSettings;
  model: LockedModel;
  judge: LockedModel | null;
  user: LockedModel | null;
}

export function makeLock({ plan, settings, model, judge, user }: LockParts): Lock {
  const { benchmark, items } = plan;
  const { id, version, data, protocol, metric, chance, limits, scorers } = benchmark;
  const { source, revision, sha256 } = data;
  return {
    format: 'weighbridge-lock',
    engine: engineVersion,
    benchmark: {
      id,
      version,
      data: { source, revision, sha256 },
      protocol: { prompt: protocol.prompt, epochs: protocol.epochs, sampling: protocol.sampling },
      metric: { ...metric },
      chance,
      limits: limits ?? null,
    },
    scorers: scorers.map((use) => ({ scorer: scorerName(use), options: use.options ?? null })),
    items: {
      count: items.length,
      limit: plan.limit,
      sha256: plan.items_sha256,
      prompts_sha256: plan.prompts_sha256,
      targets_sha256: plan.targets_sha256,
    },
    model,
    roles: { judge, user },
    sampling: {
      effective: settings.sampling,
      own: settings.fixed,
      left_out: [...settings.left_out],
      seeded: settings.seed !== null,
    },
    epochs: plan.epochs,
    seed: plan.seed,
  };
}

/** `id@version`. */
export function scorerName({ scorer }: ScorerUse): string {
  return `${scorer.id}@${scorer.version}`;
}

/** One text for one lock. */
export function lockText(lock: Lock): string {
  return canonicalJson(lock);
}

/** @throws EngineError `bad-lock` with the first thing that is wrong. */
export function parseLock(text: string): Lock {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new EngineError('bad-lock', 'this is no lock: not JSON');
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  const where = path.length > 0 ? `${path.join('.')}: ` : '';
  throw new EngineError('bad-lock', `this is no lock: ${where}${message}`);
}

/**
 * What stands in the way of running under a lock, one line each; none when nothing does. Addresses
 * may differ as long as the configuration that they lead to is the same.
 */
export function lockDifferences(wanted: Lock, found: Lock): string[] {
  return differences('', withoutAddresses(wanted), withoutAddresses(found));
}

function withoutAddresses(lock: Lock): unknown {
  const bare = (model: LockedModel | null) => model?.configuration ?? null;
  const { judge, user } = lock.roles;
  return { ...lock, model: bare(lock.model), roles: { judge: bare(judge), user: bare(user) } };
}

function differences(path: string, wanted: unknown, found: unknown): string[] {
  if (canonicalJson(wanted) === canonicalJson(found)) return [];
  if (!isRecord(wanted) || !isRecord(found)) {
    return [`${path}: ${shown(wanted)} in the lock, ${shown(found)} now`];
  }
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].sort();
  return names.flatMap((name) =>
    differences(path === '' ? name : `${path}.${name}`, wanted[name], found[name]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
