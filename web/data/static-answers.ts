import { answerFile } from '../../src/server/site/answer-file.ts';
import type { SiteAnswer } from '../../src/server/site/answer-question.ts';
import { root } from '../root.ts';
import type { WorkerQuestion, WorkerReply } from './answer-worker.ts';

export interface StaticAnswer {
  status: number;
  /** What the JSON says. */
  body: unknown;
}

/** An answer without a server: from its file where there is one, else computed in a worker. */
export async function answerStatically(address: string): Promise<StaticAnswer> {
  const file = isPinnedElsewhere(address) ? undefined : answerFile(address);
  const read = file === undefined ? undefined : await readFile(file);
  if (read !== undefined) return { status: 200, body: read };
  const { status, text } = await ask(address);
  return { status, body: JSON.parse(text) };
}

/** The catalogue's hash, which the page itself names. */
function catalogHash(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=weighbridge-catalog]')?.content ?? '';
}

/** The worker words the refusal of a link that names another catalogue. */
function isPinnedElsewhere(address: string): boolean {
  const pins = new URLSearchParams(address.split('?')[1]).getAll('catalog');
  if (pins.length === 0) return false;
  return (
    pins.length > 1 || pins[0]!.length < 8 || !catalogHash().startsWith(pins[0]!.toLowerCase())
  );
}

/** Undefined when there is no such file: some servers say so with 404, some with their first page. */
async function readFile(file: string): Promise<unknown> {
  try {
    const response = await fetch(`${root}api/v1/${file}`);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<
  number,
  { resolve: (answer: SiteAnswer) => void; reject: (error: Error) => void }
>();

function ask(address: string): Promise<SiteAnswer> {
  worker ??= startWorker();
  const id = ++asked;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker!.postMessage({
      id,
      address,
      catalog: `${root}catalog.json.gz`,
    } satisfies WorkerQuestion);
  });
}

function startWorker(): Worker {
  const started = new Worker(new URL('./answer-worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if ('answer' in data) asker?.resolve(data.answer);
    else asker?.reject(new Error(data.failure));
  };
  started.onerror = (event) => {
    const error = new Error(event.message || 'the answers could not be loaded');
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    worker = undefined;
  };
  return started;
}
