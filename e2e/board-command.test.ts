import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { repositoryRoot } from '../test/needs.ts';

const running: (ChildProcess | { close(): unknown })[] = [];

afterEach(() => {
  for (const each of running.splice(0)) 'kill' in each ? each.kill('SIGKILL') : each.close();
});

interface Started {
  child: ChildProcess;
  output: { text: string };
  exited: Promise<number | null>;
}

function start(...parameters: string[]): Started {
  const child = spawn(
    process.execPath,
    [join(repositoryRoot, 'bin', 'weigh.cjs'), 'board', ...parameters],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.push(child);
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output.text += text;
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output, exited };
}

/** The address that the board prints once it listens. */
async function addressOf({ output, exited }: Started): Promise<string> {
  let over = false;
  void exited.then(() => {
    over = true;
  });
  for (;;) {
    const address = /http:\/\/localhost:\d+/.exec(output.text);
    if (address) return address[0];
    if (over) throw new Error(`the board ended: ${output.text}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function takePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push(server);
  return (server.address() as { port: number }).port;
}

it('prints its address and the date of its evidence, and stops at Ctrl-C', async () => {
  const started = start('--port', '0');
  const address = await addressOf(started);
  expect(started.output.text).toMatch(/evidence up to \d{4}-\d{2}-\d{2}/);
  const page = await fetch(address);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<title>Weighbridge</title>');
  expect((await fetch(`${address}/api/v1/meta`)).status).toBe(200);
  started.child.kill('SIGINT');
  expect(await started.exited).toBe(0);
}, 120_000);

it('moves on from a port that is taken, and says so', async () => {
  const taken = await takePort();
  const started = start('--port', String(taken));
  const address = await addressOf(started);
  expect(started.output.text).toContain(`Port ${taken}`);
  expect(Number(new URL(address).port)).toBeGreaterThan(taken);
  started.child.kill('SIGTERM');
  expect(await started.exited).toBe(0);
}, 120_000);

it.each([
  [['--port', 'http'], 2, /a port is a whole number/],
  [['--port', '70000'], 2, /a port is a whole number/],
  [['--host', '203.0.113.7', '--port', '0'], 1, /no address 203\.0\.113\.7/],
  [['--catalog', '/no/such/folder', '--port', '0'], 1, /no catalogue at/],
])(
  '%j ends with %i and a remedy',
  async (parameters, code, message) => {
    const started = start(...parameters);
    expect(await started.exited).toBe(code);
    expect(started.output.text).toMatch(message);
  },
  60_000,
);
