import { outcomes } from '../outcome.ts';
import type { Connection } from './connection.ts';

const outcomeCounts = outcomes.map((_, i) => `count(*) FILTER (WHERE outcome = ${i})`).join(', ');

/** What the summaries must be, as queries over the samples. */
export const summariesFromSamples = {
  runs: `
    SELECT run, count(*), count(error_code),
      coalesce(sum(output_tokens), 0), count(output_tokens),
      total(cost_usd), count(cost_usd), max(finished_at)
    FROM response GROUP BY run`,
  scores: `
    SELECT run, scorer, ${outcomeCounts}, count(value), total(value), total(value * value)
    FROM score GROUP BY run, scorer`,
} as const;

/** Of a response, what its run's summary counts. */
export interface CountedResponse {
  failed: boolean;
  output_tokens: number | null;
  cost_usd: number | null;
  finished_at: number;
}

/** Of a score, what its summary counts. */
export interface CountedScore {
  /** Place in the list of outcomes. */
  outcome: number;
  value: number | null;
}

interface RunChange {
  responses: number;
  failed: number;
  output_tokens: number;
  output_tokens_known: number;
  cost_usd: number;
  cost_usd_known: number;
  last_sample_at: number;
}

interface ScoreChange {
  run: number;
  scorer: number;
  outcomes: number[];
  value_count: number;
  value_sum: number;
  value_sum_of_squares: number;
}

/** What a transaction changes in the summaries: one row is written for a run, not for a sample. */
export class SummaryChanges {
  readonly #runs = new Map<number, RunChange>();
  readonly #scores = new Map<string, ScoreChange>();

  /** @param sign 1 for one more, -1 for one less. */
  response(run: number, counted: CountedResponse, sign: 1 | -1): void {
    let change = this.#runs.get(run);
    if (!change) {
      change = {
        responses: 0,
        failed: 0,
        output_tokens: 0,
        output_tokens_known: 0,
        cost_usd: 0,
        cost_usd_known: 0,
        last_sample_at: 0,
      };
      this.#runs.set(run, change);
    }
    change.responses += sign;
    if (counted.failed) change.failed += sign;
    if (counted.output_tokens !== null) {
      change.output_tokens += sign * counted.output_tokens;
      change.output_tokens_known += sign;
    }
    if (counted.cost_usd !== null) {
      change.cost_usd += sign * counted.cost_usd;
      change.cost_usd_known += sign;
    }
    change.last_sample_at = Math.max(change.last_sample_at, counted.finished_at);
  }

  /** @param sign 1 for one more, -1 for one less. */
  score(run: number, scorer: number, counted: CountedScore, sign: 1 | -1): void {
    const key = `${run} ${scorer}`;
    let change = this.#scores.get(key);
    if (!change) {
      change = {
        run,
        scorer,
        outcomes: outcomes.map(() => 0),
        value_count: 0,
        value_sum: 0,
        value_sum_of_squares: 0,
      };
      this.#scores.set(key, change);
    }
    change.outcomes[counted.outcome]! += sign;
    if (counted.value !== null) {
      change.value_count += sign;
      change.value_sum += sign * counted.value;
      change.value_sum_of_squares += sign * counted.value * counted.value;
    }
  }

  /** Adds what a nested piece of work changed, once that work stands. */
  merge(other: SummaryChanges): void {
    for (const [run, change] of other.#runs) {
      const own = this.#runs.get(run);
      if (!own) {
        this.#runs.set(run, change);
        continue;
      }
      own.responses += change.responses;
      own.failed += change.failed;
      own.output_tokens += change.output_tokens;
      own.output_tokens_known += change.output_tokens_known;
      own.cost_usd += change.cost_usd;
      own.cost_usd_known += change.cost_usd_known;
      own.last_sample_at = Math.max(own.last_sample_at, change.last_sample_at);
    }
    for (const [key, change] of other.#scores) {
      const own = this.#scores.get(key);
      if (!own) {
        this.#scores.set(key, change);
        continue;
      }
      change.outcomes.forEach((count, i) => {
        own.outcomes[i]! += count;
      });
      own.value_count += change.value_count;
      own.value_sum += change.value_sum;
      own.value_sum_of_squares += change.value_sum_of_squares;
    }
  }

  /** Writes the changes into the tables and forgets them. */
  write(connection: Connection): void {
    for (const [run, c] of this.#runs) {
      connection.run(
        runUpsert,
        run,
        c.responses,
        c.failed,
        c.output_tokens,
        c.output_tokens_known,
        c.cost_usd,
        c.cost_usd_known,
        c.last_sample_at,
      );
    }
    for (const c of this.#scores.values()) {
      connection.run(
        scoreUpsert,
        c.run,
        c.scorer,
        ...c.outcomes,
        c.value_count,
        c.value_sum,
        c.value_sum_of_squares,
      );
    }
    this.#runs.clear();
    this.#scores.clear();
  }
}

const added = (column: string): string => `${column} = ${column} + excluded.${column}`;

const runUpsert = `
  INSERT INTO run_summary VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (run) DO UPDATE SET ${[
    'responses',
    'failed',
    'output_tokens',
    'output_tokens_known',
    'cost_usd',
    'cost_usd_known',
  ]
    .map(added)
    .join(', ')}, last_sample_at = max(coalesce(last_sample_at, 0), excluded.last_sample_at)`;

const scoreUpsert = `
  INSERT INTO score_summary VALUES (?, ?, ${outcomes.map(() => '?').join(', ')}, ?, ?, ?)
  ON CONFLICT (run, scorer) DO UPDATE SET ${[
    ...outcomes.map((_, i) => `outcome_${i}`),
    'value_count',
    'value_sum',
    'value_sum_of_squares',
  ]
    .map(added)
    .join(', ')}`;
