import { expect, it } from 'vitest';
import { seccompFilter } from './seccomp-filter.ts';
import { type Architecture, architectures, newest } from './system-calls.ts';

/** What the kernel does with a filter: classic BPF over struct seccomp_data. */
function decide(filter: Buffer, audit: number, call: number, ...parameters: number[]): string {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call >>> 0, 0);
  data.writeUInt32LE(audit, 4);
  parameters.forEach((value, i) => {
    data.writeBigUInt64LE(BigInt(value), 16 + 8 * i);
  });
  let word = 0;
  for (let i = 0; ; i++) {
    const operation = filter.readUInt16LE(8 * i);
    const value = filter.readUInt32LE(8 * i + 4);
    const jump = (yes: boolean): void => {
      i += filter.readUInt8(8 * i + (yes ? 2 : 3));
    };
    if (operation === 0x20) word = data.readUInt32LE(value);
    else if (operation === 0x15) jump(word === value);
    else if (operation === 0x35) jump(word >= value);
    else if (operation === 0x45) jump((word & value) !== 0);
    else if (value === 0x7fff0000) return 'allow';
    else if (value === 0x80000000) return 'kill';
    else return `errno ${value & 0xffff}`;
  }
}

const families = Object.entries(architectures) as [string, Architecture][];

it.each(families)('refuses what is listed on %s, and lets through what is not', (_, of) => {
  const filter = seccompFilter(of);
  const decided = (call: number, ...parameters: number[]): string =>
    decide(filter, of.audit, call, ...parameters);
  for (const call of Object.values(of.refused)) expect(decided(call)).toBe('errno 1');
  const special = new Set([
    ...Object.values(of.refused),
    of.clone,
    of.clone3,
    of.socket,
    of.socketpair,
    of.ioctl,
  ]);
  for (let call = 0; call <= newest; call++) {
    if (!special.has(call)) expect(decided(call)).toBe('allow');
  }
  for (const call of [newest + 1, 600]) expect(decided(call)).toBe('errno 38');
  expect(decided(of.clone3)).toBe('errno 38');
});

it.each(families)('looks at the first words of clone, socket and ioctl on %s', (_, of) => {
  const filter = seccompFilter(of);
  const decided = (call: number, ...parameters: number[]): string =>
    decide(filter, of.audit, call, ...parameters);
  // A thread as the C library makes one, a fork, a new user namespace, a new network.
  expect(decided(of.clone, 0x3d0f00)).toBe('allow');
  expect(decided(of.clone, 0x1200011)).toBe('allow');
  expect(decided(of.clone, 0x10000011)).toBe('errno 1');
  expect(decided(of.clone, 0x40000011)).toBe('errno 1');
  for (const socket of [of.socket, of.socketpair]) {
    expect(decided(socket, 1)).toBe('allow');
    for (const domain of [2, 10, 16, 17, 38, 40]) expect(decided(socket, domain)).toBe('errno 97');
  }
  expect(decided(of.ioctl, 0, 0x5401)).toBe('allow');
  expect(decided(of.ioctl, 0, 0x5412)).toBe('errno 1');
  // The kernel reads an int: a word that hides in the upper half changes nothing.
  expect(decided(of.socket, 0x1_0000_0002)).toBe('errno 97');
});

it('ends a process that calls in the manner of another processor', () => {
  const { x64, arm64 } = architectures;
  expect(decide(seccompFilter(x64!), arm64!.audit, 0)).toBe('kill');
  expect(decide(seccompFilter(x64!), x64!.audit, 0x40000000 | 101)).toBe('kill');
});
