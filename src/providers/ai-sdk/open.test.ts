import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ModelServer, startModelServer } from '../../../test/model-server/server.ts';
import type { Generation } from '../endpoint.ts';
import { openModel } from '../open-model.ts';
import { languageModel, loadVendor, vendorKey } from './load.ts';
import { aiSdkVendors } from './vendors.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

const env = { ANTHROPIC_API_KEY: 'sk-ant-of-the-test-0123' };

describe('the AI SDK', () => {
  test("hands a turn back as it came, with the provider's signature, and takes tool results", async () => {
    const endpoint = await openModel('anthropic/test-model', { env, baseUrl: server.url });
    const call = { id: 'call_1', name: 'f', arguments: '{"x":1}' };
    const tools = [{ name: 'f', description: 'f', parameters: { type: 'object', properties: {} } }];
    const user = { role: 'user' as const, content: 'go' };
    for (const stream of [false, true]) {
      server.script = () => ({
        kind: 'say',
        text: 'calling',
        reasoning: 'because',
        finish: 'tool_calls',
        toolCalls: [call],
      });
      const first: Generation = await endpoint.generate({ messages: [user], tools, stream });
      // As from a store.
      const kept = JSON.parse(JSON.stringify(first)) as Generation;
      server.script = () => ({ kind: 'say', text: 'done' });
      await endpoint.generate({
        messages: [
          user,
          {
            role: 'assistant',
            content: kept.text,
            reasoning: kept.reasoning,
            tool_calls: kept.tool_calls,
            provider_data: kept.provider_data,
          },
          { role: 'tool', content: 'result', tool_call_id: 'call_1' },
        ],
        tools,
      });
      const sent = server.arrivals.at(-1)!.body!.messages as { content: object[] }[];
      expect(sent[1]!.content).toMatchObject([
        { type: 'thinking', thinking: 'because', signature: 'c2lnbmF0dXJl' },
        { type: 'text', text: 'calling' },
        { type: 'tool_use', id: 'call_1', name: 'f', input: { x: 1 } },
      ]);
      expect(sent[2]!.content).toMatchObject([{ type: 'tool_result', tool_use_id: 'call_1' }]);
    }
    await endpoint.close();
  });

  test('refuses what it cannot do', async () => {
    const endpoint = await openModel('anthropic/test-model', { env, baseUrl: server.url });
    const code = (promise: Promise<unknown>) =>
      promise.then(
        () => null,
        (error) => error.code,
      );
    const messages = [{ role: 'user' as const, content: 'a' }];
    expect(await code(endpoint.complete({ prompt: 'a' }))).toBe('unsupported');
    expect(await code(endpoint.loglikelihood({ context: 'a', continuations: ['b'] }))).toBe(
      'unsupported',
    );
    expect(await code(endpoint.generate({ messages, logprobs: true }))).toBe('unsupported');
    const sampling = { reasoning_effort: 'a little' };
    expect(await code(endpoint.generate({ messages, sampling }))).toBe('unsupported');
    await endpoint.close();
  });
});

describe('its packages', () => {
  test('a missing one is named with the line to install it', async () => {
    await expect(loadVendor('@ai-sdk/not-there-at-all')).rejects.toMatchObject({
      code: 'missing-package',
      message: expect.stringContaining('npm install @ai-sdk/not-there-at-all'),
    });
  });

  test('one of another interface is refused', () => {
    const vendor = aiSdkVendors.anthropic!;
    const old = {
      createAnthropic: () => ({ languageModel: () => ({ specificationVersion: 'v2' }) }),
    };
    const settings = { fetch: globalThis.fetch };
    expect(() => languageModel(old, vendor, 'm', settings)).toThrow('v2');
    expect(() => languageModel({}, vendor, 'm', settings)).toThrow('makes no provider');
  });

  test("a vendor's key goes to another address only when its variable is named", () => {
    const vendor = aiSdkVendors.anthropic!;
    const gateway = 'https://gateway.example/v1';
    expect(() => vendorKey(vendor, env, gateway)).toThrow('name the variable');
    expect(vendorKey(vendor, env, gateway, 'ANTHROPIC_API_KEY').key).not.toBeNull();
    expect(vendorKey(vendor, env).account).toBe('ANTHROPIC_API_KEY');
    expect(() => vendorKey(vendor, {})).toThrow('ANTHROPIC_API_KEY');
  });
});
