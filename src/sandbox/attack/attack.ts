import type { Limits } from '../limits.ts';
import type { Program, ProgramResult } from '../sandbox.ts';
import type { AttackedHost } from './attacked-host.ts';

/** A hostile program and how to tell whether it got anywhere. */
export interface Attack {
  readonly id: string;
  /** What it tries, in a few words after "a program may not". */
  readonly tries: string;
  program(host: AttackedHost): Program;
  /**
   * What got through, in words; undefined when all was contained. Looks at the result and at the
   * host; what the program itself says counts against the sandbox, never for it.
   */
  escaped(result: ProgramResult, host: AttackedHost): string | undefined;
}

/** Limits of attacks: small, so that one that is not contained does little. */
export const attackLimits = {
  wallSeconds: 30,
  memoryBytes: 160 * 2 ** 20,
  processes: 12,
  diskBytes: 8 * 2 ** 20,
  outputBytes: 2 ** 17,
};

/** Helpers at the top of every attack: an attempt that does not fail is told. */
const prelude = `
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
def attempt(what, act):
    try:
        got = act()
    except BaseException:
        return
    if got is not False:
        print("THROUGH " + what + (" " + str(got)[:200] if got else ""), flush=True)
def call(function, *parameters):
    libc.syscall.restype = ctypes.c_long
    answer = function(*parameters)
    if answer < 0: raise OSError(ctypes.get_errno(), "refused")
def system_call(number, *parameters):
    return call(libc.syscall, ctypes.c_long(number), *[ctypes.c_long(p) for p in parameters])
`;

/** A Python program that begins with the helpers and ends by saying that it got to its end. */
export function attempts(code: string, limits: Partial<Limits> = {}): Program {
  return {
    command: ['python3', '-I', '-S', 'attack.py'],
    files: { 'attack.py': `${prelude}${code}\nprint("END OF ATTACK", flush=True)\n` },
    limits: { ...attackLimits, ...limits },
  };
}

/** What an attack made of `attempts` got. An attack that did not get to its end proves nothing. */
export function gotThrough({ stdout, stderr }: ProgramResult): string | undefined {
  const lines = Buffer.from(stdout).toString('utf8').split('\n');
  const through = lines.filter((line) => line.startsWith('THROUGH '));
  if (through.length > 0) return through.map((line) => line.slice('THROUGH '.length)).join('; ');
  if (lines.includes('END OF ATTACK')) return undefined;
  const said = Buffer.from(stderr).toString('utf8').trim().split('\n').at(-1);
  return `unknown: the attack did not get to its end (${said || 'it said nothing'})`;
}
