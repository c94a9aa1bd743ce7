import type {
  CheckReport,
  CompactOptions,
  CompactReport,
  Progress,
  UsageReport,
} from '../maintenance.ts';
import { checkStore } from './check.ts';
import { compactStore } from './compact.ts';
import type { Connection } from './connection.ts';
import { readOnlyError } from './failure.ts';
import type { ConnectionOptions } from './open-connection.ts';
import { StoreThread } from './thread-host.ts';
import { measureUsage } from './usage.ts';
import type { Unit, UnitResult } from './wire.ts';
import { Writer } from './writer.ts';

/** Who does a store's writing and its long reading. */
export interface StoreWorker {
  apply(units: Unit[]): Promise<UnitResult[]>;
  check(progress?: Progress): Promise<CheckReport>;
  compact(
    options: Pick<CompactOptions, 'forget_calls_before'>,
    progress?: Progress,
  ): Promise<CompactReport>;
  usage(progress?: Progress): Promise<UsageReport>;
  end(): Promise<void>;
}

/**
 * Threads of their own: one that writes, from the first write on, and one for each long reading, so
 * that neither hashing, compressing nor waiting for the disk holds up the caller's requests.
 */
export function threadWorker(path: string, options: ConnectionOptions): StoreWorker {
  let writer: StoreThread | undefined;
  const write = (): StoreThread => (writer ??= new StoreThread({ role: 'write', path, options }));
  const readAlone = async (kind: 'check' | 'usage', progress?: Progress): Promise<unknown> => {
    const thread = new StoreThread({ role: 'read', path, options });
    try {
      return await thread.perform({ kind }, progress);
    } finally {
      await thread.end();
    }
  };
  return {
    apply: async (units) => (await write().perform({ kind: 'apply', units })) as UnitResult[],
    check: async (progress) => (await readAlone('check', progress)) as CheckReport,
    compact: async (given, progress) =>
      (await write().perform({ kind: 'compact', options: given }, progress)) as CompactReport,
    usage: async (progress) => (await readAlone('usage', progress)) as UsageReport,
    end: async () => await writer?.end(),
  };
}

/** Everything in this thread, on one connection: the only way for a database in memory. */
export function inlineWorker(connection: Connection): StoreWorker {
  const writer = new Writer(connection);
  return {
    apply: async (units) => writer.apply(units),
    check: async (progress) => checkStore(connection, progress),
    compact: async (options, progress) => compactStore(connection, options, progress),
    usage: async (progress) => measureUsage(connection, progress),
    end: async () => {},
  };
}

/** For a file that must not be written. */
export function readOnlyWorker(connection: Connection): StoreWorker {
  const refuse = async (): Promise<never> => {
    throw readOnlyError(connection.path);
  };
  return {
    apply: refuse,
    check: async (progress) => checkStore(connection, progress),
    compact: refuse,
    usage: async (progress) => measureUsage(connection, progress),
    end: async () => {},
  };
}
