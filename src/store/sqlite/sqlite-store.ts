import type { ItemSet, RunAggregate, ValueChunk } from '../aggregate.ts';
import { StoreError } from '../error.ts';
import type {
  CheckReport,
  CompactOptions,
  CompactReport,
  Progress,
  UsageReport,
} from '../maintenance.ts';
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
} from '../run.ts';
import type {
  CommittedSample,
  RecordBatch,
  Recorded,
  ResponseRecord,
  SampleDetail,
  SampleKey,
  SamplePage,
  SampleQuery,
} from '../sample.ts';
import type { Store } from '../store.ts';
import {
  checkCount,
  checkDate,
  checkedItems,
  checkHash,
  checkName,
  checkScorer,
  invalid,
} from '../validate.ts';
import { aggregateRun, readItems, readValues } from './aggregate-run.ts';
import { CommitQueue } from './commit-queue.ts';
import type { Connection } from './connection.ts';
import { encodeBatch, encodeItem, encodeRun } from './encode.ts';
import { ItemSetHash } from './item-set.ts';
import { listSamples } from './list-samples.ts';
import { readEvents, readRun, readRuns } from './read-runs.ts';
import {
  readCachedCall,
  readCachedResponse,
  readCommitted,
  readSample,
  readSamples,
} from './read-samples.ts';
import { toWireScorer, type Unit, type WireItem } from './wire.ts';
import type { StoreWorker } from './workers.ts';

/** Items that cross to the writer, and are committed, at a time. */
const itemsAtATime = 1_000;

/**
 * A store in one SQLite file. Reads run in the caller's thread, on a connection that cannot write,
 * and return within milliseconds; long ones go chunk by chunk. All writes go to one writer.
 */
export class SqliteStore implements Store {
  readonly #reader: Connection;
  readonly #worker: StoreWorker;
  readonly #queue: CommitQueue;
  #isClosed = false;

  constructor(reader: Connection, worker: StoreWorker) {
    this.#reader = reader;
    this.#worker = worker;
    this.#queue = new CommitQueue((units) => worker.apply(units));
  }

  async createRun(run: NewRun, items: Iterable<ItemRecord>): Promise<RunRecord> {
    this.#requireOpen();
    const encodedRun = encodeRun(run);
    const set = new ItemSetHash();
    let count = 0;
    for (const item of checkedItems(items)) {
      set.add(item);
      count++;
    }
    const unit: Unit = {
      kind: 'createRun',
      run: encodedRun,
      item_set_sha256: set.end(),
      items: null,
    };
    // Most sets are there from an earlier run. Another process may remove items before they belong to one.
    while (!(await this.#queue.submit(unit))) unit.items = await this.#addItems(items, count);
    const {
      lock: _lock,
      environment: _environment,
      claim: _claim,
      scorers: _scorers,
      ...record
    } = (await this.run(run.id))!;
    return record;
  }

  async run(id: string): Promise<RunDetail | null> {
    return this.#read((reader) => readRun(reader, id));
  }

  async listRuns(query: RunQuery = {}): Promise<RunPage> {
    return this.#read((reader) => readRuns(reader, query));
  }

  async setStatus(id: string, status: RunStatus, reason?: string): Promise<void> {
    await this.#write({ kind: 'setStatus', run: id, status, reason: reason ?? null });
  }

  async claimRun(id: string, holder: string, lease_ms: number): Promise<boolean> {
    checkName('claim:', 'holder', holder);
    checkCount('claim:', 'lease_ms', lease_ms);
    return (await this.#write({ kind: 'claimRun', run: id, holder, lease_ms })) as boolean;
  }

  async tagRun(
    id: string,
    { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
  ): Promise<string[]> {
    for (const tag of add) checkName(`run "${id}":`, 'tag', tag);
    return (await this.#write({
      kind: 'tagRun',
      run: id,
      add: [...add],
      remove: [...remove],
    })) as string[];
  }

  async setHeadline(id: string, scorer: ScorerIdentity): Promise<void> {
    checkScorer(`run "${id}":`, scorer);
    await this.#write({ kind: 'setHeadline', run: id, scorer: toWireScorer(scorer) });
  }

  async deleteRun(id: string): Promise<number> {
    return (await this.#write({ kind: 'deleteRun', run: id })) as number;
  }

  async record(batch: RecordBatch): Promise<Recorded> {
    return (await this.#write({ kind: 'record', batch: encodeBatch(batch) })) as Recorded;
  }

  async deleteScores(run: string, scorer: ScorerIdentity): Promise<number> {
    checkScorer(`run "${run}":`, scorer);
    const unit: Unit = { kind: 'deleteScores', run, scorer: toWireScorer(scorer) };
    return (await this.#write(unit)) as number;
  }

  committed(run: string, scorer?: ScorerIdentity): AsyncIterable<readonly CommittedSample[]> {
    return this.#stream((reader) => readCommitted(reader, run, scorer));
  }

  async items(run: string): Promise<ItemSet> {
    return this.#read((reader) => readItems(reader, run));
  }

  async listSamples(run: string, query: SampleQuery = {}): Promise<SamplePage> {
    return this.#read((reader) => listSamples(reader, run, query));
  }

  async sample(key: SampleKey): Promise<SampleDetail | null> {
    return this.#read((reader) => readSample(reader, key));
  }

  samples(run: string): AsyncIterable<readonly SampleDetail[]> {
    return this.#stream((reader) => readSamples(reader, run));
  }

  async events(run: string): Promise<RunEvent[]> {
    return this.#read((reader) => readEvents(reader, run));
  }

  async aggregate(run: string, scorer?: ScorerIdentity): Promise<RunAggregate> {
    return this.#read((reader) => aggregateRun(reader, run, scorer));
  }

  values(run: string, scorer?: ScorerIdentity): AsyncIterable<ValueChunk> {
    return this.#stream((reader) => readValues(reader, run, scorer));
  }

  async cachedResponse(request_sha256: string): Promise<ResponseRecord | null> {
    checkHash('cache:', 'request_sha256', request_sha256);
    return this.#read((reader) => readCachedResponse(reader, request_sha256));
  }

  async cachedCall(request_sha256: string): Promise<{ generation: unknown } | null> {
    checkHash('cache:', 'request_sha256', request_sha256);
    return this.#read((reader) => readCachedCall(reader, request_sha256));
  }

  async check(progress?: Progress): Promise<CheckReport> {
    await this.#settled();
    return await this.#worker.check(progress);
  }

  async compact(options: CompactOptions = {}): Promise<CompactReport> {
    const { progress, ...rest } = options;
    if (rest.forget_calls_before !== undefined) {
      checkDate('compact:', 'forget_calls_before', rest.forget_calls_before);
    }
    await this.#settled();
    return await this.#worker.compact(rest, progress);
  }

  async usage(progress?: Progress): Promise<UsageReport> {
    await this.#settled();
    return await this.#worker.usage(progress);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#queue.drain();
    this.#reader.close();
    await this.#worker.end();
  }

  /** @returns the numbers of the rows. */
  async #addItems(items: Iterable<ItemRecord>, count: number): Promise<Float64Array> {
    const numbers = new Float64Array(count);
    let sent = 0;
    let some: WireItem[] = [];
    for (const item of items) {
      some.push(encodeItem(item));
      if (some.length < itemsAtATime && sent + some.length < count) continue;
      const added = await this.#queue.submit({ kind: 'addItems', items: some });
      numbers.set(added as Float64Array, sent);
      sent += some.length;
      some = [];
    }
    if (sent !== count) invalid('items:', 'must be the same each time they are walked through');
    return numbers;
  }

  async #write(unit: Unit): Promise<unknown> {
    this.#requireOpen();
    return await this.#queue.submit(unit);
  }

  #read<Result>(read: (reader: Connection) => Result): Result {
    this.#requireOpen();
    return this.#reader.snapshot(() => read(this.#reader));
  }

  async *#stream<Chunk>(read: (reader: Connection) => AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
    this.#requireOpen();
    for await (const chunk of read(this.#reader)) {
      yield chunk;
      this.#requireOpen();
    }
  }

  async #settled(): Promise<void> {
    this.#requireOpen();
    await this.#queue.drain();
  }

  #requireOpen(): void {
    if (this.#isClosed) throw new StoreError('closed', 'the store was closed before');
  }
}
