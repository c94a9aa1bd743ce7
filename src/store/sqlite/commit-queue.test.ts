import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommitQueue } from './commit-queue.ts';
import type { Unit, UnitResult } from './wire.ts';

const record = (responses = 1): Unit => ({
  kind: 'record',
  batch: {
    responses: Array.from({ length: responses }),
    scores: [],
    events: [],
    calls: [],
  } as never,
});
const command: Unit = { kind: 'deleteRun', run: 'r' };

/** A writer whose commits end when the test says. */
function makeWriter() {
  const groups: Unit[][] = [];
  let end: ((results: UnitResult[]) => void) | undefined;
  return {
    groups,
    apply: (units: Unit[]) => {
      groups.push(units);
      return new Promise<UnitResult[]>((resolve) => {
        end = resolve;
      });
    },
    async commit(results?: UnitResult[]): Promise<void> {
      const group = groups.at(-1)!;
      end!(results ?? group.map((_, i) => ({ value: i })));
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

describe('the queue of commits', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('gathers records for a moment and commits them together', async () => {
    const writer = makeWriter();
    const queue = new CommitQueue(writer.apply);
    const results = [queue.submit(record()), queue.submit(record())];
    await vi.advanceTimersByTimeAsync(7);
    results.push(queue.submit(record()));
    expect(writer.groups).toEqual([]);
    // Counted from the first.
    await vi.advanceTimersByTimeAsync(3);
    expect(writer.groups.map(({ length }) => length)).toEqual([3]);
    await writer.commit();
    expect(await Promise.all(results)).toEqual([0, 1, 2]);
  });

  it('gathers what comes during a commit for the next', async () => {
    const writer = makeWriter();
    const queue = new CommitQueue(writer.apply);
    void queue.submit(record());
    await vi.advanceTimersByTimeAsync(10);
    void queue.submit(record());
    void queue.submit(record());
    await vi.advanceTimersByTimeAsync(100);
    expect(writer.groups).toHaveLength(1);
    await writer.commit();
    // They have waited long enough.
    expect(writer.groups.map(({ length }) => length)).toEqual([1, 2]);
    void queue.submit(record());
    await vi.advanceTimersByTimeAsync(5);
    await writer.commit();
    expect(writer.groups).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(5);
    expect(writer.groups.map(({ length }) => length)).toEqual([1, 2, 1]);
  });

  it('lets nobody wait who waits alone, and keeps the order', async () => {
    const writer = makeWriter();
    const queue = new CommitQueue(writer.apply);
    void queue.submit(record());
    void queue.submit(command);
    expect(writer.groups).toEqual([[record(), command]]);
    void queue.submit(record());
    void queue.submit(command);
    void queue.submit(record());
    await writer.commit();
    expect(writer.groups[1]).toEqual([record(), command, record()]);
  });

  it('bounds a group, but takes a large batch whole', async () => {
    const writer = makeWriter();
    const queue = new CommitQueue(writer.apply);
    for (const size of [300, 300, 2_000, 1]) void queue.submit(record(size));
    void queue.drain();
    for (let i = 0; i < 3; i++) await writer.commit();
    const sizes = writer.groups.map((units) =>
      units.map((unit) => (unit.kind === 'record' ? unit.batch.responses.length : 0)),
    );
    expect(sizes).toEqual([[300], [300], [2_000], [1]]);
  });

  it('tells each caller what became of its own call', async () => {
    const writer = makeWriter();
    const queue = new CommitQueue(writer.apply);
    const good = queue.submit(record());
    const bad = queue.submit(record());
    const refused = expect(bad).rejects.toMatchObject({ code: 'unknown-run', message: 'no' });
    await vi.advanceTimersByTimeAsync(10);
    await writer.commit([{ value: 'ok' }, { failure: { code: 'unknown-run', message: 'no' } }]);
    expect(await good).toBe('ok');
    await refused;
  });

  it('goes on after the writer failed', async () => {
    const writer = makeWriter();
    let isDead = true;
    const queue = new CommitQueue(async (units) => {
      if (isDead) throw new Error('the writer is gone');
      return writer.apply(units);
    });
    const failed = expect(queue.submit(command)).rejects.toThrow('gone');
    await vi.advanceTimersByTimeAsync(0);
    await failed;
    isDead = false;
    const later = queue.submit(command);
    await writer.commit();
    expect(await later).toBe(0);
  });

  it('drains everything at once', async () => {
    const writer = makeWriter();
    const queue = new CommitQueue(writer.apply);
    void queue.submit(record());
    let isDrained = false;
    const drained = queue.drain().then(() => {
      isDrained = true;
    });
    expect(writer.groups).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(50);
    expect(isDrained).toBe(false);
    await writer.commit();
    await drained;
    await queue.drain();
  });
});
