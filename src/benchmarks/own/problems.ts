import type { Problem } from '../../catalog/error.ts';
import { BenchmarkError } from '../error.ts';

/** A benchmark of one's own has mistakes: all that were found, each with file, line and remedy. */
export class OwnBenchmarkError extends BenchmarkError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly [Problem, ...Problem[]]) {
    const [first] = problems;
    super('file', `${first.file}:${first.line}: ${first.message}`, first.remedy, {
      place: { file: first.file, line: first.line },
    });
    this.problems = problems;
  }
}

/** Finds mistakes and remembers them; the reading goes on as long as it can. */
export class Findings {
  readonly problems: Problem[] = [];

  add(
    rule: string,
    file: string,
    line: number,
    message: string,
    remedy: string,
    severity: Problem['severity'] = 'error',
  ): void {
    this.problems.push({ severity, rule, file, line, message, remedy });
  }

  get errors(): Problem[] {
    return this.problems.filter(({ severity }) => severity === 'error');
  }

  /** @throws OwnBenchmarkError when there is an error. */
  stop(): void {
    const [first, ...rest] = this.errors;
    if (first) throw new OwnBenchmarkError([first, ...rest]);
  }
}
