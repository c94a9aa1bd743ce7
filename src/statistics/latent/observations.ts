/** Who reported a row. `independent` and `own` (measured here) define a bias of 0. */
export const sourceTypes = ['independent', 'self', 'rival', 'secondary', 'own'] as const;
export type SourceType = (typeof sourceTypes)[number];

/**
 * Cited scores as parallel arrays, one entry a row, all of length N; ids are dense integers from 0.
 * The order of rows and the numbering of ids carry no meaning.
 *
 * Expected of the builder: rows selected by `selectRows` (one protocol, no base models, no Elo, no
 * index, repeats of one figure merged), benchmarks pruned by `admit` (connected, three models each).
 */
export interface LatentObservations {
  readonly modelCount: number;
  readonly benchmarkCount: number;
  readonly documentCount: number;
  readonly groupCount: number;
  readonly reporterCount: number;
  readonly categoryCount: number;
  readonly familyCount: number;
  readonly modeCount: number;

  /** Model of the row, [0, modelCount). */
  readonly model: Int32Array;
  /** Benchmark of the row, [0, benchmarkCount). */
  readonly benchmark: Int32Array;
  /** Document (report, card or board) that the row was read in, [0, documentCount). */
  readonly document: Int32Array;
  /** Index into `sourceTypes`. */
  readonly sourceType: Uint8Array;
  /** Organisation that reported the row, [0, reporterCount); each has a bias of its own per source type. */
  readonly reporter: Int32Array;
  /**
   * Rows of one benchmark that share a harness or a setting, [0, groupCount), or -1 for none.
   * A group never spans two benchmarks.
   */
  readonly group: Int32Array;
  /**
   * 0: the model's best documented mode, which its ability describes; 1 and above: a lower mode of
   * the same model (no thinking, low effort), [0, modeCount).
   */
  readonly mode: Uint8Array;
  /** Share of the maximum, higher is better, in [0, 1]. */
  readonly score: Float64Array;
  /** Weight of the row beside its modelled variance, > 0; default 1. */
  readonly weight: Float64Array;

  /** Number of items behind a score of the benchmark, > 0; 0 is unknown (imputed by the fit). */
  readonly items: Float64Array;
  /** Score of guessing, [0, 1); 0 where unknown. */
  readonly chance: Float64Array;
  /** Highest reachable score, (chance, 1]; 1 where unknown. */
  readonly ceiling: Float64Array;
  /** Category of the benchmark, [0, categoryCount). */
  readonly category: Int32Array;
  /** Family of near-copies that the benchmark belongs to, [0, familyCount). */
  readonly family: Int32Array;
}
