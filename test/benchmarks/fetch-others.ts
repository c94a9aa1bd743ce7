import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { BenchmarkDefinition } from '../../src/benchmarks/definition.ts';

/**
 * Loads a benchmark from a server on loopback that stands in for every home of its data and gives
 * each file other bytes than the published ones, in the shape of the hub's answers.
 */
export async function fetchOthers({ load }: BenchmarkDefinition): Promise<{
  /** Addresses at the homes, each once. */
  asked: string[];
  failure: unknown;
  /** Files that were left in the cache. */
  kept: string[];
}> {
  const asked = new Set<string>();
  const server = createServer((incoming, response) => {
    asked.add(decodeURIComponent(incoming.url!.slice(1)));
    const body = Buffer.from('not what was published\n');
    response.writeHead(200, { 'content-length': body.length, 'x-repo-commit': 'c'.repeat(40) });
    response.end(incoming.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const real = globalThis.fetch;
  const spy = vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation((address, init) =>
      real(`${origin}/${encodeURIComponent(`${address}`)}`, init),
    );
  const cache = await mkdtemp(join(tmpdir(), 'weigh-fetched-'));
  try {
    const failure = await load({ cache, env: {} }).then(
      () => null,
      (error: unknown) => error,
    );
    const names = await readdir(cache, { recursive: true, withFileTypes: true });
    const kept = names.filter((each) => each.isFile()).map(({ name }) => name);
    return { asked: [...asked], failure, kept };
  } finally {
    spy.mockRestore();
    server.closeAllConnections();
    server.close();
    await rm(cache, { recursive: true });
  }
}
