import { describe, expect, test } from 'vitest';
import { defaultModel } from './default-model.ts';
import { parseModel } from './parse-model.ts';

describe('parseModel', () => {
  test.each([
    ['openai/gpt-5', { preset: 'openai', name: 'gpt-5', url: null, route: null }],
    ['ollama/llama3:8b', { preset: 'ollama', name: 'llama3:8b' }],
    ['together/meta-llama/Llama-3.3-70B', { preset: 'together', name: 'meta-llama/Llama-3.3-70B' }],
    [
      'openrouter/deepseek/deepseek-r1@deepinfra',
      { preset: 'openrouter', name: 'deepseek/deepseek-r1', route: 'deepinfra' },
    ],
    ['anthropic/claude-sonnet-4-5', { kind: 'ai-sdk', packageName: '@ai-sdk/anthropic' }],
    ['ai-sdk:@ai-sdk/groq#llama', { kind: 'ai-sdk', packageName: '@ai-sdk/groq', name: 'llama' }],
    ['gguf:./file.gguf', { kind: 'gguf', file: './file.gguf' }],
    ['./models/file.gguf', { kind: 'gguf', file: './models/file.gguf' }],
    ['/models/a:b.gguf', { kind: 'gguf', file: '/models/a:b.gguf' }],
    ['file.GGUF', { kind: 'gguf', file: 'file.GGUF' }],
    ['smollm2', parseModel(defaultModel.address)],
    [
      'hf:bartowski/SmolLM2-GGUF/sub/file.gguf@abc123',
      {
        kind: 'hub',
        repository: 'bartowski/SmolLM2-GGUF',
        file: 'sub/file.gguf',
        revision: 'abc123',
      },
    ],
    ['hf:o/r/f.gguf', { revision: 'main' }],
    ['replay:run.jsonl', { kind: 'replay', file: 'run.jsonl' }],
  ])('%s', (text, expected) => {
    expect(parseModel(text)).toMatchObject(expected);
  });

  test('an address with a model after the hash, with or without a preset', () => {
    const bare = parseModel('http://localhost:8000/v1#Qwen%2FQwen3');
    expect(bare).toMatchObject({ preset: 'custom', name: 'Qwen/Qwen3' });
    expect(bare.kind === 'openai-compatible' && bare.url?.href).toBe('http://localhost:8000/v1');
    expect(parseModel('vllm+https://host/v1')).toMatchObject({ preset: 'vllm', name: null });
  });

  test.each([
    ['', 'openai/gpt-5'],
    ['gpt-5', 'openai/gpt-5'],
    ['opnai/gpt-5', 'did you mean openai'],
    ['custom/x', 'http://host:port/v1#name'],
    ['models/model.gguf', 'gguf:models/model.gguf'],
    ['owner/repository/model.gguf', 'hf:owner/repository'],
    ['openai/', 'name is missing'],
    ['http://localhost:8000#m', 'http://localhost:8000/v1#m'],
    ['nope+http://localhost:8000/v1', 'no provider'],
    ['hf:just-a-file.gguf', 'hf:owner/repository/file.gguf'],
    ['hf:o/r/../../f.gguf', 'hf:owner/repository/file.gguf'],
    ['ai-sdk:x', 'ai-sdk:package#model'],
    ['gguf:', 'must follow'],
  ])('%j is refused with help', (text, help) => {
    expect(() => parseModel(text)).toThrow(help);
    expect(() => parseModel(text)).toThrow(expect.objectContaining({ code: 'bad-address' }));
  });
});
