import { type Architecture, newest } from './system-calls.ts';

/** Classic BPF, linux/bpf_common.h: load a word, compare with a constant, return. */
const load = 0x20;
const ifEqual = 0x15;
const ifAtLeast = 0x35;
const ifAnyBit = 0x45;
const answer = 0x06;

/** Offsets in struct seccomp_data, linux/seccomp.h; of an argument the low half, little-endian. */
const number = 0;
const architecture = 4;
const argument = (index: number): number => 16 + 8 * index;

const allow = 0x7fff0000;
const killProcess = 0x80000000;
/** The call fails with this error instead of being made. */
const fail = (errno: number): number => 0x00050000 | errno;
const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;

const AF_UNIX = 1;
/** CLONE_NEW* of linux/sched.h but CLONE_NEWTIME, which clone cannot ask for. */
const newNamespaces = 0x7e020000;
/** TIOCSTI types into a terminal, TIOCLINUX steers the console. */
const terminalTricks = [0x5412, 0x541c];

/**
 * The seccomp filter as the bytes that bubblewrap loads: an array of struct sock_filter
 * (linux/filter.h) in the byte order of x86-64 and arm64. What steers other processes, makes
 * namespaces or mounts, or reaches little-used parts of the kernel fails with EPERM; sockets other
 * than AF_UNIX do not exist; calls that are newer than the list do not exist either.
 */
export function seccompFilter(of: Architecture): Buffer {
  const code: number[][] = [];
  const step = (operation: number, value: number, whenTrue = 0, whenFalse = 0): void => {
    code.push([operation, whenTrue, whenFalse, value]);
  };
  /** Answers at once when the loaded word passes the test. */
  const when = (test: number, value: number, then: number): void => {
    step(test, value, 0, 1);
    step(answer, then);
  };

  step(load, architecture);
  step(ifEqual, of.audit, 1, 0);
  step(answer, killProcess);
  step(load, number);
  if (of.foreign !== undefined) when(ifAtLeast, of.foreign, killProcess);
  when(ifAtLeast, newest + 1, fail(ENOSYS));
  // Its flags are in memory, where a filter cannot look; the C library then uses clone.
  when(ifEqual, of.clone3, fail(ENOSYS));
  for (const refused of Object.values(of.refused)) when(ifEqual, refused, fail(EPERM));

  step(ifEqual, of.clone, 0, 4);
  step(load, argument(0));
  when(ifAnyBit, newNamespaces, fail(EPERM));
  step(answer, allow);

  for (const socket of [of.socket, of.socketpair]) {
    step(ifEqual, socket, 0, 4);
    step(load, argument(0));
    when(ifEqual, AF_UNIX, allow);
    step(answer, fail(EAFNOSUPPORT));
  }

  step(ifEqual, of.ioctl, 0, 2 + 2 * terminalTricks.length);
  step(load, argument(1));
  for (const trick of terminalTricks) when(ifEqual, trick, fail(EPERM));
  step(answer, allow);

  step(answer, allow);
  const bytes = Buffer.alloc(8 * code.length);
  code.forEach(([operation, whenTrue, whenFalse, value], i) => {
    bytes.writeUInt16LE(operation!, 8 * i);
    bytes.writeUInt8(whenTrue!, 8 * i + 2);
    bytes.writeUInt8(whenFalse!, 8 * i + 3);
    bytes.writeUInt32LE(value! >>> 0, 8 * i + 4);
  });
  return bytes;
}
