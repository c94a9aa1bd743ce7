import { allBenchmarks, type BenchmarkDefinition } from '../benchmarks/index.ts';
import { type Lock, parseLock } from '../engine/lock.ts';
import type { OwnRun } from '../ranking/measured/own-run.ts';
import type { RunAggregate, RunListing, Store } from '../store/index.ts';
import { changesOf } from './changes.ts';
import { conditionsOf } from './conditions.ts';
import { statedModel } from './stated-model.ts';

/**
 * What a run says of itself, without its scores; null when its benchmark is none that is built in.
 * A benchmark of one's own may bear the name of a built-in one: where the data come from tells them
 * apart.
 * @throws StoreError, EngineError `bad-lock`
 */
export async function describeRun(
  store: Store,
  listing: RunListing,
  today: string,
): Promise<OwnRun | null> {
  const definition = (await definitions()).get(listing.benchmark);
  if (!definition) return null;
  const detail = await store.run(listing.id);
  // Deleted since it was listed.
  if (detail === null) return null;
  const lock = parseLock(detail.lock);
  if (lock.benchmark.data.source !== definition.data.home) return null;
  const aggregate = await store.aggregate(listing.id);
  const { version } = definition;
  const date = listing.created_at.slice(0, 10);
  return {
    id: listing.id,
    date: date > today ? today : date,
    imported: null,
    status: listing.status,
    benchmark: listing.benchmark,
    version: listing.benchmark_version,
    catalog_benchmark: definition.catalog_benchmark,
    current_version: version === listing.benchmark_version ? null : version,
    model: listing.model,
    stated_model: statedModel(listing),
    model_names: namesOf(lock, aggregate),
    items: lock.items.count,
    all_items: definition.items,
    limited: lock.items.limit !== null,
    conditions: conditionsOf(lock, aggregate),
    differences: [...definition.differences],
    changes: changesOf(lock, definition),
    epochs: lock.epochs,
  };
}

let known: Promise<ReadonlyMap<string, BenchmarkDefinition>> | undefined;

function definitions(): Promise<ReadonlyMap<string, BenchmarkDefinition>> {
  known ??= allBenchmarks().then((all) => new Map(all.map((each) => [each.id, each])));
  return known;
}

function namesOf({ model }: Lock, { served_models }: RunAggregate): string[] {
  const served = served_models.flatMap(({ value }) => (value === null ? [] : [value]));
  return [...new Set([model.configuration.name, ...served])];
}
