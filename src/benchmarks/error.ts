/**
 * Why a benchmark cannot be had. None of them is about a model's answer.
 * - `unknown`: no benchmark, protocol or part has that name.
 * - `data-missing`: a file is not in the folder that was given, or its home cannot be reached.
 * - `data-gated`: its owner asks for a token or for terms to be accepted.
 * - `data-changed`: the bytes are not those that the benchmark was made for.
 * - `data-malformed`: a record is not what the format promises.
 * - `file`: a benchmark of one's own has a mistake.
 * - `needs`: the machine lacks what it needs to run (a container engine).
 */
export type BenchmarkErrorCode =
  | 'unknown'
  | 'data-missing'
  | 'data-gated'
  | 'data-changed'
  | 'data-malformed'
  | 'file'
  | 'needs';

export interface Place {
  /** As the person knows it: the name that was given, or a name in the data's home. */
  file: string;
  /** 1-based; of Parquet files the row. Undefined when it concerns the whole file. */
  line?: number;
}

/** A benchmark cannot be had: what, where, and what to do about it. */
export class BenchmarkError extends Error {
  override readonly name = 'BenchmarkError';
  readonly code: BenchmarkErrorCode;
  readonly place: Place | null;
  readonly remedy: string;

  constructor(
    code: BenchmarkErrorCode,
    message: string,
    remedy: string,
    details: { place?: Place; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.place = details.place ?? null;
    this.remedy = remedy;
  }
}
