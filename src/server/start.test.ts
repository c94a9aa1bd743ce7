import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { aCatalog } from '../../test/small-catalog.ts';
import { ListenError, type RunningServer, type StartOptions, startServer } from './start.ts';

const running: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(options: Partial<StartOptions> = {}): Promise<RunningServer> {
  const server = await startServer({
    catalog: aCatalog({}),
    today: () => '2025-12-01',
    port: 0,
    ...options,
  });
  running.push(server);
  return server;
}

/** Takes a port that some other program would hold. */
async function occupy(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push({ close: () => new Promise((resolve) => server.close(resolve)) });
  return (server.address() as { port: number }).port;
}

function statusFor(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path: '/api/v1/meta', headers: { host } });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    asked.on('error', reject);
    asked.end();
  });
}

it('listens on this machine only and refuses foreign names', async () => {
  const server = await start();
  expect(server.host).toBe('127.0.0.1');
  expect(server.url).toBe(`http://localhost:${server.port}`);
  expect(await statusFor(server.port, `localhost:${server.port}`)).toBe(200);
  expect(await statusFor(server.port, 'evil.example')).toBe(421);
});

it('lets other names in when it listens on all addresses', async () => {
  const server = await start({ host: '0.0.0.0' });
  expect(await statusFor(server.port, 'board.example')).toBe(200);
});

it('moves on from a taken port and says which it was', async () => {
  const taken = await occupy();
  const server = await start({ port: taken });
  expect(server.taken[0]).toBe(taken);
  expect(server.port).toBeGreaterThan(taken);
});

it('explains an address that is not of this machine', async () => {
  const refused = start({ host: '203.0.113.7' });
  await expect(refused).rejects.toThrow(ListenError);
  await expect(refused).rejects.toThrow(/no address 203\.0\.113\.7.*--host/);
});

it('closes even while a client holds its connection open', async () => {
  const server = await start();
  await (await fetch(`http://127.0.0.1:${server.port}/api/v1/meta`)).text();
  await server.close();
  await expect(fetch(`http://127.0.0.1:${server.port}/api/v1/meta`)).rejects.toThrow();
});
