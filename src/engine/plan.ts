import type { ItemRecord } from '../store/run.ts';
import type { Benchmark, BenchmarkItem, Prompt } from './benchmark.ts';
import { isSingleTurn } from './benchmark.ts';
import { chooseItems } from './choose-items.ts';
import { digest } from './digest.ts';
import { EngineError } from './error.ts';

/** An item with what the engine knows of it before the run. */
export interface PlannedItem {
  readonly item: BenchmarkItem;
  /** As the store keeps it. Its hash is over id, content, choices, target and cluster. */
  readonly record: ItemRecord;
  /** Characters of the prompt, or of the item where there is no prompt yet. */
  readonly size: number;
}

/** Items x epochs. */
export interface Plan {
  readonly benchmark: Benchmark;
  readonly items: readonly PlannedItem[];
  /** SHA-256 (hex) over the SHA-256 of each prompt; null where a loop makes them up on the way. */
  readonly prompts_sha256: string | null;
  readonly targets_sha256: string;
  readonly epochs: number;
  readonly seed: number;
  /** Items asked for; null: all. */
  readonly limit: number | null;
}

export interface PlanOptions {
  /** Attempts at each item; default the protocol's. */
  epochs?: number;
  /** Of the choice of items and of loops. Default 1. */
  seed?: number;
  /** Items, 1 or more; default all. */
  limit?: number | null;
}

/**
 * What a run will do, without a model. Every target is checked by every scorer first.
 * @throws EngineError `bad-setting`, `bad-target`
 */
export function makePlan(benchmark: Benchmark, options: PlanOptions = {}): Plan {
  const { epochs = benchmark.protocol.epochs, seed = 1, limit = null } = options;
  requireWhole('epochs', epochs, 1);
  requireWhole('the seed', seed, 0);
  if (limit !== null) requireWhole('the limit', limit, 1);
  requireItems(benchmark);
  const items = chooseItems(benchmark.items, limit, seed);
  for (const item of items) checkTarget(benchmark, item);
  // Only what they come down to is kept: of many items the hashes of each would take most room.
  const prompts: string[] = [];
  const planned = items.map((item) => planItem(benchmark, item, prompts));
  return {
    benchmark,
    items: planned,
    prompts_sha256: isSingleTurn(benchmark) ? digest(prompts) : null,
    targets_sha256: digest(items.map(({ target }) => digest(target))),
    epochs,
    seed,
    limit,
  };
}

/** The samples of a plan. */
export function sampleCount({ items, epochs }: Plan): number {
  return items.length * epochs;
}

function planItem(benchmark: Benchmark, item: BenchmarkItem, prompts: string[]): PlannedItem {
  const { id, content, target, cluster, choices } = item;
  const prompt = isSingleTurn(benchmark) ? benchmark.prompt(item) : null;
  if (prompt) prompts.push(digest(prompt));
  const kept = { content, target, ...(choices ? { choices } : {}) };
  return {
    item,
    record: { id, cluster, content: kept, sha256: digest({ id, cluster, ...kept }) },
    size: prompt ? sizeOf(prompt) : JSON.stringify(content).length,
  };
}

/** Characters that a model has to read. */
export function sizeOf(prompt: Prompt): number {
  switch (prompt.kind) {
    case 'chat':
      return prompt.messages.reduce((sum, { content }) => sum + content.length, 0);
    case 'completion':
      return prompt.prompt.length;
    case 'loglikelihood':
      return prompt.contexts.reduce(
        (sum, { context, continuations }) => sum + context.length + continuations.join('').length,
        0,
      );
  }
}

function requireItems({ id, items }: Benchmark): void {
  if (items.length === 0) throw new EngineError('bad-setting', `${id} has no items`);
  const seen = new Set<string>();
  for (const item of items) {
    if (seen.has(item.id)) {
      throw new EngineError('bad-setting', `${id} has two items with the id "${item.id}"`);
    }
    seen.add(item.id);
  }
}

function checkTarget({ id, scorers }: Benchmark, item: BenchmarkItem): void {
  for (const { scorer } of scorers) {
    try {
      // A variable with a type of its own, as assertion functions ask for.
      const check: (target: unknown) => void = scorer.check.bind(scorer);
      check(item.target);
    } catch (error) {
      throw new EngineError(
        'bad-target',
        `item ${item.id} of ${id} cannot be judged by ${scorer.id}: ${(error as Error).message}`,
        [],
        { cause: error },
      );
    }
  }
}

function requireWhole(what: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new EngineError(
      'bad-setting',
      `${what} is a whole number from ${least} on, not ${value}`,
    );
  }
}
