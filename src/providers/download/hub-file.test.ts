import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchHubFile, type Progress } from './hub-file.ts';

const content = randomBytes(300_000);
const sha256 = createHash('sha256').update(content).digest('hex');
const where = { repository: 'owner/name', file: 'model.gguf', revision: 'main' };
const token = 'hf_tokenOfTheTest0123';

let folder: string;
let hub: Server;
let storage: Server;
let seen: { url: string; headers: IncomingMessage['headers'] }[];
let breakAfter: number | null;
let statedHash: string;

const listen = async (handler: (incoming: IncomingMessage, response: ServerResponse) => void) => {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};
const addressOf = (server: Server, host = '127.0.0.1') =>
  `http://${host}:${(server.address() as AddressInfo).port}`;

/** As the hub does: hash and commit in a redirect to a storage elsewhere, which knows ranges. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weigh-hub-'));
  seen = [];
  breakAfter = null;
  statedHash = sha256;
  storage = await listen((incoming, response) => {
    seen.push({ url: `storage ${incoming.url}`, headers: incoming.headers });
    const from = Number(incoming.headers.range?.match(/bytes=(\d+)-/)?.[1] ?? 0);
    const rest = content.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': rest.length });
    if (breakAfter === null) response.end(rest);
    else response.write(rest.subarray(0, breakAfter));
  });
  hub = await listen((incoming, response) => {
    seen.push({ url: `hub ${incoming.method} ${incoming.url}`, headers: incoming.headers });
    if (incoming.headers.authorization !== `Bearer ${token}`) {
      response.writeHead(401).end();
      return;
    }
    response.writeHead(302, {
      location: `${addressOf(storage, 'localhost')}/blob`,
      'x-linked-etag': `"${statedHash}"`,
      'x-repo-commit': 'c0ffee',
    });
    response.end();
  });
});
afterEach(() => {
  hub.close();
  storage.close();
  rmSync(folder, { recursive: true });
});

const fetchIt = (more: { onProgress?: (progress: Progress) => void } = {}, key = token) =>
  fetchHubFile(where, { folder, env: { HF_ENDPOINT: addressOf(hub), HF_TOKEN: key }, ...more });

describe('fetchHubFile', () => {
  test('downloads, checks, reports progress, and takes it from the disk next time', async () => {
    const progress: Progress[] = [];
    const found = await fetchIt({ onProgress: (step) => progress.push(step) });
    expect(found).toMatchObject({ sha256, revision: 'c0ffee' });
    expect(readFileSync(found.path).equals(content)).toBe(true);
    expect(progress.at(-1)).toEqual({ received: content.length, total: content.length });
    const requests = seen.length;
    expect(await fetchIt()).toEqual(found);
    expect(seen).toHaveLength(requests);
  });

  test('shows the token to the hub and not to the storage', async () => {
    await fetchIt();
    const [storageRequest] = seen.filter(({ url }) => url.startsWith('storage'));
    expect(storageRequest!.headers.authorization).toBeUndefined();
  });

  test('goes on where a download broke off', async () => {
    breakAfter = 100_000;
    // Cut when something has arrived: a reset may overtake what was sent before it.
    const cut = fetchIt({ onProgress: () => storage.closeAllConnections() });
    await expect(cut).rejects.toMatchObject({ kind: 'transient', code: 'half-stream' });
    breakAfter = null;
    const found = await fetchIt();
    expect(seen.at(-1)!.headers.range).toMatch(/^bytes=[1-9]\d*-$/);
    expect(readFileSync(found.path).equals(content)).toBe(true);
  });

  test('deletes a file with the wrong checksum', async () => {
    statedHash = 'f'.repeat(64);
    await expect(fetchIt()).rejects.toMatchObject({ code: 'checksum' });
    const path = join(folder, 'owner/name/main/model.gguf');
    expect(existsSync(path) || existsSync(`${path}.part`)).toBe(false);
  });

  test('says what to do where the model is gated', async () => {
    await expect(fetchIt({}, 'hf_someOtherToken99')).rejects.toMatchObject({
      code: 'authentication',
      message: expect.stringContaining('HF_TOKEN'),
    });
  });
});
