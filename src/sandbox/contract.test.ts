import { chmodSync, copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bubblewrap, type Need, needs } from '../../test/needs.ts';
import { openContainer } from './container/open.ts';
import { type Program, type ProgramResult, runAll, type Sandbox, SandboxError } from './index.ts';
import { openSandbox } from './open.ts';

/** A folder with a program `docker` that plays an engine. */
function makeEngine(): string {
  const folder = mkdtempSync(join(tmpdir(), 'weighbridge-engine-'));
  copyFileSync(join(import.meta.dirname, 'container/fixtures/docker.sh'), join(folder, 'docker'));
  chmodSync(join(folder, 'docker'), 0o755);
  return folder;
}

const engine = makeEngine();
afterAll(() => rmSync(engine, { recursive: true, force: true }));

const kinds: { name: string; need: Need[]; open: () => Promise<Sandbox> }[] = [
  {
    name: 'bubblewrap',
    need: [bubblewrap()],
    open: () => openSandbox({ kind: 'bubblewrap', lanes: 2 }),
  },
  {
    name: 'bubblewrap without cgroups',
    need: [bubblewrap()],
    open: () => openSandbox({ kind: 'bubblewrap', lanes: 2, cgroups: false }),
  },
  {
    name: 'a container engine, played by a script',
    need: [],
    open: () => openContainer({ lanes: 2, image: 'present:1', path: engine }),
  },
];

const python = (code: string, rest: Partial<Program> = {}): Program => ({
  command: ['python3', '-I', '-S', '-c', code],
  ...rest,
});
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

describe.each(kinds)('$name', ({ need, open }) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    if (need.every(({ missing }) => missing === undefined)) sandbox = await open();
  });
  beforeEach((context) => needs(context, ...need));
  afterAll(async () => await sandbox?.close());
  const run = async (program: Program): Promise<ProgramResult> => await sandbox.run(program);

  it('says what it is', () => {
    expect(sandbox.confinement.version).toMatch(/\d+\.\d+/);
    expect(sandbox.confinement.python).toMatch(/^Python 3\.\d+/);
  });

  it('gives what a program wrote to each stream, and its exit code', async () => {
    const result = await run(
      python('import sys; print("ö"); print("x", file=sys.stderr); sys.exit(3)'),
    );
    expect(text(result.stdout)).toBe('ö\n');
    expect(text(result.stderr)).toBe('x\n');
    expect(result).toMatchObject({
      exitCode: 3,
      timedOut: false,
      outOfMemory: false,
      outputCut: false,
    });
  });

  it('feeds standard input to its end, and an empty one by default', async () => {
    const echo = 'import sys; d = sys.stdin.read(); print(len(d), d[-3:])';
    const long = `${'x'.repeat(300_000)}end`;
    expect(text((await run(python(echo, { stdin: long }))).stdout)).toBe('300003 end\n');
    expect(text((await run(python(echo))).stdout)).toBe('0 \n');
  });

  it('does not mind a program that leaves its input unread', async () => {
    const result = await run(python('print(1)', { stdin: 'x'.repeat(5_000_000) }));
    expect(result.exitCode).toBe(0);
  });

  it('puts files into the working folder, folders and bytes too', async () => {
    const result = await sandbox.run({
      command: ['python3', '-I', '-S', 'main.py'],
      files: {
        'main.py': 'print(open("data/a.bin","rb").read(), open("empty").read() == "")',
        'data/a.bin': new Uint8Array([0, 255]),
        empty: '',
      },
    });
    expect(text(result.stderr)).toBe('');
    expect(text(result.stdout)).toBe("b'\\x00\\xff' True\n");
  });

  it.each(['../x', '/etc/x', 'a/../../x', '', 'a/', 'a\0b'])(
    'refuses the file %j before anything runs',
    async (name) => {
      await expect(run(python('', { files: { [name]: '' } }))).rejects.toMatchObject({
        code: 'program',
      });
    },
  );

  it.each([
    { wallSeconds: 0 },
    { memoryBytes: 1000 },
    { processes: 1.5 },
    { outputBytes: Number.NaN },
  ])('refuses the limits %j', async (limits) => {
    await expect(run(python('', { limits }))).rejects.toBeInstanceOf(SandboxError);
  });

  it('stops an endless program after its time', async () => {
    const result = await run(
      python('print("here", flush=True)\nwhile True: pass', { limits: { wallSeconds: 1.5 } }),
    );
    expect(result).toMatchObject({ timedOut: true, exitCode: null, outputCut: false });
    expect(result.seconds).toBeGreaterThan(1.4);
  });

  it('stops a program that writes without end and keeps what fits', async () => {
    const result = await run(
      python('while True: print("x" * 99)', { limits: { outputBytes: 10_000 } }),
    );
    expect(result).toMatchObject({ outputCut: true, exitCode: null, timedOut: false });
    expect(result.stdout.length + result.stderr.length).toBe(10_000);
  });

  it('says when memory ran out', async () => {
    const result = await run(python('raise MemoryError'));
    expect(result).toMatchObject({ outOfMemory: true, exitCode: 1 });
    expect(await run(python('print("MemoryError")'))).toMatchObject({ outOfMemory: false });
  });

  it('gives every program a fresh place', async () => {
    const leave = 'open("left", "w").write("x"); print("written")';
    expect(text((await run(python(leave))).stdout)).toBe('written\n');
    const look = python('import os; print(os.path.exists("left"))');
    const results = await runAll(sandbox, [look, look, look]);
    for (const result of results) expect(text((result as ProgramResult).stdout)).toBe('False\n');
  });

  it('runs many in their order, and an impossible one holds up no other', async () => {
    const programs = Array.from({ length: 6 }, (_, i) => python(`print(${i})`));
    programs[2] = python('', { files: { '../x': '' } });
    const done: number[] = [];
    const results = await runAll(sandbox, programs, { onDone: (n) => done.push(n) });
    expect(
      results.map((r) => (r instanceof SandboxError ? r.code : text(r.stdout).trim())),
    ).toEqual(['0', '1', 'program', '3', '4', '5']);
    expect(done).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('stops for its caller, also one who waits in line', async () => {
    const stop = new AbortController();
    const endless = python('while True: pass');
    const runs = [1, 2, 3].map(() => sandbox.run(endless, stop.signal));
    setTimeout(() => stop.abort(new Error('enough')), 300);
    for (const result of await Promise.allSettled(runs)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'aborted' } });
    }
    expect(text((await run(python('print("still here")'))).stdout)).toBe('still here\n');
  });

  it('ends what runs when it is closed, and refuses what comes', async () => {
    const other = await open();
    const running = other.run(python('while True: pass'));
    const settled = running.catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await other.close();
    expect(await settled).toMatchObject({ code: 'aborted' });
    await expect(other.run(python(''))).rejects.toMatchObject({ code: 'closed' });
  });

  it('leaves no file of a program on the host', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('weighbridge-sandbox-'));
    await run(python('print(1)', { files: { a: 'b' } }));
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('weighbridge-sandbox-'));
    expect(after).toEqual(before);
  });
});

describe('which sandbox', () => {
  it('refuses with what to install when there is none', async () => {
    const path = process.env.PATH;
    process.env.PATH = '/nonexistent';
    try {
      await expect(openSandbox()).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringMatching(/apt-get install bubblewrap/),
      });
    } finally {
      process.env.PATH = path;
    }
  });

  it('never downloads an image', async () => {
    await expect(openContainer({ image: 'absent:1', path: engine })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/docker pull absent:1/),
    });
  });

  it('names a kind that there is not', async () => {
    process.env.WEIGH_SANDBOX = 'chroot';
    try {
      await expect(openSandbox()).rejects.toThrow(/bubblewrap or container, not "chroot"/);
    } finally {
      delete process.env.WEIGH_SANDBOX;
    }
  });
});
