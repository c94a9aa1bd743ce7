import type { ErrorAnswer } from '../../src/server/api.ts';
import { isStatic, root } from '../root.ts';
import { answerStatically } from './static-answers.ts';

/** The server refused, or could not be reached (`status` 0). */
export class AnswerError extends Error {
  readonly status: number;
  readonly code: string;
  readonly suggestions: readonly string[];

  constructor(status: number, { error }: ErrorAnswer) {
    super(error.message);
    this.name = 'AnswerError';
    this.status = status;
    this.code = error.code;
    this.suggestions = error.suggestions ?? [];
  }
}

const answers = new Map<string, Promise<unknown>>();

/** How many answers a reader's session keeps. */
const limit = 60;

/**
 * The answer of an address below `api/v1/`. The same promise for the same address, as `use` needs;
 * a failure that may pass is forgotten, so that the next visit tries again.
 */
export function fetchAnswer<T>(address: string): Promise<T> {
  const known = answers.get(address);
  if (known) return known as Promise<T>;
  const asked = request<T>(address);
  answers.set(address, asked);
  asked.catch((error: unknown) => {
    const passing = !(error instanceof AnswerError) || error.status === 0 || error.status >= 500;
    if (passing) setTimeout(() => answers.delete(address), 1000);
  });
  if (answers.size > limit) answers.delete(answers.keys().next().value as string);
  return asked;
}

/** The answer as it is now, which from then on is the one remembered. */
export async function refreshAnswer<T>(address: string): Promise<T> {
  const answer = await request<T>(address);
  // Marked as React marks what it has waited for: a page that shows it must not wait again.
  const known = Object.assign(Promise.resolve(answer), { status: 'fulfilled', value: answer });
  if (answers.has(address)) answers.set(address, known);
  return answer;
}

async function request<T>(address: string): Promise<T> {
  if (isStatic) {
    const { status, body } = await answerStatically(address);
    if (status !== 200) throw new AnswerError(status, toError(body, status));
    return body as T;
  }
  let response: Response;
  try {
    response = await fetch(`${root}api/v1/${address}`, { headers: { accept: 'application/json' } });
  } catch {
    throw new AnswerError(0, {
      error: { code: 'unreachable', message: 'the server does not answer; is it still running?' },
    });
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new AnswerError(response.status, toError(body, response.status));
  return body as T;
}

function toError(body: unknown, status: number): ErrorAnswer {
  if (typeof body === 'object' && body !== null && 'error' in body) return body as ErrorAnswer;
  return { error: { code: 'unknown', message: `the server answered with status ${status}` } };
}
