/** Entry of the threads that a store starts: the writer, and one for each check or count of bytes. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkStore } from './check.ts';
import { compactStore } from './compact.ts';
import type { Connection } from './connection.ts';
import { asStoreError } from './failure.ts';
import { openForReading, openForWriting } from './open-connection.ts';
import type { Reply, Request, ThreadSetting } from './thread-host.ts';
import { measureUsage } from './usage.ts';
import { Writer } from './writer.ts';

const setting = workerData as ThreadSetting;
const port = parentPort!;
let connection: Connection | undefined;
let writer: Writer | undefined;

function open(): Connection {
  connection ??=
    setting.role === 'write'
      ? openForWriting(setting.path, setting.options)
      : openForReading(setting.path, setting.options);
  return connection;
}

function perform(request: Request): unknown {
  const progress = (step: string, done: number, total: number): void =>
    reply({ id: request.id, progress: [step, done, total] });
  switch (request.kind) {
    case 'apply':
      writer ??= new Writer(open());
      return writer.apply(request.units);
    case 'compact':
      return compactStore(open(), request.options, progress);
    case 'check':
      return checkStore(open(), progress);
    case 'usage':
      return measureUsage(open(), progress);
    case 'close':
      connection?.close();
      return undefined;
  }
}

function reply(message: Reply): void {
  port.postMessage(message);
}

port.on('message', (request: Request) => {
  try {
    reply({ id: request.id, value: perform(request) });
  } catch (error) {
    const { code, message } = asStoreError(error, setting.path);
    reply({ id: request.id, failure: { code, message } });
  }
});
