import type { ItemRecord } from '../store/run.ts';
import type { Benchmark, BenchmarkItem, Prompt } from './benchmark.ts';
import { isSingleTurn } from './benchmark.ts';
import { chooseItems } from './choose-items.ts';
import { digest, ListDigest } from './digest.ts';
import { EngineError } from './error.ts';

/** Bytes of a SHA-256. */
const hashBytes = 32;

/**
 * Items x epochs. What the engine knows of each item stands in columns: as objects, the hundred
 * thousand items of a large run would take more room than everything that is under way.
 */
export interface Plan {
  readonly benchmark: Benchmark;
  readonly items: readonly BenchmarkItem[];
  /** SHA-256 over id, content, choices, target and cluster of each item, 32 bytes each. */
  readonly hashes: Uint8Array;
  /** Characters of each item's prompt, or of the item where there is no prompt yet. */
  readonly sizes: Float64Array;
  /** SHA-256 (hex) over the SHA-256 of each item. */
  readonly items_sha256: string;
  /** Likewise of each prompt; null where a loop makes them up on the way. */
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
  const hashes = Buffer.alloc(hashBytes * items.length);
  const sizes = new Float64Array(items.length);
  const whole = new ListDigest();
  const prompts = isSingleTurn(benchmark) ? new ListDigest() : null;
  const targets = new ListDigest();
  items.forEach((item, i) => {
    const prompt = isSingleTurn(benchmark) ? benchmark.prompt(item) : null;
    const sha256 = digest({ id: item.id, cluster: item.cluster, ...keptOf(item) });
    hashes.write(sha256, hashBytes * i, 'hex');
    sizes[i] = prompt ? sizeOf(prompt) : JSON.stringify(item.content).length;
    whole.add(sha256);
    if (prompt) prompts?.add(digest(prompt));
    targets.add(digest(item.target));
  });
  return {
    benchmark,
    items,
    hashes,
    sizes,
    items_sha256: whole.end(),
    prompts_sha256: prompts?.end() ?? null,
    targets_sha256: targets.end(),
    epochs,
    seed,
    limit,
  };
}

/** The samples of a plan. */
export function sampleCount({ items, epochs }: Plan): number {
  return items.length * epochs;
}

/** The items as the store keeps them, made anew for everyone who walks through them. */
export function itemRecords({ items, hashes }: Plan): Iterable<ItemRecord> {
  const bytes = Buffer.from(hashes.buffer, hashes.byteOffset, hashes.length);
  return {
    *[Symbol.iterator]() {
      for (const [i, item] of items.entries()) {
        const sha256 = bytes.toString('hex', hashBytes * i, hashBytes * (i + 1));
        yield { id: item.id, cluster: item.cluster, content: keptOf(item), sha256 };
      }
    },
  };
}

/** What a store keeps of an item beside its names. */
function keptOf({ content, target, choices }: BenchmarkItem) {
  return { content, target, ...(choices ? { choices } : {}) };
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
