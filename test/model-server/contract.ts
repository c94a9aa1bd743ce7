import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  contentOf,
  type Endpoint,
  type Generation,
  ProviderError,
} from '../../src/providers/endpoint.ts';
import type { Limits } from '../../src/providers/http/limits.ts';
import { hostileActs } from './hostile.ts';
import { type Act, lastWord, type ModelServer, startModelServer } from './server.ts';

/** One way to reach a model, pointed at the scripted server. */
export interface Subject {
  name: string;
  /** Streamed or not. */
  stream: boolean;
  open(server: ModelServer, limits: Partial<Limits>): Promise<Endpoint>;
  /** Finish reasons it can tell apart. */
  tellsRefusal: boolean;
}

/** Planted as the key; must appear in nothing that comes back. */
export const plantedKey = 'sk-planted-0123456789abcdef/+=';

const limits: Partial<Limits> = { responseBytes: 1024 * 1024 };
/** For the servers that say nothing. Everything else may take its time: the machine may be busy. */
const impatience: Partial<Limits> = { headersMs: 500, idleMs: 500 };

/** What every adapter that speaks HTTP must do, also when the server misbehaves. */
export function contract(subject: Subject): void {
  describe(`contract: ${subject.name}`, () => {
    let server: ModelServer;
    let endpoint: Endpoint;
    let impatient: Endpoint;

    beforeAll(async () => {
      server = await startModelServer();
      endpoint = await subject.open(server, limits);
      impatient = await subject.open(server, impatience);
    });
    afterAll(async () => {
      await endpoint.close();
      await impatient.close();
      await server.close();
    });

    const ask = (
      content: string,
      signal?: AbortSignal,
      from: Endpoint = endpoint,
    ): Promise<Generation> =>
      from.generate(
        {
          messages: [{ role: 'user', content }],
          stream: subject.stream,
          sampling: { max_tokens: 50 },
        },
        signal,
      );
    const failure = async (act: Act, from?: Endpoint): Promise<ProviderError> => {
      server.script = () => act;
      const error = await ask('hello', undefined, from).then(
        () => null,
        (thrown) => thrown,
      );
      server.script = lastWord;
      expect(error).toBeInstanceOf(ProviderError);
      return error;
    };

    test('answers, with usage, finish and the model that served', async () => {
      server.script = () => ({
        kind: 'say',
        text: 'four and five',
        usage: { input: 10, output: 7, cacheRead: 4 },
      });
      const answer = await ask('hello');
      expect(answer).toMatchObject({
        text: 'four and five',
        reasoning: null,
        finish: 'stop',
        tool_calls: [],
        served_model: expect.stringMatching(/test-model/),
        usage: { input_tokens: 6, cache_read_tokens: 4, output_tokens: 7 },
      });
      expect(answer.timing.total_ms).toBeGreaterThan(0);
      if (subject.stream) expect(answer.timing.first_token_ms).toBeGreaterThan(0);
      else expect(answer.timing.first_token_ms).toBeNull();
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    });

    test('keeps reasoning apart from the answer', async () => {
      server.script = () => ({ kind: 'say', text: 'the answer', reasoning: 'let me think' });
      expect(await ask('hello')).toMatchObject({ text: 'the answer', reasoning: 'let me think' });
    });

    test('takes reasoning in tags out of the text, and says when it never closed', async () => {
      server.script = () => ({ kind: 'say', text: '<think>a b c</think>\n\nd e' });
      expect(await ask('hello')).toMatchObject({ text: 'd e', reasoning: 'a b c' });
      server.script = () => ({ kind: 'say', text: '<think>a b c', finish: 'length' });
      expect(await ask('hello')).toMatchObject({
        text: '',
        reasoning: 'a b c',
        reasoning_unclosed: true,
        finish: 'length',
      });
    });

    test('tells a text that ran out of tokens, a refusal and tool calls apart', async () => {
      server.script = () => ({ kind: 'say', text: 'not all', finish: 'length' });
      expect((await ask('hello')).finish).toBe('length');
      server.script = () => ({ kind: 'say', text: '', finish: 'refused' });
      if (subject.tellsRefusal) expect((await ask('hello')).finish).toBe('refused');
      const call = { id: 'call_7', name: 'weather', arguments: '{"city":"Paris","days":2}' };
      server.script = () => ({ kind: 'say', text: '', finish: 'tool_calls', toolCalls: [call] });
      const answer = await endpoint.generate({
        messages: [{ role: 'user', content: 'weather?' }],
        tools: [
          { name: 'weather', description: 'w', parameters: { type: 'object', properties: {} } },
        ],
        stream: subject.stream,
        sampling: { max_tokens: 50 },
      });
      expect(answer.finish).toBe('tool_calls');
      expect(answer.tool_calls).toHaveLength(1);
      expect(answer.tool_calls[0]!.name).toBe('weather');
      expect(JSON.parse(answer.tool_calls[0]!.arguments)).toEqual({ city: 'Paris', days: 2 });
    });

    test('cuts at any stop string, however many there are', async () => {
      server.script = () => ({ kind: 'say', text: 'one two three four' });
      const answer = await endpoint.generate({
        messages: [{ role: 'user', content: 'count' }],
        stream: subject.stream,
        sampling: { stop: ['a', 'b', 'c', 'd', 'ee', ' three'].slice(1), max_tokens: 50 },
      });
      expect(answer).toMatchObject({ text: 'one two', finish: 'stop' });
    });

    test('an empty answer is neither an error nor a text', async () => {
      server.script = () => hostileActs['empty content']!;
      const answer = await ask('hello');
      expect(answer.text).toBe('');
      expect(contentOf(answer)).toBe('nothing');
    });

    test('waits as a 429 says, in each way of saying it', async () => {
      const at = (headers: Record<string, string>, body: unknown = {}) =>
        failure({ kind: 'status', status: 429, headers, body });
      for (const [headers, ms] of [
        [{ 'retry-after-ms': '1500' }, 1500],
        [{ 'retry-after': '3' }, 3000],
        [{ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '6m0s' }, 360_000],
      ] as const) {
        const error = await at(headers as Record<string, string>);
        expect(error).toMatchObject({
          kind: 'rate-limit',
          code: 'rate-limit',
          status: 429,
          retryAfterMs: ms,
        });
        expect(error.isRetryable).toBe(true);
      }
      const told = await at({}, { error: { message: 'Please try again in 1.2s.' } });
      expect(told.retryAfterMs).toBe(1200);
      expect((await failure(hostileActs['429 without retry-after']!)).retryAfterMs).toBeNull();
    });

    test('reads the remaining quota', async () => {
      const headers = {
        'x-ratelimit-limit-requests': '100',
        'x-ratelimit-remaining-requests': '40',
        'x-ratelimit-reset-requests': '1s',
        'anthropic-ratelimit-input-tokens-limit': '1000',
        'anthropic-ratelimit-input-tokens-remaining': '900',
        'anthropic-ratelimit-output-tokens-limit': '1000',
        'anthropic-ratelimit-output-tokens-remaining': '100',
      };
      server.script = () => ({ kind: 'say', text: 'a', headers });
      expect((await ask('hello')).quota).toEqual({
        requests: { limit: 100, remaining: 40, reset_ms: 1000 },
        tokens: { limit: 1000, remaining: 100, reset_ms: null },
      });
    });

    test.each([
      [500, {}, 'transient', 'server-error'],
      [503, {}, 'transient', 'overloaded'],
      [
        529,
        { error: { type: 'overloaded_error', message: 'Overloaded' } },
        'transient',
        'overloaded',
      ],
      [401, {}, 'fatal', 'authentication'],
      [402, {}, 'fatal', 'payment'],
      [404, {}, 'fatal', 'not-found'],
      [400, { error: { message: 'temperature must be a number' } }, 'fatal', 'bad-request'],
      [
        400,
        { error: { message: "This model's maximum context length is 8192 tokens." } },
        'fatal',
        'context-length',
      ],
      [400, { error: { code: 'content_filter', message: 'filtered' } }, 'fatal', 'content-filter'],
      [429, { error: { code: 'insufficient_quota', message: 'pay' } }, 'fatal', 'payment'],
    ] as const)('classifies %s %j', async (status, body, kind, code) => {
      expect(await failure({ kind: 'status', status, body })).toMatchObject({ kind, code, status });
    });

    test('names an HTML error page by its title', async () => {
      const error = await failure(hostileActs['500']!);
      expect(error).toMatchObject({ kind: 'transient', code: 'server-error' });
      expect(error.message).toContain('Oops');
      expect(error.message).not.toContain('<');
    });

    test.each([
      ['silence', 'time-out'],
      ['dead connection', 'connection'],
      ['half stream', 'half-stream'],
      ['malformed JSON', subject.stream ? /malformed|content-type|half-stream/ : /malformed/],
      ['wrong content type', 'content-type'],
    ] as const)('survives: %s', async (name, code) => {
      const error = await failure(hostileActs[name]!, name === 'silence' ? impatient : endpoint);
      expect(error.kind).toBe('transient');
      expect(error.code).toMatch(code);
      expect((await ask('still alive')).text).toBe('alive');
    });

    test('an answer that stops coming is a time-out', async () => {
      const error = await failure({ kind: 'stall' }, impatient);
      expect(error).toMatchObject({ kind: 'transient', code: 'time-out', maybeBilled: true });
    });

    test('gives up on a 50 MB answer without holding it', async () => {
      const before = process.memoryUsage().rss;
      for (const announce of [true, false]) {
        const error = await failure({ kind: 'flood', bytes: 50 * 1024 * 1024, announce });
        expect(error).toMatchObject({ kind: 'fatal', code: 'too-large' });
      }
      expect(process.memoryUsage().rss - before).toBeLessThan(40 * 1024 * 1024);
      expect((await ask('still alive')).text).toBe('alive');
    });

    if (subject.stream) {
      test('a stream that closes cleanly without its end marker is an error', async () => {
        const error = await failure({ kind: 'say', text: 'half an', noEnd: true, finish: null });
        expect(error).toMatchObject({ kind: 'transient', code: 'half-stream' });
      });
    }

    test('does not follow a redirect to another host', async () => {
      const location = 'http://localhost:9/v1/elsewhere';
      const error = await failure({ kind: 'status', status: 307, headers: { location } });
      expect(error).toMatchObject({ kind: 'fatal', code: 'redirect' });
    });

    test('stops when the caller stops, and names a time-out of the caller one', async () => {
      server.script = () => ({ kind: 'silence' });
      const stop = new AbortController();
      const stopped = ask('hello', stop.signal).catch((error) => error);
      setTimeout(() => stop.abort(new Error('enough')), 30);
      expect(await stopped).toMatchObject({ kind: 'fatal', code: 'aborted' });
      const late = await ask('hello', AbortSignal.timeout(30)).catch((error) => error);
      expect(late).toMatchObject({ kind: 'transient', code: 'time-out' });
      const before = await ask('hello', AbortSignal.abort()).catch((error) => error);
      expect(before).toMatchObject({ code: 'aborted' });
      server.script = lastWord;
    });

    test('many at once, one signal for all, no answer mixed up', async () => {
      server.script = (arrival) => ({ ...(lastWord(arrival) as object), latencyMs: 5 }) as Act;
      const { signal } = new AbortController();
      const words = Array.from({ length: 200 }, (_, i) => `w${i}`);
      const answers = await Promise.all(words.map((word) => ask(`say ${word}`, signal)));
      expect(answers.map((answer) => answer.text)).toEqual(words);
    });

    test('a key that the server sends back appears in no error and no answer', async () => {
      const echoes: Act[] = [
        { kind: 'status', status: 401, body: { error: { message: `bad key ${plantedKey}` } } },
        {
          kind: 'status',
          status: 400,
          body: { error: { message: `Authorization: Bearer ${plantedKey}`, code: plantedKey } },
          headers: { 'x-request-id': plantedKey },
        },
        {
          kind: 'status',
          status: 500,
          type: 'text/plain',
          body: `x ${encodeURIComponent(plantedKey)}`,
        },
        { kind: 'status', status: 500, type: 'text/plain', body: `cut ${plantedKey.slice(0, 20)}` },
        {
          kind: 'status',
          status: 307,
          headers: { location: `http://localhost:9/?k=${plantedKey}` },
        },
      ];
      for (const act of echoes) {
        const error = await failure(act);
        const shown = [
          String(error),
          error.stack,
          JSON.stringify(error),
          JSON.stringify({ ...error }),
          String(error.cause ?? ''),
          error.requestId,
        ].join('\n');
        expect(shown).not.toContain('planted');
      }
      server.script = () => ({
        kind: 'say',
        text: `your key is ${plantedKey} ok`,
        headers: { 'x-request-id': plantedKey },
      });
      expect(JSON.stringify(await ask('hello'))).not.toContain('planted');
      server.script = lastWord;
      expect(JSON.stringify(endpoint)).not.toContain('planted');
      expect(JSON.stringify(endpoint.configuration)).not.toContain('planted');
      expect(endpoint.quotaGroup).not.toContain('planted');
    });

    test('refuses a setting that it cannot send, before sending', async () => {
      const refused = endpoint.cannotSet[0];
      if (!refused) return;
      const before = server.served;
      const value = refused === 'stop' ? ['x'] : refused === 'thinking' ? true : 1;
      const error = await endpoint
        .generate({ messages: [{ role: 'user', content: 'a' }], sampling: { [refused]: value } })
        .catch((thrown) => thrown);
      expect(error).toMatchObject({ kind: 'fatal', code: 'unsupported' });
      expect(server.served).toBe(before);
    });

    test('fails with closed after it was closed', async () => {
      const other = await subject.open(server, limits);
      await other.close();
      const error = await other
        .generate({ messages: [{ role: 'user', content: 'a' }], sampling: { max_tokens: 5 } })
        .catch((thrown) => thrown);
      expect(error).toMatchObject({ code: 'closed' });
    });
  });
}
