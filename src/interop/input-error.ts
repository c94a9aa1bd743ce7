/** A file that somebody gave cannot be used: where, why, and what to do. */
export class InputError extends Error {
  readonly code = 'input';
  readonly file: string;
  /** 1-based; undefined when it concerns the whole file. */
  readonly line: number | undefined;
  readonly remedy: string;

  constructor(file: string, line: number | undefined, message: string, remedy: string) {
    super(message);
    this.name = 'InputError';
    this.file = file;
    this.line = line;
    this.remedy = remedy;
  }
}
