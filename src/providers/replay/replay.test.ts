import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ModelServer, startModelServer } from '../../../test/model-server/server.ts';
import { configurationWith, endpointDefaults } from '../configuration.ts';
import { openModel } from '../open-model.ts';
import { recordTo } from './record.ts';
import { canonicalJson, requestHash } from './request-hash.ts';

let server: ModelServer;
const folder = mkdtempSync(join(tmpdir(), 'weigh-replay-'));
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const ask = (content: string) => ({ messages: [{ role: 'user' as const, content }] });
const failure = (promise: Promise<unknown>) => promise.catch((error) => error);

describe('a recording', () => {
  test('gives back what was recorded, with the configuration it was recorded with', async () => {
    const file = join(folder, 'a.jsonl');
    const live = await openModel(`vllm+${server.url}#test-model`, { sampling: { temperature: 0 } });
    const recorder = await recordTo(file, live);
    let count = 0;
    server.script = () => ({ kind: 'say', text: `answer ${count++}` });
    const said = await Promise.all([
      recorder.generate(ask('a')),
      recorder.generate({ ...ask('a'), epoch: 1 }),
      recorder.complete({ prompt: 'p' }),
    ]);
    const pair = { context: 'The capital of France', continuations: [' is', ' the'] };
    const weighed = await recorder.loglikelihood(pair);
    server.script = () => ({ kind: 'status', status: 500 });
    expect(await failure(recorder.generate(ask('broken')))).toMatchObject({ code: 'server-error' });
    await recorder.close();
    const requests = server.served;

    const replay = await openModel(`replay:${file}`);
    expect(replay.configuration).toEqual(live.configuration);
    expect(await replay.generate(ask('a'))).toEqual(said[0]);
    expect(await replay.generate({ ...ask('a'), epoch: 1, stream: true })).toEqual(said[1]);
    expect(await replay.complete({ prompt: 'p' })).toEqual(said[2]);
    expect(await replay.loglikelihood(pair)).toEqual(weighed);
    expect(server.served).toBe(requests);

    expect(await failure(replay.generate(ask('broken')))).toMatchObject({ code: 'not-recorded' });
    const warmer = { ...ask('a'), sampling: { temperature: 1 } };
    expect(await failure(replay.generate(warmer))).toMatchObject({ code: 'not-recorded' });
    expect(await failure(replay.generate(ask('a'), AbortSignal.abort()))).toMatchObject({
      code: 'aborted',
    });
    await replay.close();
    expect(await failure(replay.generate(ask('a')))).toMatchObject({ code: 'closed' });
  });

  test('that is none is refused', async () => {
    const file = join(folder, 'b.jsonl');
    expect(await failure(openModel(`replay:${file}`))).toMatchObject({ code: 'missing-file' });
    writeFileSync(file, '');
    expect(await failure(openModel(`replay:${file}`))).toMatchObject({ code: 'malformed' });
    writeFileSync(file, '{"format":"something"}\n');
    expect(await failure(openModel(`replay:${file}`))).toMatchObject({ code: 'malformed' });
    writeFileSync(file, '{"format"');
    expect(await failure(openModel(`replay:${file}`))).toMatchObject({ code: 'malformed' });
  });
});

describe('requestHash', () => {
  const configuration = configurationWith({
    adapter: 'a',
    provider: 'p',
    name: 'n',
  });
  const base = requestHash(configuration, 'generate', ask('a'));

  test('does not depend on how an answer travels, nor on the order of fields', () => {
    expect(requestHash(configuration, 'generate', { ...ask('a'), stream: true })).toBe(base);
    expect(requestHash(configuration, 'generate', { ...ask('a'), epoch: 0 })).toBe(base);
    expect(
      requestHash({ ...configuration, sampling: { ...endpointDefaults } }, 'generate', ask('a')),
    ).toBe(base);
    expect(canonicalJson({ b: 1, a: [{ d: 2, c: undefined }] })).toBe('{"a":[{"d":2}],"b":1}');
  });

  test.each([
    ['route', { ...configuration, route: 'x' }, ask('a')],
    ['revision', { ...configuration, revision: 'x' }, ask('a')],
    ['endpoint', { ...configuration, base_url: 'http://x' }, ask('a')],
    ['sampling', configuration, { ...ask('a'), sampling: { temperature: 0 } }],
    ['epoch', configuration, { ...ask('a'), epoch: 1 }],
    ['message', configuration, ask('b')],
  ])('changes with the %s', (_, changed, request) => {
    expect(requestHash(changed, 'generate', request)).not.toBe(base);
  });
});
