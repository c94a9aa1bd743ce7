import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lastWord, type ModelServer, startModelServer } from '../../test/model-server/server.ts';
import { findEndpoints } from './find-endpoints.ts';
import { findKey } from './keys.ts';
import { openModel } from './open-model.ts';
import { presets } from './openai-compatible/presets.ts';
import { testModel } from './test-model.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer({ models: ['test-model'] });
});
afterAll(() => server.close());
beforeEach(() => {
  server.script = lastWord;
  server.arrivals.length = 0;
});

const hello = { messages: [{ role: 'user' as const, content: 'say hello' }] };
const failure = (promise: Promise<unknown>) => promise.catch((error) => error);
const port = () => Number(new URL(server.url).port);

describe('openModel', () => {
  test('finds the only model of a server', async () => {
    const endpoint = await openModel(server.url);
    expect(endpoint.configuration).toMatchObject({
      adapter: 'openai-compatible',
      provider: 'custom',
      name: 'test-model',
      base_url: server.url,
    });
    expect(endpoint.local).toBe(true);
    expect((await endpoint.generate(hello)).text).toBe('hello');
    await endpoint.close();
  });

  test('with several models asks which', async () => {
    const many = await startModelServer({ models: ['a', 'b'] });
    const error = await failure(openModel(many.url));
    expect(error).toMatchObject({
      code: 'bad-address',
      message: expect.stringContaining('#a, #b'),
    });
    await many.close();
  });

  test('sends user info as a header and keeps it out of everything else', async () => {
    const url = server.url.replace('//', '//me:pa55word-secret@');
    const endpoint = await openModel(`${url}?api_key=query-secret#test-model`);
    await endpoint.generate(hello);
    const basic = `Basic ${Buffer.from('me:pa55word-secret').toString('base64')}`;
    expect(server.arrivals[0]!.headers.authorization).toBe(basic);
    server.script = () => ({ kind: 'status', status: 401, body: `${basic} query-secret` });
    const error = await failure(endpoint.generate(hello));
    const shown = `${(error as Error).stack}${JSON.stringify(endpoint)}${JSON.stringify(endpoint.configuration)}`;
    expect(shown).not.toMatch(/pa55word|query-secret|bWU6cGE1/);
    await endpoint.close();
  });

  test('sends the settings in the fields of the preset', async () => {
    const endpoint = await openModel(`openai+${server.url}#gpt-4o`, {
      system: 'be brief',
      sampling: { temperature: 0, max_tokens: 9, seed: 3, stop: ['a', 'b', 'c', 'd', 'e'] },
      extra: { store: false },
    });
    await endpoint.generate({ ...hello, stream: true });
    expect(server.arrivals[0]!.body).toEqual({
      model: 'gpt-4o',
      messages: [
        { role: 'system', content: 'be brief' },
        { role: 'user', content: 'say hello' },
      ],
      temperature: 0,
      max_completion_tokens: 9,
      seed: 3,
      stop: ['a', 'b', 'c', 'd'],
      store: false,
      stream: true,
      stream_options: { include_usage: true },
    });
    await endpoint.close();
  });

  test('knows what reasoning models refuse, and how thinking is switched', async () => {
    const gpt5 = await openModel(`openai+${server.url}#gpt-5`);
    const warm = { ...hello, sampling: { temperature: 0 } };
    expect(await failure(gpt5.generate(warm))).toMatchObject({ code: 'unsupported' });
    expect(gpt5.can.logprobs).toBe(false);
    const bodies: Record<string, object> = {
      vllm: { chat_template_kwargs: { enable_thinking: false, thinking: false } },
      deepseek: { thinking: { type: 'disabled' } },
      dashscope: { enable_thinking: false },
      openrouter: { reasoning: { enabled: false } },
    };
    for (const [preset, fields] of Object.entries(bodies)) {
      server.arrivals.length = 0;
      const endpoint = await openModel(`${preset}+${server.url}#m`);
      await endpoint.generate({ ...hello, sampling: { thinking: false } });
      expect(server.arrivals[0]!.body).toMatchObject(fields);
      await endpoint.close();
    }
    await gpt5.close();
  });

  test("pins OpenRouter's upstream and records which one answered", async () => {
    const options = { sampling: { max_tokens: 5 }, route: 'DeepInfra' };
    const endpoint = await openModel(`openrouter+${server.url}#m`, options);
    expect(endpoint.configuration.route).toBe('DeepInfra');
    server.script = () => ({ kind: 'say', text: 'a', fields: { provider: 'DeepInfra' } });
    expect((await endpoint.generate(hello)).route).toBe('DeepInfra');
    expect(server.arrivals[0]!.body!.provider).toMatchObject({
      only: ['DeepInfra'],
      allow_fallbacks: false,
    });
    expect(await failure(openModel(`vllm+${server.url}#m`, { route: 'x' }))).toMatchObject({
      code: 'unsupported',
    });
    await endpoint.close();
  });

  test('sends earlier reasoning back only where it is wanted, and tool results', async () => {
    const messages = [
      { role: 'user' as const, content: 'a' },
      {
        role: 'assistant' as const,
        content: '',
        reasoning: 'because',
        tool_calls: [{ id: '1', name: 'f', arguments: '{"x": 1.0}' }],
      },
      { role: 'tool' as const, content: 'result', tool_call_id: '1' },
    ];
    for (const [preset, expected] of [
      ['deepseek', 'because'],
      ['vllm', undefined],
    ] as const) {
      server.arrivals.length = 0;
      const endpoint = await openModel(`${preset}+${server.url}#m`);
      await endpoint.generate({ messages });
      const [, assistant, tool] = server.arrivals[0]!.body!.messages as Record<string, unknown>[];
      expect(assistant!.reasoning_content).toBe(expected);
      expect(assistant!.tool_calls).toEqual([
        { id: '1', type: 'function', function: { name: 'f', arguments: '{"x": 1.0}' } },
      ]);
      expect(tool).toEqual({ role: 'tool', content: 'result', tool_call_id: '1' });
      await endpoint.close();
    }
  });

  test('weighs continuations through a server that echoes', async () => {
    const endpoint = await openModel(`vllm+${server.url}#m`);
    const weighed = await endpoint.loglikelihood({
      context: 'The capital of France ',
      continuations: ['is the city', 'of is'],
    });
    expect(weighed).toEqual([
      { logprob: -1.5, tokens: 3, greedy: true, truncated_tokens: 0 },
      { logprob: -10, tokens: 2, greedy: false, truncated_tokens: 0 },
    ]);
    const [empty] = await endpoint.loglikelihood({ context: '', continuations: ['The capital'] });
    expect(empty).toMatchObject({ logprob: -5.5, tokens: 2 });
    await endpoint.close();
  });

  test('does not pretend to weigh where the server echoes nothing', async () => {
    const silent = await startModelServer({
      paths: {
        '/v1/completions': {
          choices: [{ text: 'x', finish_reason: 'length', logprobs: null }],
          usage: { prompt_tokens: 4, completion_tokens: 1 },
        },
      },
    });
    const endpoint = await openModel(`llama-server+${silent.url}#m`);
    const request = { context: 'a b', continuations: [' c'] };
    expect(await failure(endpoint.loglikelihood(request))).toMatchObject({ code: 'unsupported' });
    expect((await endpoint.probe(['loglikelihood'])).loglikelihood).toBe(false);
    await endpoint.close();
    await silent.close();
  });
});

describe('keys', () => {
  const env = { OPENAI_API_KEY: 'sk-own-0123456789', VLLM_API_KEY: 'vllm-key-012345' };
  const openai = presets.get('openai')!;
  const vllm = presets.get('vllm')!;

  test("a preset's key goes to its own hosts and to no other", () => {
    const own = new URL('https://api.openai.com/v1');
    expect(findKey(openai, own, env, undefined)).toMatchObject({ account: 'OPENAI_API_KEY' });
    for (const url of [
      'https://evil.example/v1',
      'http://api.openai.com/v1',
      'https://api.openai.com.evil.example/v1',
      'https://api.openai.com:8443/v1',
    ]) {
      expect(findKey(openai, new URL(url), env, undefined).key).toBeNull();
    }
    expect(findKey(vllm, new URL('http://127.0.0.1:9/v1'), env, undefined).key).not.toBeNull();
    expect(findKey(vllm, new URL('http://10.0.0.9:9/v1'), env, undefined).key).toBeNull();
  });

  test('another variable can be named; a missing one is said by name', () => {
    const other = new URL('https://gateway.example/v1');
    const found = findKey(openai, other, { MY_KEY: 'abcdefghij' }, 'MY_KEY');
    expect(found.key?.reveal()).toBe('abcdefghij');
    expect(() => findKey(openai, other, {}, 'MY_KEY')).toThrow('MY_KEY');
    const own = new URL('https://api.openai.com/v1');
    expect(() => findKey(openai, own, {}, undefined)).toThrow('OPENAI_API_KEY');
  });
});

describe('findEndpoints', () => {
  test('lists what answers on this machine, and how to write it', async () => {
    const found = await findEndpoints({
      ports: [
        { port: port(), preset: 'ollama' },
        { port: 1, preset: 'vllm' },
      ],
      env: {},
    });
    expect(found).toEqual([
      {
        preset: 'ollama',
        url: server.url,
        models: ['test-model'],
        addresses: [`ollama+${server.url}#test-model`],
        problem: null,
      },
    ]);
  });
});

describe('testModel', () => {
  test('says what works', async () => {
    const endpoint = await openModel(`vllm+${server.url}#test-model`);
    const result = await testModel(endpoint);
    expect(result).toMatchObject({
      works: true,
      error: null,
      answer: { text: 'OK.', finish: 'stop' },
      can: { chat: true, streaming: true, loglikelihood: true, tools: null },
    });
    await endpoint.close();
  });

  test('says why it does not', async () => {
    const endpoint = await openModel(`vllm+${server.url}#test-model`);
    server.script = () => ({ kind: 'status', status: 401, body: { error: { message: 'no' } } });
    expect(await testModel(endpoint)).toMatchObject({
      works: false,
      answer: null,
      error: { code: 'authentication' },
    });
    await endpoint.close();
  });
});
