import { describe, expect, test } from 'vitest';
import { serverFailure } from './classify.ts';
import { presets } from './presets.ts';

const classify = (status: number, body: unknown, preset = 'custom') =>
  serverFailure({
    server: 'server',
    status,
    headers: {},
    body: typeof body === 'string' ? body : JSON.stringify(body),
    errorCodes: presets.get(preset)?.errorCodes ?? {},
  });

describe('serverFailure', () => {
  test.each([
    ['custom', 400, { error: { message: 'maximum context length is 4096' } }, 'context-length'],
    ['custom', 400, { error: 'the request exceeds the available context size' }, 'context-length'],
    ['custom', 413, { message: 'prompt is too long: 300000 tokens > 200000' }, 'context-length'],
    [
      'custom',
      400,
      { error: { message: 'max_tokens is too large: 100000. This model supports 16384' } },
      'bad-request',
    ],
    ['custom', 422, { detail: [{ msg: 'field required', loc: ['body', 'model'] }] }, 'bad-request'],
    ['custom', 403, { error: { message: 'your input requires moderation' } }, 'content-filter'],
    ['custom', 403, { error: { message: 'country not supported' } }, 'authentication'],
    ['custom', 524, 'a timeout occurred', 'time-out'],
    ['custom', 409, {}, 'server-error'],
    ['zhipu', 429, { error: { code: '1113', message: '余额不足' } }, 'payment'],
    ['zhipu', 429, { error: { code: '1302', message: '并发' } }, 'rate-limit'],
    ['zhipu', 400, { error: { code: '1301', message: '敏感' } }, 'content-filter'],
    ['minimax', 200, { base_resp: { status_code: 1002, status_msg: 'rate limit' } }, 'rate-limit'],
    ['minimax', 200, { base_resp: { status_code: 1008, status_msg: 'balance' } }, 'payment'],
    ['minimax', 200, { base_resp: { status_code: 2013, status_msg: 'params' } }, 'bad-request'],
    ['dashscope', 400, { error: { code: 'data_inspection_failed' } }, 'content-filter'],
    ['openrouter', 200, { error: { code: 429, message: 'upstream' } }, 'rate-limit'],
    ['openrouter', 200, { error: { code: 502, message: 'upstream' } }, 'server-error'],
    ['moonshot', 429, { error: { type: 'exceeded_current_quota_error' } }, 'payment'],
  ])('%s %s %j is %s', (preset, status, body, code) => {
    expect(classify(status, body, preset).code).toBe(code);
  });

  test('says what the server said, shortened', () => {
    const error = classify(400, { error: { message: 'x '.repeat(5000) } });
    expect(error.message.length).toBeLessThan(600);
    expect(classify(422, { detail: [{ msg: 'field required' }] }).message).toContain(
      'field required',
    );
  });
});
