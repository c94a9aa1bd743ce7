import type { Say } from './act.ts';
import { logprobOf, wordsOf } from './words.ts';

/** One way to put an answer on the wire. */
export interface Protocol {
  document(say: Say, model: string, prompt: string): unknown;
  /** Pieces of a stream, each a whole event. */
  events(say: Say, model: string, prompt: string): string[];
}

interface Counts {
  input: number;
  output: number;
  cacheRead?: number;
  reasoning?: number;
}

function countsOf(say: Say, prompt: string): Counts | null {
  if (say.usage === null) return null;
  return (
    say.usage ?? {
      input: wordsOf(prompt).length,
      output: wordsOf(say.text).length + wordsOf(say.reasoning ?? '').length,
    }
  );
}

const event = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`;
const named = (type: string, data: object) => `event: ${type}\n${event({ type, ...data })}`;

function openaiUsage(say: Say, prompt: string): object | undefined {
  const counts = countsOf(say, prompt);
  if (!counts) return undefined;
  return {
    prompt_tokens: counts.input,
    completion_tokens: counts.output,
    total_tokens: counts.input + counts.output,
    ...(counts.cacheRead === undefined
      ? {}
      : { prompt_tokens_details: { cached_tokens: counts.cacheRead } }),
    ...(counts.reasoning === undefined
      ? {}
      : { completion_tokens_details: { reasoning_tokens: counts.reasoning } }),
  };
}

const openaiFinish = {
  refused: 'content_filter',
  stop: 'stop',
  length: 'length',
  tool_calls: 'tool_calls',
};
const finishOf = (say: Say) => (say.finish === null ? null : openaiFinish[say.finish ?? 'stop']);

function wordLogprobs(text: string): { token: string; logprob: number }[] {
  return wordsOf(text).map((token, i, all) => ({
    token,
    logprob: logprobOf(all[i - 1] ?? '', token),
  }));
}

const openaiCalls = (say: Say) =>
  say.toolCalls?.map(({ id, name, arguments: text }) => ({
    id,
    type: 'function',
    function: { name, arguments: text },
  }));

export const openaiChat: Protocol = {
  document: (say, model, prompt) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: say.text,
          ...(say.reasoning === undefined ? {} : { reasoning_content: say.reasoning }),
          ...(say.toolCalls ? { tool_calls: openaiCalls(say) } : {}),
        },
        ...(say.logprobs ? { logprobs: { content: wordLogprobs(say.text) } } : {}),
        finish_reason: finishOf(say),
      },
    ],
    usage: openaiUsage(say, prompt),
    ...say.fields,
  }),
  events(say, model, prompt) {
    const chunk = (delta: object, more: object = {}) =>
      event({
        id: 'chatcmpl-1',
        object: 'chat.completion.chunk',
        model,
        choices: [{ index: 0, delta, finish_reason: null, ...more }],
        ...say.fields,
      });
    const events = [chunk({ role: 'assistant', content: '' })];
    for (const word of wordsOf(say.reasoning ?? ''))
      events.push(chunk({ reasoning_content: word }));
    for (const entry of wordLogprobs(say.text)) {
      const logprobs = say.logprobs ? { logprobs: { content: [entry] } } : {};
      events.push(chunk({ content: entry.token }, logprobs));
    }
    openaiCalls(say)?.forEach((call, index) => {
      const { name, arguments: text } = call.function;
      const half = Math.floor(text.length / 2);
      const start = { name, arguments: text.slice(0, half) };
      events.push(
        chunk({ tool_calls: [{ index, id: call.id, type: 'function', function: start }] }),
      );
      events.push(chunk({ tool_calls: [{ index, function: { arguments: text.slice(half) } }] }));
    });
    if (say.noEnd) return events;
    events.push(chunk({}, { finish_reason: finishOf(say) }));
    const usage = openaiUsage(say, prompt);
    if (usage) events.push(event({ model, choices: [], usage, ...say.fields }));
    events.push('data: [DONE]\n\n');
    return events;
  },
};

export const openaiCompletion: Protocol = {
  document: (say, model, prompt) => ({
    id: 'cmpl-1',
    object: 'text_completion',
    model,
    choices: [{ index: 0, text: say.text, finish_reason: finishOf(say) }],
    usage: openaiUsage(say, prompt),
    ...say.fields,
  }),
  events(say, model, prompt) {
    const events = wordsOf(say.text).map((text) =>
      event({ model, choices: [{ index: 0, text, finish_reason: null }] }),
    );
    if (say.noEnd) return events;
    events.push(
      event({
        model,
        choices: [{ index: 0, text: '', finish_reason: finishOf(say) }],
        usage: openaiUsage(say, prompt),
      }),
    );
    events.push('data: [DONE]\n\n');
    return events;
  },
};

const anthropicStop = {
  stop: 'end_turn',
  length: 'max_tokens',
  refused: 'refusal',
  tool_calls: 'tool_use',
};

function anthropicUsage(say: Say, prompt: string): object {
  const counts = countsOf(say, prompt) ?? { input: 0, output: 0 };
  return {
    input_tokens: counts.input - (counts.cacheRead ?? 0),
    cache_read_input_tokens: counts.cacheRead ?? 0,
    cache_creation_input_tokens: 0,
    output_tokens: counts.output,
  };
}

function anthropicBlocks(say: Say): Record<string, unknown>[] {
  return [
    ...(say.reasoning === undefined
      ? []
      : [{ type: 'thinking', thinking: say.reasoning, signature: 'c2lnbmF0dXJl' }]),
    ...(say.text === '' && !say.toolCalls ? [] : [{ type: 'text', text: say.text }]),
    ...(say.toolCalls ?? []).map((call) => ({
      type: 'tool_use',
      id: call.id,
      name: call.name,
      input: JSON.parse(call.arguments),
    })),
  ];
}

export const anthropic: Protocol = {
  document: (say, model, prompt) => ({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model,
    content: anthropicBlocks(say),
    stop_reason: say.finish === null ? null : anthropicStop[say.finish ?? 'stop'],
    stop_sequence: null,
    usage: anthropicUsage(say, prompt),
    ...say.fields,
  }),
  events(say, model, prompt) {
    const usage = anthropicUsage(say, prompt);
    const message = { id: 'msg_1', type: 'message', role: 'assistant', model, content: [], usage };
    const events = [named('message_start', { message })];
    anthropicBlocks(say).forEach((block, index) => {
      const delta = (fields: object) =>
        events.push(named('content_block_delta', { index, delta: fields }));
      const empty = { text: '', thinking: '', signature: '', input: {} };
      const start = Object.fromEntries(
        Object.entries(block).map(([name, value]) => [name, empty[name as 'text'] ?? value]),
      );
      events.push(named('content_block_start', { index, content_block: start }));
      if (block.type === 'thinking') {
        delta({ type: 'thinking_delta', thinking: block.thinking });
        delta({ type: 'signature_delta', signature: block.signature });
      } else if (block.type === 'text') {
        for (const text of wordsOf(block.text as string)) delta({ type: 'text_delta', text });
      } else {
        delta({ type: 'input_json_delta', partial_json: JSON.stringify(block.input) });
      }
      events.push(named('content_block_stop', { index }));
    });
    if (say.noEnd) return events;
    const stop_reason = say.finish === null ? null : anthropicStop[say.finish ?? 'stop'];
    events.push(named('message_delta', { delta: { stop_reason, stop_sequence: null }, usage }));
    events.push(named('message_stop', {}));
    return events;
  },
};

const googleFinish = { stop: 'STOP', length: 'MAX_TOKENS', refused: 'SAFETY', tool_calls: 'STOP' };

function googleChunk(parts: object[], say: Say, model: string, prompt: string, last: boolean) {
  const counts = countsOf(say, prompt);
  return {
    candidates: [
      {
        content: { role: 'model', parts },
        index: 0,
        ...(last && say.finish !== null
          ? { finishReason: googleFinish[say.finish ?? 'stop'] }
          : {}),
      },
    ],
    modelVersion: model,
    ...(last && counts
      ? {
          usageMetadata: {
            promptTokenCount: counts.input,
            cachedContentTokenCount: counts.cacheRead ?? 0,
            candidatesTokenCount: counts.output - (counts.reasoning ?? 0),
            thoughtsTokenCount: counts.reasoning ?? 0,
            totalTokenCount: counts.input + counts.output,
          },
        }
      : {}),
    ...say.fields,
  };
}

function googleParts(say: Say): object[] {
  return [
    ...(say.reasoning === undefined ? [] : [{ text: say.reasoning, thought: true }]),
    ...(say.text === '' ? [] : [{ text: say.text }]),
    ...(say.toolCalls ?? []).map((call) => ({
      functionCall: { name: call.name, args: JSON.parse(call.arguments) },
    })),
  ];
}

export const google: Protocol = {
  document: (say, model, prompt) => googleChunk(googleParts(say), say, model, prompt, true),
  events(say, model, prompt) {
    const parts = googleParts(say);
    const events = parts.map((part) => event(googleChunk([part], say, model, prompt, false)));
    if (!say.noEnd) events.push(event(googleChunk([], say, model, prompt, true)));
    return events;
  },
};
