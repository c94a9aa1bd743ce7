import type { Message } from '../../providers/endpoint.ts';
import { ScorerError } from '../error.ts';
import type { ScoreContext } from '../scorer.ts';

/** How often a judge is asked in all when its replies hold no verdict. */
const tries = 3;

/**
 * Asks a judge until a reply holds a verdict.
 *
 * @param scorer its id, for the error.
 * @param read null: no verdict in this reply.
 * @throws ScorerError `unavailable` when there is no judge or it gives no verdict.
 */
export async function askUntilVerdict<T>(
  scorer: string,
  messages: readonly Message[],
  read: (reply: string) => T | null,
  { judge, signal }: ScoreContext,
): Promise<T> {
  if (!judge) throw new ScorerError('unavailable', `${scorer} needs a judge model`);
  let last = '';
  for (let i = 0; i < tries; i++) {
    signal?.throwIfAborted();
    last = (await judge(messages)).text;
    const verdict = read(last);
    if (verdict !== null) return verdict;
  }
  const excerpt = JSON.stringify(last.slice(0, 120));
  throw new ScorerError(
    'unavailable',
    `the judge gave no verdict in ${tries} replies; the last one began ${excerpt}`,
  );
}
