import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadData } from './load-data.ts';
import type { DataOptions } from './obtain-file.ts';
import { type DataSource, hubFile, webFile } from './source.ts';

const content = Buffer.from('{"question":"1 + 1?","answer":"2"}\n');
const sha256 = createHash('sha256').update(content).digest('hex');
const schema = z.object({ question: z.string(), answer: z.string() });
const commit = 'c0ffee0123456789c0ffee0123456789c0ffee01';
const token = 'hf_tokenOfTheTest0123';

let folder: string;
let server: Server;
let origin: string;
let seen: IncomingMessage[];
let breakOff = () => {};
let answer: { status: number; body: Buffer; breakAfter?: number };

/** As the hub answers for a small file: no redirect, no hash, the commit in a header. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weigh-data-'));
  seen = [];
  answer = { status: 200, body: content };
  server = createServer((incoming, response) => {
    seen.push(incoming);
    const from = Number(incoming.headers.range?.match(/bytes=(\d+)-/)?.[1] ?? 0);
    const body = answer.body.subarray(from);
    const status = answer.status === 200 && from > 0 ? 206 : answer.status;
    response.writeHead(status, { 'content-length': body.length, 'x-repo-commit': commit });
    if (incoming.method === 'HEAD' || status >= 400) response.end();
    else if (answer.breakAfter === undefined) response.end(body);
    else {
      breakOff = () => response.destroy();
      response.write(body.subarray(0, answer.breakAfter));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const source = (digest: { sha256?: string | null } = { sha256 }): DataSource => ({
  id: 'sums',
  home: 'huggingface.co/datasets/owner/sums',
  revision: commit,
  licence: 'MIT',
  gated: false,
  files: [
    hubFile(
      'test.jsonl',
      { repository: 'owner/sums', revision: commit, path: 'data/test.jsonl' },
      { basis: 'seen', ...digest },
    ),
  ],
});
const options = (more: DataOptions = {}): DataOptions => ({
  cache: join(folder, 'cache'),
  env: { HF_ENDPOINT: origin },
  ...more,
});
const given = (name: string, body: Buffer): string => {
  mkdirSync(join(folder, 'given/sums'), { recursive: true });
  writeFileSync(join(folder, 'given/sums', name), body);
  return join(folder, 'given');
};

describe('loadData from its home', () => {
  test('fetches once, checks, and says what it is', async () => {
    const progress: string[] = [];
    const data = await loadData(source(), options({ onProgress: (name) => progress.push(name) }));
    expect(data.identity).toEqual({
      source: 'huggingface.co/datasets/owner/sums',
      revision: commit,
      sha256,
      licence: 'MIT',
    });
    expect(data.notices).toEqual([]);
    expect(await data.records('test.jsonl', schema)).toEqual([{ question: '1 + 1?', answer: '2' }]);
    expect(seen.map(({ url }) => url)).toContain(
      `/datasets/owner/sums/resolve/${commit}/data/test.jsonl`,
    );
    expect(progress).toContain('test.jsonl');
    const requests = seen.length;
    await loadData(source(), options());
    expect(seen).toHaveLength(requests);
  });

  test('shows the token of the user to the hub', async () => {
    await loadData(source(), options({ env: { HF_ENDPOINT: origin, HF_TOKEN: token } }));
    expect(seen.map(({ headers }) => headers.authorization)).toContain(`Bearer ${token}`);
  });

  test('shows no token to another home', async () => {
    const elsewhere = {
      ...source(),
      files: [webFile('test.jsonl', { url: `${origin}/test.jsonl`, revision: 'v1' }, { sha256 })],
    };
    const data = await loadData(
      elsewhere,
      options({ env: { HF_ENDPOINT: origin, HF_TOKEN: token } }),
    );
    expect(data.identity).toMatchObject({ revision: 'v1', sha256 });
    expect(seen.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  test('keeps files that belong together as one, and fetches none of them twice', async () => {
    const parts = (digest: string | null): DataSource => ({
      ...source(),
      files: [
        {
          name: 'tools.txt',
          home: { kind: 'parts', url: `${origin}/tools/`, revision: commit, paths: ['a', 'b'] },
          sha256: digest,
          basis: digest === null ? null : 'seen',
          bytes: null,
        },
      ],
    });
    answer = { status: 200, body: content, breakAfter: 5 };
    const onProgress = () => breakOff();
    await expect(loadData(parts(null), options({ onProgress }))).rejects.toMatchObject({
      code: 'data-missing',
    });
    answer = { status: 200, body: content };
    const data = await loadData(parts(null), options());
    expect(data.text('tools.txt')).toBe(`${content}\n\n${content}`);
    expect(data.notices.join()).toContain('could not be checked');
    expect(seen.map(({ url }) => url)).toEqual(['/tools/a', '/tools/a', '/tools/b']);
    await loadData(parts(null), options());
    expect(seen).toHaveLength(3);
    const other = { ...options(), cache: join(folder, 'other') };
    await expect(loadData(parts(sha256), other)).rejects.toMatchObject({ code: 'data-changed' });
    const left = readdirSync(other.cache, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
  });

  test('refuses other bytes and keeps nothing', async () => {
    answer = { status: 200, body: Buffer.from('{"question":"else","answer":"x"}\n') };
    await expect(loadData(source(), options())).rejects.toMatchObject({ code: 'data-changed' });
    const left = readdirSync(folder, { recursive: true }).map(String);
    expect(left.filter((name) => name.includes('.jsonl'))).toEqual([]);
  });

  test('fetches anew what was damaged on the disk', async () => {
    await loadData(source(), options());
    const path = join(folder, 'cache/sums', commit, 'test.jsonl');
    writeFileSync(path, Buffer.from(content).fill(0x78, 5, 9));
    const data = await loadData(source(), options());
    expect(data.identity.sha256).toBe(sha256);
  });

  test('goes on where a download broke off', async () => {
    answer = { status: 200, body: content, breakAfter: 10 };
    // Once the client has what was sent: a connection that ends sooner may take it along.
    const watched = options({ onProgress: () => breakOff() });
    await expect(loadData(source(), watched)).rejects.toMatchObject({
      code: 'data-missing',
      remedy: expect.stringContaining('--data-dir'),
    });
    answer = { status: 200, body: content };
    await loadData(source(), options());
    expect(seen.at(-1)!.headers.range).toBe('bytes=10-');
  });

  test('takes an unpinned file with a notice and keeps its digest', async () => {
    const data = await loadData(source({ sha256: null }), options());
    expect(data.identity.sha256).toBe(sha256);
    expect(data.notices).toEqual([expect.stringContaining(sha256)]);
  });

  test('says what a gated set asks for, without the token', async () => {
    answer = { status: 403, body: content };
    const failure = await loadData(
      { ...source(), gated: true },
      options({ env: { HF_ENDPOINT: origin, HF_TOKEN: token } }),
    ).catch((error: Error) => error);
    expect(failure).toMatchObject({
      code: 'data-gated',
      remedy: expect.stringMatching(/terms.*owner\/sums.*HF_TOKEN/),
    });
    expect(JSON.stringify([String(failure), failure, (failure as Error).stack])).not.toContain(
      token,
    );
  });
});

describe('loadData from a folder', () => {
  test.each([
    ['test.jsonl', content],
    ['test.jsonl.gz', gzipSync(content)],
  ])('knows %s for what it is', async (name, body) => {
    const data = await loadData(source(), options({ dataDir: given(name, body) }));
    expect(data.identity).toMatchObject({ sha256, revision: commit });
    expect(data.notices).toEqual([]);
    expect(seen).toEqual([]);
  });

  test('finds the folder in the environment', async () => {
    const dir = given('test.jsonl', content);
    const data = await loadData(source(), { env: { WEIGH_DATA_DIR: dir } });
    expect(data.identity.sha256).toBe(sha256);
  });

  test('reads another format, and says that it could not be checked', async () => {
    const dir = given('test.csv', Buffer.from('question,answer\n1 + 1?,2\n'));
    const data = await loadData(source(), options({ dataDir: dir }));
    expect(await data.records('test.jsonl', schema)).toEqual([{ question: '1 + 1?', answer: '2' }]);
    expect(data.identity.revision).toBeNull();
    expect(data.notices).toEqual([expect.stringContaining('could not be checked')]);
  });

  test('refuses the same format with other bytes', async () => {
    const dir = given('test.jsonl', Buffer.from('{"question":"else","answer":"x"}\n'));
    await expect(loadData(source(), options({ dataDir: dir }))).rejects.toMatchObject({
      code: 'data-changed',
      remedy: expect.stringContaining('comparable'),
    });
  });

  test('says which file to put where', async () => {
    const dir = join(folder, 'empty');
    await expect(loadData(source(), options({ dataDir: dir }))).rejects.toMatchObject({
      code: 'data-missing',
      message: `there is no sums/test.jsonl in ${dir}`,
      remedy: expect.stringContaining(`/datasets/owner/sums/resolve/${commit}/data/test.jsonl`),
    });
    expect(seen).toEqual([]);
  });

  test('names file, line and field of a record that is not as promised', async () => {
    const dir = given('test.csv', Buffer.from('question,reply\nx,2\n'));
    const data = await loadData(source(), options({ dataDir: dir }));
    await expect(data.records('test.jsonl', schema)).rejects.toMatchObject({
      code: 'data-malformed',
      message: expect.stringContaining('sums/test.csv:2 answer:'),
    });
  });
});
