/** How a person ends a run: once to let what is under way finish, twice to end it at once. */
export interface Interrupts {
  drain: AbortSignal;
  abort: AbortSignal;
  /** Whether a person asked for the end. */
  readonly happened: boolean;
  close(): void;
}

/** Takes Ctrl-C and SIGTERM over. @param say for what is happening. */
export function watchInterrupts(say: (message: string) => void): Interrupts {
  const drain = new AbortController();
  const abort = new AbortController();
  const onSignal = () => {
    if (!drain.signal.aborted) {
      say('Stopping: what is under way may finish. Ctrl-C again ends it at once.');
      drain.abort('stopped by the user');
    } else {
      abort.abort('ended by the user');
    }
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    drain: drain.signal,
    abort: abort.signal,
    get happened() {
      return drain.signal.aborted;
    },
    close: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
