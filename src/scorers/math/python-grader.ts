import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ScorerError } from '../error.ts';

/** For one answer, in milliseconds: more than the program's own limits. */
const patience = 30_000;

interface Waiting {
  resolve: (reply: Record<string, unknown>) => void;
  reject: (error: Error) => void;
}

interface Session {
  process: ChildProcessWithoutNullStreams;
  version: string;
  waiting: Waiting[];
}

/**
 * A grader that exists in Python only, as one process that answers a line of JSON with a line of
 * JSON. Started when first asked, kept for the next, ended with this process. The first line that it
 * prints holds its version.
 */
export class PythonGrader {
  readonly #program: string;
  readonly #name: string;
  readonly #remedy: string;
  #session: Promise<Session> | null = null;

  constructor(program: string, name: string, remedy: string) {
    this.#program = program;
    this.#name = name;
    this.#remedy = remedy;
  }

  /** @throws ScorerError `unavailable` when Python or the grader is not there, or it hangs. */
  async ask(
    question: unknown,
    signal?: AbortSignal,
  ): Promise<{ version: string; reply: Record<string, unknown> }> {
    signal?.throwIfAborted();
    this.#session ??= this.#start();
    const session = await this.#session;
    const reply = await new Promise<Record<string, unknown>>((resolve, reject) => {
      const timer = setTimeout(() => session.process.kill('SIGKILL'), patience);
      const settled = <T>(then: (value: T) => void): ((value: T) => void) => {
        return (value) => {
          clearTimeout(timer);
          then(value);
        };
      };
      session.waiting.push({ resolve: settled(resolve), reject: settled(reject) });
      session.process.stdin.write(`${JSON.stringify(question)}\n`);
    });
    return { version: session.version, reply };
  }

  /** Ends the process; the next question starts another. */
  async close(): Promise<void> {
    const session = await this.#session?.catch(() => null);
    this.#session = null;
    session?.process.kill();
  }

  #start(): Promise<Session> {
    const python = process.env.WEIGH_PYTHON ?? 'python3';
    return new Promise((resolve, reject) => {
      const child = spawn(python, ['-I', '-c', this.#program], {
        // The keys of this process are none of its business.
        env: { PATH: process.env.PATH, HOME: process.env.HOME },
        stdio: 'pipe',
      });
      const session: Session = { process: child, version: '', waiting: [] };
      const fail = (reason: string): void => {
        this.#session = null;
        const error = new ScorerError(
          'unavailable',
          `${this.#name} in ${python}: ${reason}; ${this.#remedy}, or set WEIGH_PYTHON to an interpreter that has it`,
        );
        reject(error);
        for (const { reject: refuse } of session.waiting.splice(0)) refuse(error);
      };
      let complaint = '';
      child.stderr.on('data', (data: Buffer) => {
        complaint = `${complaint}${data.toString('utf8')}`.slice(-2000);
      });
      child.stdin.on('error', () => {});
      child.on('error', (error) => fail(error.message));
      child.on('exit', () => fail(complaint.trim().split('\n').at(-1) || 'it ended'));
      createInterface({ input: child.stdout }).on('line', (line) => {
        const reply = JSON.parse(line) as Record<string, unknown>;
        if (session.version === '') {
          session.version = String(reply.version);
          release(child);
          resolve(session);
        } else session.waiting.shift()?.resolve(reply);
      });
    });
  }
}

/** An idle grader keeps nobody from ending. */
function release(child: ChildProcessWithoutNullStreams): void {
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    (stream as unknown as { unref?: () => void }).unref?.();
  }
}
