/** The thread in which `verdictsInThread` has claims decided, one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { expandCatalog } from '../../catalog/compile.ts';
import { Catalog } from '../../catalog/index.ts';
import { checkClaim } from '../../claims/index.ts';
import type { ThreadData, ThreadFailure, ThreadQuestion, ThreadReply } from './message.ts';

const { catalog: compiled, hash } = workerData as ThreadData;
const catalog = new Catalog(expandCatalog(compiled), hash);

parentPort!.on('message', (question: ThreadQuestion) => {
  parentPort!.postMessage(reply(question));
});

function reply({ id, claim, today }: ThreadQuestion): ThreadReply {
  try {
    return { id, verdict: checkClaim(catalog, claim, { today }) };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}

function failureOf(error: unknown): ThreadFailure {
  if (!(error instanceof Error)) return { name: 'Error', code: null, message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { name: error.name, code, message: error.message };
}
