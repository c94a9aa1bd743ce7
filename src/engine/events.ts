import type { Estimate } from '../statistics/intervals/estimate.ts';
import type { Outcome } from '../store/outcome.ts';
import type { RunStatus } from '../store/run.ts';

/** How far a run is. Rates are over the last seconds. */
export interface RunProgress {
  run: string;
  benchmark: string;
  model: string;
  planned: number;
  /** Scored and stored, those of earlier processes included. */
  done: number;
  /** Taken from an earlier process: not sent again. */
  resumed: number;
  outcomes: Record<Outcome, number>;
  /** Requests under way and how many may be. */
  in_flight: number;
  limit: number;
  /** Samples and output tokens a second; null before there is something to count. */
  samples_per_s: number | null;
  output_tokens_per_s: number | null;
  /** Dollars that this process spent; null as soon as one sample's cost is unknown. */
  spent_usd: number | null;
  /** Seconds; null while there is no telling. */
  left_s: number | null;
  /** Mean over the samples so far with Wilson's interval, taking samples as independent; null before the first. */
  score: Pick<Estimate, 'estimate' | 'lo' | 'hi'> | null;
  /** Milliseconds of the epoch until which the endpoint asked to wait; null when it did not. */
  waiting_until: number | null;
  cached: number;
}

/** What the engine tells while it works. Plain JSON. */
export type EngineEvent =
  | {
      kind: 'planned';
      run: string;
      benchmark: string;
      model: string;
      samples: number;
      resumed: number;
      estimate: CostEstimate;
    }
  | { kind: 'progress'; runs: RunProgress[] }
  | { kind: 'concurrency'; group: string; from: number; to: number; reason: string }
  | { kind: 'waiting'; group: string; until: string }
  /** Requests to an endpoint fail and are tried again until then. */
  | { kind: 'trouble'; group: string; message: string; until: string }
  | { kind: 'notice'; run: string; message: string }
  | { kind: 'ended'; run: string; status: RunStatus; reason: string | null };

/** What the requests of a run will take, before the first is sent. */
export interface CostEstimate {
  requests: number;
  /** From the prompts' characters, or from the length of items where prompts are made on the way. */
  input_tokens: number;
  /** If every answer is as long as it may be; null without a limit on tokens. */
  most_output_tokens: number | null;
  /** Dollars for the input alone, and with answers as long as they may be; null is unknown. */
  least_usd: number | null;
  most_usd: number | null;
  /** Where the price stands; null when it is unknown. */
  price_source: string | null;
  /** It runs on this machine and no price was given: nothing is charged. */
  free: boolean;
}
