import { useEffect, useState } from 'react';
import { refreshAnswer } from './fetch-answer.ts';
import { useAnswer } from './use-answer.ts';

export interface LiveAnswer<T> {
  answer: T;
  /** The server did not answer the last time. */
  stale: boolean;
}

/** Milliseconds between two looks at what changes, and at what may begin to. */
const pause = { live: 2000, quiet: 20_000 };

/**
 * An answer that changes while it is looked at: asked again at once, since the one remembered may be
 * old, and again and again for as long as the page is in sight.
 * @param isLive whether the answer is about something that goes on now.
 */
export function useLiveAnswer<T>(address: string, isLive: (answer: T) => boolean): LiveAnswer<T> {
  const first = useAnswer<T>(address);
  const [fresh, setFresh] = useState<{ address: string; answer?: T; stale: boolean }>();
  const current = fresh?.address === address ? fresh : undefined;
  const answer = current?.answer ?? first;
  const wait = isLive(answer) ? pause.live : pause.quiet;
  useEffect(() => {
    let timer: number | undefined;
    let isOver = false;
    const ask = async (): Promise<void> => {
      if (document.visibilityState === 'visible') {
        const next = await refreshAnswer<T>(address).then(
          (found) => ({ address, answer: found, stale: false }),
          () => undefined,
        );
        if (isOver) return;
        // What was shown before stays where the server does not answer.
        setFresh((before) => next ?? { ...before, address, stale: true });
      }
      timer = window.setTimeout(ask, wait);
    };
    void ask();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [address, wait]);
  return { answer, stale: current?.stale ?? false };
}
