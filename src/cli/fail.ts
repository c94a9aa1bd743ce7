import type { Problem } from '../catalog/index.ts';

/** The command line cannot be answered as it was typed. */
export class UsageError extends Error {
  readonly code = 'usage';

  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** What goes to standard error, and the exit code: 2 for what was typed, 1 for what went wrong. */
export interface Failure {
  lines: string[];
  exitCode: 0 | 1 | 2;
}

/** Problems of a broken catalogue that are printed; `weigh catalog check` prints all. */
const shownProblems = 20;

/**
 * The one place that turns errors into words. Errors are told apart by name, so that no room is
 * loaded only to be able to fail in it.
 * @param command the name of the command that was typed, for the pointer to its help.
 */
export function explainFailure(error: unknown, command: string | undefined): Failure {
  if (!(error instanceof Error)) return { lines: [`weigh: ${String(error)}`], exitCode: 1 };
  const usage = (message: string): Failure => ({
    lines: [`weigh: ${message}`, helpPointer(command)],
    exitCode: 2,
  });
  switch (error.name) {
    case 'CommanderError':
      return explainCommander(error, usage);
    case 'UsageError':
      return usage(error.message);
    case 'NotFoundError':
      return { lines: [`weigh: ${error.message}`], exitCode: 2 };
    case 'RankingError':
      return usage(inFlags(error));
    case 'InputError':
      return explainInput(error as Error & InputFailure);
    case 'StatisticsError':
      return { lines: [`weigh: this cannot be computed: ${error.message}`], exitCode: 1 };
    case 'ClaimError':
      return { lines: [`weigh: ${error.message}`], exitCode: 1 };
    case 'EngineError':
      return explainEngine(error as Error & { code: string; details: readonly string[] });
    case 'ProviderError':
      return {
        lines: [`weigh: ${error.message}`],
        exitCode: exitOf(error, ['bad-address', 'no-key']),
      };
    case 'StoreError':
      return { lines: [`weigh: ${error.message}`], exitCode: exitOf(error, ['unknown-run']) };
    case 'CatalogError':
      return explainCatalog(error as Error & { problems: readonly Problem[] });
    case 'ScorerError':
      return (error as Error & { code: string }).code === 'unknown-scorer'
        ? usage(error.message)
        : { lines: [`weigh: ${error.message}`], exitCode: 1 };
    case 'SandboxError':
      return { lines: [`weigh: ${error.message}`], exitCode: 1 };
    case 'BenchmarkError':
      return explainBenchmark(error as Error & BenchmarkFailure);
  }
  return explainSystem(error as NodeJS.ErrnoException) ?? explainUnknown(error);
}

function explainCommander(error: Error, usage: (message: string) => Failure): Failure {
  const { exitCode } = error as Error & { exitCode: number };
  if (exitCode === 0) return { lines: [], exitCode: 0 };
  const [what = '', hint = ''] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = /^\((Did you mean .*)\)$/.exec(hint)?.[1];
  return usage(suggestion ? `${what}. ${suggestion}` : what);
}

function helpPointer(command: string | undefined): string {
  return command === undefined
    ? '`weigh --help` lists the commands.'
    : `\`weigh ${command} --help\` says what it takes.`;
}

/**
 * The grammar of questions names parameters as a page's address does, first thing in its messages;
 * here they are flags.
 */
function inFlags(error: Error & { code?: string }): string {
  const message =
    error.code === 'query' ? error.message.replace(/^[a-z_]+/, flagOf) : error.message;
  return message
    .replace(/\b[a-z]+(?:_[a-z]+)+\b/g, flagOf)
    .replace(/(?<=^--[a-z-]+ and )[a-z]+(?= exclude)/, flagOf);
}

function flagOf(name: string): string {
  return `--${name.replaceAll('_', '-')}`;
}

function explainInput({ file, line, message, remedy }: InputFailure): Failure {
  const place = line === undefined ? file : `${file}:${line}`;
  return { lines: [`weigh: ${place} ${message}`, `  ${remedy}`], exitCode: 1 };
}

interface InputFailure {
  file: string;
  line?: number;
  message: string;
  remedy: string;
}

/** What was typed asks for something that cannot be: 2; what is there does not fit: 1. */
function explainEngine(error: Error & { code: string; details: readonly string[] }): Failure {
  const typed = ['bad-setting', 'cannot-do', 'unknown-price', 'unknown-run'];
  const shown = error.details.slice(0, shownProblems).map((line) => `  ${line}`);
  return { lines: [`weigh: ${error.message}`, ...shown], exitCode: exitOf(error, typed) };
}

function exitOf(error: Error, typed: readonly string[]): 1 | 2 {
  return typed.includes((error as Error & { code?: string }).code ?? '') ? 2 : 1;
}

function explainCatalog(error: Error & { problems: readonly Problem[] }): Failure {
  const shown = error.problems.slice(0, shownProblems).flatMap((problem) => problemLines(problem));
  const rest = error.problems.length - shownProblems;
  return {
    lines: [
      `weigh: ${error.message}`,
      ...shown,
      ...(rest > 0 ? [`... and ${rest} more; \`weigh catalog check\` lists them all.`] : []),
    ],
    exitCode: 1,
  };
}

interface BenchmarkFailure {
  code: string;
  remedy: string;
  /** Of a benchmark of one's own: all that is wrong with it. */
  problems?: readonly Problem[];
}

function explainBenchmark({ code, message, remedy, problems }: Error & BenchmarkFailure): Failure {
  const lines = problems
    ? problems.slice(0, shownProblems).flatMap((problem) => problemLines(problem))
    : [message, `  ${remedy}`];
  const [first, ...others] = lines;
  return { lines: [`weigh: ${first}`, ...others], exitCode: code === 'unknown' ? 2 : 1 };
}

function problemLines({ file, line, message, remedy }: Problem): string[] {
  return [`${file}:${line}: ${message}`, `  ${remedy}`];
}

/** What the operating system refuses, with what can be done about it. */
const systemErrors: Record<string, string> = {
  EACCES: 'permission denied; check who may read or write it',
  EPERM: 'the system does not permit it; check who may read or write it',
  EROFS: 'the file system is read-only; choose another place',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'a folder stands where a file is needed',
  ENOSPC: 'no space left on the device; free some and try again',
  EMFILE: 'too many files are open; close some programs and try again',
  EADDRINUSE: 'the address is in use; choose another with --port',
};

function explainSystem(error: NodeJS.ErrnoException): Failure | undefined {
  // Whoever reads the output has seen enough, as in `weigh rank | head`.
  if (error.code === 'EPIPE') return { lines: [], exitCode: 0 };
  const reason = error.code === undefined ? undefined : systemErrors[error.code];
  if (reason === undefined || error.syscall === undefined) return undefined;
  return { lines: [`weigh: ${error.path ?? error.syscall}: ${reason}`], exitCode: 1 };
}

function explainUnknown(error: Error): Failure {
  if (process.env.WEIGH_DEBUG === '1')
    return { lines: [error.stack ?? error.message], exitCode: 1 };
  return {
    lines: [
      `weigh: this should not happen: ${error.message.split('\n')[0]}`,
      'WEIGH_DEBUG=1 shows where; please report it with that.',
    ],
    exitCode: 1,
  };
}
