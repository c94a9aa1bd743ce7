import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../test/small-catalog.ts';
import { AnswerCache } from './answer-cache.ts';
import { createApp } from './app.ts';
import { type RunningServer, startServer } from './start.ts';

const models = Array.from({ length: 8 }, (_, i) => aModel({ id: `model-${i}` }));
const catalog = aCatalog({
  models,
  benchmarks: [aBenchmark({ id: 'test' })],
  scores: models.map(({ id }, i) => aScore({ model: id, benchmark: 'test', score: 50 + i })),
  suites: [aSuite({ id: 'suite', components: ['test'] })],
});

let day = '2025-12-01';
const cache = new AnswerCache(10);
const app = createApp({ catalog, today: () => day, loopbackOnly: true });
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ catalog, today: () => day, port: 0, cache });
});

afterAll(() => server.close());

interface Answer {
  status: number;
  headers: Record<string, string>;
  bytes: Buffer;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ port: server.port, host: '127.0.0.1', path, headers, method });
    asked.on('response', async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const kept = Object.entries(response.headers as Record<string, string>).filter(
        ([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name),
      );
      resolve({
        status: response.statusCode!,
        headers: Object.fromEntries(kept),
        bytes: Buffer.concat(chunks),
      });
    });
    asked.on('error', reject).end();
  });
}

/** What the app says to the same request, without a server and its memory. */
async function askApp(path: string, headers: Record<string, string>): Promise<Answer> {
  const response = await app.request(`http://127.0.0.1:${server.port}${path}`, {
    headers: { host: `127.0.0.1:${server.port}`, ...headers },
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

const rankings = '/api/v1/rankings?suite=suite';

describe('an answer from memory', () => {
  it.each([
    ['plain', rankings, {}],
    ['in brotli', rankings, { 'accept-encoding': 'gzip, deflate, br' }],
    ['in gzip', rankings, { 'accept-encoding': 'gzip' }],
    ['as CSV', `${rankings}&format=csv`, {}],
    ['of a model', '/api/v1/models/model-1', { 'accept-encoding': 'br' }],
    ['pinned', `${rankings}&catalog=`, {}],
  ])('is the app’s own, headers and bytes: %s', async (_, path, headers) => {
    await ask(path, headers);
    const { 'content-length': length, ...rest } = (await ask(path, headers)).headers;
    const { 'content-length': __, ...expected } = (await askApp(path, headers)).headers;
    expect(rest).toEqual(expected);
    const remembered = await ask(path, headers);
    expect(remembered.status).toBe((await askApp(path, headers)).status);
    expect(remembered.bytes).toEqual((await askApp(path, headers)).bytes);
    if (remembered.status === 200) expect(Number(length)).toBe(remembered.bytes.length);
  });

  it('is 304 for who has it already', async () => {
    const { headers } = await ask(rankings);
    const known = { 'if-none-match': `"other", ${headers.etag}` };
    const unchanged = await ask(rankings, known);
    expect(unchanged.status).toBe(304);
    expect(unchanged.bytes.length).toBe(0);
    expect(unchanged.headers).toEqual((await askApp(rankings, known)).headers);
    expect((await ask(rankings, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('comes from memory at all', async () => {
    await ask(rankings);
    expect(cache.madeAt(`${day} ${rankings}`)).toBeDefined();
    expect(cache.madeAt(`${day} ${rankings}&top=1`)).toBeUndefined();
  });

  it('is not that of another day', async () => {
    await ask('/api/v1/meta');
    day = '2025-12-02';
    expect(JSON.parse((await ask('/api/v1/meta')).bytes.toString()).today).toBe('2025-12-02');
    day = '2025-12-01';
  });

  it('is not given to another name, nor by another method', async () => {
    await ask(rankings);
    expect((await ask(rankings, { host: 'evil.example' })).status).toBe(421);
    expect((await ask(rankings, {}, 'POST')).status).toBe(405);
    const head = await ask(rankings, {}, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.bytes.length).toBe(0);
  });
});
