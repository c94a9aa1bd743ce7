import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProviderError } from '../provider-error.ts';
import { toGeneration } from './answer.ts';
import { StreamReader } from './read-stream.ts';

function read(text: string, cuts: number[] = []) {
  const reader = new StreamReader((body) => {
    throw new ProviderError('transient', 'server-error', body);
  });
  const bytes = Buffer.from(text);
  const edges = [...new Set([0, ...cuts.filter((cut) => cut < bytes.length), bytes.length])];
  edges.sort((a, b) => a - b);
  edges.slice(1).forEach((edge, i) => {
    reader.push(bytes.subarray(edges[i], edge));
  });
  return reader.end();
}

const chunk = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({ model: 'm', choices: [{ delta, finish_reason: finish }] })}\n\n`;
const around = {
  stop: [],
  timing: { first_token_ms: null, total_ms: 1, chunk_ms: null },
  quota: null,
  requestId: null,
};

describe('StreamReader', () => {
  test('thinking tags cut across chunks and bytes are found wherever the stream is cut', () => {
    const pieces = ['<th', 'ink>', 'warum 你', '好</thi', 'nk>', '\n\nant', 'wort 😀'];
    const text = `${pieces.map((content) => chunk({ content })).join('')}${chunk({}, 'stop')}data: [DONE]`;
    fc.assert(
      fc.property(fc.array(fc.nat(700), { maxLength: 20 }), (cuts) => {
        const answer = toGeneration(read(text, cuts), around);
        expect(answer).toMatchObject({
          text: 'antwort 😀',
          reasoning: 'warum 你好',
          finish: 'stop',
        });
      }),
    );
  });

  test('assembles tool calls by index, and starts a new one at a new id', () => {
    const call = (index: number | undefined, id: string, name: string, args: string) =>
      chunk({ tool_calls: [{ index, id, function: { name, arguments: args } }] });
    const text =
      call(0, 'a', 'f', '{"x"') +
      call(1, 'b', 'g', '') +
      call(0, '', '', ': 1.0}') +
      call(1, '', '', '{}') +
      call(1, 'c', 'h', '{"y":2}') +
      chunk({}, 'tool_calls');
    expect(read(text).toolCalls).toEqual([
      { id: 'a', name: 'f', arguments: '{"x": 1.0}' },
      { id: 'b', name: 'g', arguments: '{}' },
      { id: 'c', name: 'h', arguments: '{"y":2}' },
    ]);
  });

  test('takes calls without an index and arguments that are an object', () => {
    const text =
      chunk({ tool_calls: [{ id: 'a', function: { name: 'f', arguments: { x: 1 } } }] }) +
      chunk({ tool_calls: [{ id: 'b', function: { name: 'g', arguments: '{}' } }] }, 'stop');
    expect(read(text).toolCalls.map((call) => call.arguments)).toEqual(['{"x":1}', '{}']);
    expect(toGeneration(read(text), around).finish).toBe('tool_calls');
  });

  test('gathers log-probabilities, usage of the last chunk and where it was served', () => {
    const text =
      'data: {"provider":"Up","system_fingerprint":"fp","choices":[{"delta":{"content":"a"},"logprobs":{"content":[{"token":"a","logprob":-0.5}]}}]}\n\n' +
      'data: {"choices":[{"delta":{"content":"b"},"finish_reason":"stop","logprobs":{"content":[{"token":"b","logprob":-1}]}}]}\n\n' +
      'data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}}\n\ndata: [DONE]\n\n';
    expect(toGeneration(read(text), around)).toMatchObject({
      logprobs: [
        { token: 'a', logprob: -0.5 },
        { token: 'b', logprob: -1 },
      ],
      usage: { input_tokens: 3, output_tokens: 2 },
      route: 'Up',
      system_fingerprint: 'fp',
    });
  });

  test.each([
    ['an error event', 'event: error\ndata: {"message":"x"}\n\n', 'server-error'],
    [
      'an error in a chunk',
      `${chunk({ content: 'a' })}data: {"error":{"message":"x"}}\n\n`,
      'server-error',
    ],
    ['a chunk that is not JSON', 'data: oops\n\ndata: [DONE]\n\n', 'malformed'],
    ['a chunk cut off', `${chunk({ content: 'a' })}data: {"cho`, 'half-stream'],
    ['no end marker', chunk({ content: 'a' }), 'half-stream'],
    ['nothing at all', '', 'half-stream'],
  ])('%s', (_, text, code) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
  });
});
