import { allBenchmarks, type BenchmarkDefinition } from '../benchmarks/index.ts';
import { type Lock, parseLock } from '../engine/lock.ts';
import type { OwnRun } from '../ranking/measured/own-run.ts';
import type { RunAggregate, RunListing, Store } from '../store/index.ts';
import { changesOf } from './changes.ts';
import { conditionsOf } from './conditions.ts';
import { type ImportedBy, importedTag, importOrigin } from './import-origin.ts';
import { statedModel } from './stated-model.ts';

/**
 * What a run says of itself, without its scores; null when its benchmark is none that
 * is built in and no other program ran it.
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
  const isImported = listing.tags.includes(importedTag);
  if (!definition && !isImported) return null;
  const detail = await store.run(listing.id);
  // Deleted since it was listed.
  if (detail === null) return null;
  const lock = parseLock(detail.lock);
  const origin = isImported ? importOrigin(detail.environment) : null;
  const facts = origin
    ? factsOfImport(origin)
    : definition && lock.benchmark.data.source === definition.data.home
      ? factsOfDefinition(definition, listing, lock)
      : null;
  if (!facts) return null;
  const aggregate = await store.aggregate(listing.id);
  const date = listing.created_at.slice(0, 10);
  return {
    id: listing.id,
    date: origin?.dated === false ? null : date > today ? today : date,
    status: listing.status,
    benchmark: listing.benchmark,
    version: listing.benchmark_version,
    model: listing.model,
    stated_model: statedModel(listing),
    model_names: namesOf(lock, aggregate),
    items: lock.items.count,
    limited: lock.items.limit !== null,
    conditions: conditionsOf(lock, aggregate),
    epochs: lock.epochs,
    ...facts,
  };
}

type BenchmarkFacts = Pick<
  OwnRun,
  'imported' | 'catalog_benchmark' | 'current_version' | 'all_items' | 'differences' | 'changes'
>;

function factsOfDefinition(
  definition: BenchmarkDefinition,
  { benchmark_version }: RunListing,
  lock: Lock,
): BenchmarkFacts {
  const { version, catalog_benchmark, items, differences } = definition;
  return {
    imported: null,
    catalog_benchmark,
    current_version: version === benchmark_version ? null : version,
    all_items: items,
    differences: [...differences],
    changes: changesOf(lock, definition),
  };
}

function factsOfImport({
  program,
  program_version,
  catalog_benchmark,
}: ImportedBy): BenchmarkFacts {
  const by = program_version === null ? program : `${program} ${program_version}`;
  return {
    imported: by,
    catalog_benchmark,
    current_version: null,
    all_items: null,
    differences: [`Run with ${by} and imported: prompt, settings and grading are its own.`],
    changes: [],
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
