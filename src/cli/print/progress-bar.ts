/** A job shorter than this, in milliseconds, needs no bar. */
const patience = 2000;

/** Milliseconds between two drawings. */
const pause = 100;

const width = 24;

export interface ProgressBar {
  show: (done: number, all: number) => void;
  /** Takes the bar away. */
  clear: () => void;
}

/** A bar on the terminal's standard error, for what takes longer than two seconds; nothing elsewhere. */
export function progressBar(title: string, stream = process.stderr): ProgressBar {
  const started = performance.now();
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    show: (done, all) => {
      const now = performance.now();
      if (!stream.isTTY || now - started < patience || now - drawn < pause) return;
      drawn = now;
      const full = Math.round((width * done) / all);
      const bar = '#'.repeat(full) + '-'.repeat(width - full);
      stream.write(`\r${title} [${bar}] ${done} of ${all}\u001b[K`);
    },
    clear: () => {
      if (drawn !== Number.NEGATIVE_INFINITY) stream.write('\r\u001b[K');
    },
  };
}
