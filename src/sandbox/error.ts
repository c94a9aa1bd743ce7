/**
 * Code could not be run. Never about what the program did: that is a `ProgramResult`.
 * - `unavailable`: nothing on this machine can confine a program; the message says what to install.
 * - `program`: what was asked for cannot be run, for example a file outside the working folder.
 * - `failed`: the sandbox itself broke; the same program may run the next time.
 * - `aborted`: the caller's signal. `closed`: the sandbox was closed.
 */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly code: 'unavailable' | 'program' | 'failed' | 'aborted' | 'closed';

  constructor(code: SandboxError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
