import type { ItemSet, RunAggregate, ValueChunk } from './aggregate.ts';
import type {
  CheckReport,
  CompactOptions,
  CompactReport,
  Progress,
  UsageReport,
} from './maintenance.ts';
import type {
  ItemRecord,
  NewRun,
  RunDetail,
  RunEvent,
  RunPage,
  RunQuery,
  RunRecord,
  RunStatus,
  ScorerIdentity,
} from './run.ts';
import type {
  CommittedSample,
  RecordBatch,
  Recorded,
  ResponseRecord,
  SampleDetail,
  SampleKey,
  SamplePage,
  SampleQuery,
} from './sample.ts';

/**
 * Runs, responses and scores, behind one asynchronous interface for every database.
 *
 * A promise that a writing method returned resolves when what it wrote will survive the death of
 * this process; what was not resolved may or may not be there afterwards, but never half of one
 * call. Calls take effect in the order in which they were made. Several processes may use one store
 * at the same time.
 *
 * Every method rejects with a {@link StoreError}; where a method names codes, those are the ones
 * that its arguments can cause. A store keeps what it is given: whoever calls removes secrets first.
 *
 * Methods that take an optional scorer mean the run's headline when it is absent.
 */
export interface Store {
  /**
   * Adds a run and the items that it plans, in plan order. When a run of that id exists with the
   * same lock and the same items, nothing changes and that run is returned: that is how one resumes.
   * @param items are walked through several times, and need not be in memory all at once.
   * @throws StoreError `lock-differs`, `invalid`
   */
  createRun(run: NewRun, items: Iterable<ItemRecord>): Promise<RunRecord>;

  /** One run, or null. */
  run(id: string): Promise<RunDetail | null>;

  /** A page of runs with their summaries, newest first. @throws StoreError `invalid` (limit, cursor) */
  listRuns(query?: RunQuery): Promise<RunPage>;

  /** Setting any status but `running` also ends a claim. @throws StoreError `unknown-run` */
  setStatus(id: string, status: RunStatus, reason?: string): Promise<void>;

  /**
   * Takes or renews the right to work on a run, so that two processes do not send the same requests.
   * Purely a promise among callers: `record` does not ask for it.
   * @param holder names the process.
   * @param lease_ms the claim runs out after this time unless it is renewed.
   * @returns false when somebody else holds it.
   * @throws StoreError `unknown-run`
   */
  claimRun(id: string, holder: string, lease_ms: number): Promise<boolean>;

  /** Adds and removes tags. @returns the tags afterwards, sorted. @throws StoreError `unknown-run` */
  tagRun(
    id: string,
    change: { add?: readonly string[]; remove?: readonly string[] },
  ): Promise<string[]>;

  /** Chooses whose scores the list shows. @throws StoreError `unknown-run` */
  setHeadline(id: string, scorer: ScorerIdentity): Promise<void>;

  /**
   * Deletes a run with its responses, scores and events. Texts that nothing refers to any more stay
   * until `compact`. @returns how many responses it had. @throws StoreError `unknown-run`
   */
  deleteRun(id: string): Promise<number>;

  /**
   * Stores responses and scores: all of the batch or nothing. Delivering the same records again
   * changes nothing. A response stands for good once it is stored, unless it ended in an error:
   * then a response of another attempt replaces it, and the scores of the failed one go. A score by
   * the same scorer and judge likewise stands unless its outcome is `error`. A score may come with
   * its response or later.
   *
   * Records are committed in groups, at most 50 ms after they were handed over unless the disk is
   * slower. Whoever writes faster than that is held back only by awaiting the promise: do so.
   * @throws StoreError `unknown-run`, `unknown-item`, `unknown-sample` (a score without a
   *   response), `invalid`
   */
  record(batch: RecordBatch): Promise<Recorded>;

  /** Deletes a run's scores by one scorer, as to score anew. @returns how many. @throws StoreError `unknown-run` */
  deleteScores(run: string, scorer: ScorerIdentity): Promise<number>;

  /** What is stored of a run, in plan order, in chunks of some thousands. @throws StoreError `unknown-run` */
  committed(run: string, scorer?: ScorerIdentity): AsyncIterable<readonly CommittedSample[]>;

  /** The items that a run planned. @throws StoreError `unknown-run` */
  items(run: string): Promise<ItemSet>;

  /** A page of a run's samples. @throws StoreError `unknown-run`, `invalid` (limit, cursor) */
  listSamples(run: string, query?: SampleQuery): Promise<SamplePage>;

  /** One sample with its texts, or null. */
  sample(key: SampleKey): Promise<SampleDetail | null>;

  /**
   * All samples of a run with their texts, in plan order, in small chunks: for scoring again and
   * for export. Reads on as it is consumed; samples that are stored meanwhile may be among them.
   * @throws StoreError `unknown-run`
   */
  samples(run: string): AsyncIterable<readonly SampleDetail[]>;

  /** Events of a run, oldest first. @throws StoreError `unknown-run` */
  events(run: string): Promise<RunEvent[]>;

  /** What a run's samples add up to. @throws StoreError `unknown-run` */
  aggregate(run: string, scorer?: ScorerIdentity): Promise<RunAggregate>;

  /** Values by item and epoch, in plan order, in chunks of some thousands. @throws StoreError `unknown-run` */
  values(run: string, scorer?: ScorerIdentity): AsyncIterable<ValueChunk>;

  /**
   * The newest response to a request, whatever run it belongs to, or null. Responses that ended in
   * an error are never returned; whether any other may be used again is for the caller to say.
   */
  cachedResponse(request_sha256: string): Promise<ResponseRecord | null>;

  /** A call remembered through `record`, or null. */
  cachedCall(request_sha256: string): Promise<{ generation: unknown } | null>;

  /** Looks for damage; reads everything, changes nothing. */
  check(progress?: Progress): Promise<CheckReport>;

  /**
   * Removes what nothing refers to, and returns the room to the disk when it is a good part of the
   * store. Best when no run is under way: writers wait for it.
   */
  compact(options?: CompactOptions): Promise<CompactReport>;

  /** Where the bytes are. Reads all references. */
  usage(progress?: Progress): Promise<UsageReport>;

  /** Waits for what was handed over and lets go of the store. Later calls reject with `closed`. */
  close(): Promise<void>;
}
