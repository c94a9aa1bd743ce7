import { ProviderError } from '../provider-error.ts';
import type { ToolCall } from '../request.ts';
import { type Received, readContent, readLogprobs, readReasoning } from './answer.ts';

/** One JSON document as what was received. Throws `no-choices`. */
export function readWhole(document: Record<string, unknown>): Received {
  const choice = (document.choices as Record<string, unknown>[] | undefined)?.[0];
  if (!choice || typeof choice !== 'object') {
    throw new ProviderError('transient', 'no-choices', 'a success without an answer in it', {
      maybeBilled: true,
    });
  }
  // Completions have their text beside the finish reason.
  const message = (choice.message ?? { content: choice.text }) as Record<string, unknown>;
  const { text, thinking } = readContent(message.content);
  return {
    content: text,
    reasoning: readReasoning(message) || thinking,
    refusal: typeof message.refusal === 'string' ? message.refusal : '',
    toolCalls: readToolCalls(message.tool_calls),
    finish: typeof choice.finish_reason === 'string' ? choice.finish_reason : null,
    logprobs: readLogprobs(choice.logprobs),
    usage: document.usage,
    model: document.model,
    fingerprint: document.system_fingerprint,
    route: document.provider,
  };
}

function readToolCalls(calls: unknown): ToolCall[] {
  if (!Array.isArray(calls)) return [];
  return calls.map((call, i) => ({
    id: typeof call?.id === 'string' && call.id !== '' ? call.id : `call_${i}`,
    name: String(call?.function?.name ?? ''),
    arguments: argumentsText(call?.function?.arguments),
  }));
}

/** Some servers send an object where the protocol has text. */
export function argumentsText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
