/**
 * Runs, responses and scores, kept so that every number can be traced to its sample and computed
 * again.
 *
 * ```ts
 * const store = await openStore();
 * await store.createRun(run, items);                  // the lock, and the items in plan order
 * await store.record({ responses: [r], scores: [s] }); // resolves when it is safe from a kill
 * for await (const done of store.committed(run.id)) {} // what a resume need not send again
 * const { score, cost_usd } = await store.aggregate(run.id);
 * for await (const { position, value } of store.values(run.id)) {} // for the statistics
 * await store.close();
 * ```
 *
 * - A **run** is one model configuration on one benchmark. Its lock and its set of items never
 *   change; runs that planned the same items share the set, and its hash says so.
 * - A **sample** is named by (run, item, epoch). Its **response** is stored at most once, however
 *   often it is delivered; only one that an infrastructure error ended gives way to a later attempt,
 *   and what that had cost stays in the account.
 * - **Scores** stand apart: any number of scorers may judge one response, now or later, without the
 *   model. One of them is the run's headline.
 * - Everything that is shown in sums (`Total`) says how many samples were unknown.
 *
 * What is kept is kept as it was given: whoever records removes keys first.
 */

export type { Count, ItemSet, Percentiles, RunAggregate, ValueChunk } from './aggregate.ts';
export type { StoreErrorCode } from './error.ts';
export { StoreError } from './error.ts';
export type {
  CheckReport,
  CompactOptions,
  CompactReport,
  Finding,
  Progress,
  UsageReport,
} from './maintenance.ts';
export { openStore, storeLocation } from './open.ts';
export type { Outcome } from './outcome.ts';
export { outcomes } from './outcome.ts';
export type {
  ItemRecord,
  NewRun,
  RunDetail,
  RunEvent,
  RunListing,
  RunPage,
  RunQuery,
  RunRecord,
  RunStatus,
  RunSummary,
  ScorerIdentity,
  ScoreSummary,
  Total,
} from './run.ts';
export type {
  CallRecord,
  CommittedSample,
  RecordBatch,
  Recorded,
  ReplacedAttempt,
  ResponseRecord,
  SampleDetail,
  SampleKey,
  SampleListing,
  SamplePage,
  SampleQuery,
  ScoreRecord,
  TokenUsage,
} from './sample.ts';
export type { Store } from './store.ts';
