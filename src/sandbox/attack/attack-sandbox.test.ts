import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bubblewrap, needs } from '../../../test/needs.ts';
import { openSandbox, type Program, type ProgramResult, type Sandbox } from '../index.ts';
import { attackSandbox, attacks } from './attack-sandbox.ts';

const attack = (...ids: string[]) => attacks.filter(({ id }) => ids.includes(id));

describe('bubblewrap', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    if (bubblewrap().missing === undefined)
      sandbox = await openSandbox({ kind: 'bubblewrap', lanes: 2 });
  });
  beforeEach((context) => needs(context, bubblewrap()));
  afterAll(async () => await sandbox?.close());

  it.each(attacks)('contains $id', async ({ id }) => {
    const [outcome] = await attackSandbox(sandbox, { chosen: attack(id) });
    expect(outcome).toMatchObject({ id, contained: true, through: null });
  });

  // The same attacks with wider limits: what they then get must be told.
  it.each([
    ['fork-bomb', { processes: 40 }, /started \d+ processes/],
    ['threads', { processes: 40 }, /started \d+ threads/],
    ['memory-bomb', { memoryBytes: 2 ** 29 }, /held \d+ bytes/],
    ['disk-fill', { diskBytes: 2 ** 26, memoryBytes: 2 ** 29 }, /wrote \d+ bytes/],
    ['endless-output', { outputBytes: 2 ** 20 }, /wrote \d+ bytes/],
  ])('would notice if %s got more than it may', async (id, limits, through) => {
    const wider: Sandbox = {
      ...sandbox,
      run: async (program, signal) =>
        await sandbox.run({ ...program, limits: { ...program.limits, ...limits } }, signal),
    };
    const [outcome] = await attackSandbox(wider, { chosen: attack(id) });
    expect(outcome).toMatchObject({ contained: false, through: expect.stringMatching(through) });
  });
});

/** No sandbox at all. It is given only attacks that look and do not touch. */
const none: Sandbox = {
  confinement: {
    kind: 'bubblewrap',
    version: 'none 0',
    python: 'Python 3',
    memory: 'each process',
    seccomp: false,
    weaknesses: [],
  },
  lanes: 2,
  run: async ({ command, files = {} }: Program): Promise<ProgramResult> => {
    const cwd = mkdtempSync(join(tmpdir(), 'weighbridge-none-'));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
    const child = spawn('/usr/bin/python3', command.slice(1), { cwd });
    const stdout: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
    rmSync(cwd, { recursive: true });
    return {
      exitCode,
      stdout: Buffer.concat(stdout),
      stderr: Buffer.alloc(0),
      timedOut: false,
      outOfMemory: false,
      outputCut: false,
      seconds: 1,
    };
  },
  close: async () => {},
};

it.each([
  ['read-host-files', /read a file of the host/],
  ['read-environment', /found the secret in its environment/],
  ['network-loopback', /a listener of the host was reached/],
])('would notice if %s were not contained', async (id, through) => {
  const [outcome] = await attackSandbox(none, { chosen: attack(id) });
  expect(outcome).toMatchObject({ contained: false, through: expect.stringMatching(through) });
});

it('does not take an attack that never ran for one that was contained', async () => {
  const dead: Sandbox = {
    ...none,
    run: async (program) => ({ ...(await none.run({ ...program, command: ['', '-c', '1/0'] })) }),
  };
  for (const outcome of await attackSandbox(dead)) {
    expect(outcome, outcome.id).toMatchObject({ contained: false });
  }
});
