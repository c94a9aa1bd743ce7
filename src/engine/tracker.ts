import type { Estimate } from '../statistics/intervals/estimate.ts';
import { wilsonInterval } from '../statistics/intervals/wilson.ts';
import { type Outcome, outcomes } from '../store/outcome.ts';
import type { ScoreSummary } from '../store/run.ts';
import type { ResponseRecord, ScoreRecord } from '../store/sample.ts';

/** Seconds over which rates are taken. */
const window = 10;

/** Counts what one run has done, for progress. Aggregates that last are computed from the store. */
export class Tracker {
  done = 0;
  /** Samples of earlier processes. */
  resumed = 0;
  cached = 0;
  readonly outcomes = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<
    Outcome,
    number
  >;
  #sum = 0;
  #valued = 0;
  #spent: number | null = 0;
  /** Samples and output tokens, by second of the clock. */
  readonly #recent: { second: number; samples: number; tokens: number }[] = [];
  readonly #started = performance.now();
  #last = performance.now();

  add(response: ResponseRecord, headline: ScoreRecord): void {
    this.done++;
    this.#spent =
      this.#spent === null || response.spent_usd === null ? null : this.#spent + response.spent_usd;
    if (response.cached) this.cached++;
    this.#count(headline);
    this.#last = performance.now();
    const second = Math.floor(this.#last / 1000);
    let slot = this.#recent.at(-1);
    if (slot?.second !== second) {
      slot = { second, samples: 0, tokens: 0 };
      this.#recent.push(slot);
      if (this.#recent.length > window + 1) this.#recent.shift();
    }
    slot.samples++;
    slot.tokens += response.cached ? 0 : (response.usage.output_tokens ?? 0);
  }

  #count({ outcome, value }: ScoreRecord): void {
    this.outcomes[outcome]++;
    if (value === null) return;
    this.#sum += value;
    this.#valued++;
  }

  /** What earlier processes had scored. Their errors are tried again, so they do not count. */
  countEarlier({ outcomes: earlier, value }: ScoreSummary): void {
    for (const outcome of outcomes)
      if (outcome !== 'error') this.outcomes[outcome] += earlier[outcome];
    this.#sum += value.sum;
    this.#valued += value.count;
  }

  get spent(): number | null {
    return this.#spent;
  }

  get score(): Pick<Estimate, 'estimate' | 'lo' | 'hi'> | null {
    if (this.#valued === 0) return null;
    const { estimate, lo, hi } = wilsonInterval(this.#sum, this.#valued);
    return { estimate, lo, hi };
  }

  /** Samples and output tokens a second over the last seconds; null before the first sample. */
  get rates(): { samples: number; tokens: number } | null {
    const now = performance.now();
    const from = Math.floor(now / 1000) - window;
    const recent = this.#recent.filter(({ second }) => second >= from);
    if (this.#recent.length === 0) return null;
    const seconds = Math.max(0.5, Math.min(window, (now - this.#started) / 1000));
    const total = (name: 'samples' | 'tokens') =>
      recent.reduce((sum, slot) => sum + slot[name], 0) / seconds;
    return { samples: total('samples'), tokens: total('tokens') };
  }

  /** Seconds for so many samples at the mean rate of this process; null before the first. */
  left(samples: number): number | null {
    if (this.done === 0) return samples === 0 ? 0 : null;
    const seconds = (performance.now() - this.#started) / 1000;
    return (samples * seconds) / this.done;
  }
}
