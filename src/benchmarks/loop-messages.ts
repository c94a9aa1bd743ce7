import type { Generation } from '../providers/generation.ts';
import type { Message } from '../providers/request.ts';

/** What a model answered, as a message for its next turn. */
export function assistantMessage(generation: Generation): Message {
  const { text, reasoning, tool_calls, provider_data } = generation;
  return {
    role: 'assistant',
    content: text,
    ...(reasoning === null ? {} : { reasoning }),
    ...(tool_calls.length === 0 ? {} : { tool_calls: [...tool_calls] }),
    ...(provider_data === null || provider_data === undefined ? {} : { provider_data }),
  };
}

/** Whether an answer was cut off, by the tokens or in reasoning that never ended. */
export function isCut({ reasoning_unclosed, finish }: Generation): boolean {
  return reasoning_unclosed || finish === 'length';
}
