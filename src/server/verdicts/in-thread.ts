import { Worker } from 'node:worker_threads';
import { compileCatalog } from '../../catalog/compile.ts';
import type { Catalog, Claim } from '../../catalog/index.ts';
import { ClaimError } from '../../claims/error.ts';
import type { Verdict } from '../../claims/verdict.ts';
import { RankingError } from '../../ranking/error.ts';
import type { ThreadData, ThreadFailure, ThreadQuestion, ThreadReply } from './message.ts';
import { rememberVerdicts, type Verdicts } from './verdicts.ts';

/** Milliseconds after which a thread with nothing to do ends, and with it its copy of the catalogue. */
const idleTime = 30_000;

interface Asker {
  resolve: (verdict: Verdict) => void;
  reject: (error: Error) => void;
}

export interface ThreadOptions {
  /** Milliseconds without a question after which the thread ends, default 30 000. */
  idle?: number;
}

/**
 * Decides claims in a thread beside the server, because all of them together take seconds in which
 * nobody else would be served. The thread starts with the first question, ends when it has had
 * nothing to do for a while, and keeps no process from ending.
 */
export function verdictsInThread(catalog: Catalog, options: ThreadOptions = {}): Verdicts {
  const { idle = idleTime } = options;
  const askers = new Map<number, Asker>();
  let asked = 0;
  let thread: Worker | undefined;
  let rest: NodeJS.Timeout | undefined;

  const giveUp = (error: Error): void => {
    for (const { reject } of askers.values()) reject(error);
    askers.clear();
  };

  const start = (): Worker => {
    const started = startThread(catalog);
    started.on('message', (reply: ThreadReply) => {
      const asker = askers.get(reply.id);
      askers.delete(reply.id);
      if ('verdict' in reply) asker?.resolve(reply.verdict);
      else asker?.reject(errorOf(reply.failure));
      if (askers.size > 0) return;
      started.unref();
      rest = setTimeout(() => void end(), idle).unref();
    });
    const ended = (error: Error): void => {
      if (thread !== started) return;
      thread = undefined;
      giveUp(error);
    };
    started.on('error', ended);
    started.on('exit', (code) => ended(new Error(`the thread for claims ended with ${code}`)));
    return started;
  };

  const end = async (): Promise<void> => {
    clearTimeout(rest);
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  };

  return {
    decide: rememberVerdicts((claim: Claim, today: string) => {
      clearTimeout(rest);
      thread ??= start();
      // Who waits for an answer keeps the process alive until it is there.
      thread.ref();
      const id = ++asked;
      thread.postMessage({ id, claim, today } satisfies ThreadQuestion);
      return new Promise((resolve, reject) => {
        askers.set(id, { resolve, reject });
      });
    }),
    close: async () => {
      giveUp(new DOMException('the claims are no longer decided', 'AbortError'));
      await end();
    },
  };
}

function startThread(catalog: Catalog): Worker {
  const file = import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js';
  const data: ThreadData = { catalog: compileCatalog(catalog.records()), hash: catalog.hash };
  return new Worker(new URL(file, import.meta.url), { workerData: data });
}

function errorOf({ name, code, message }: ThreadFailure): Error {
  if (name === 'ClaimError') return new ClaimError(code as ClaimError['code'], message);
  if (name === 'RankingError') return new RankingError(code ?? 'claim', message);
  return new Error(message);
}
