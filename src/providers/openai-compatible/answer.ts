import type { Finish, Generation, Quota, Timing, TokenLogprob } from '../generation.ts';
import { anySecrets, scrubData } from '../http/secrets.ts';
import type { ToolCall } from '../request.ts';
import { cutAtStop, splitThinking } from '../text/split-thinking.ts';
import { readUsage } from './usage.ts';

/** What was received, from one JSON document or gathered from a stream. */
export interface Received {
  content: string;
  reasoning: string;
  refusal: string;
  toolCalls: ToolCall[];
  finish: string | null;
  logprobs: TokenLogprob[] | null;
  usage: unknown;
  model: unknown;
  fingerprint: unknown;
  route: unknown;
}

export interface Around {
  stop: readonly string[];
  timing: Timing;
  quota: Quota | null;
  requestId: string | null;
}

/** The answer in the terms of {@link Generation}. A key that the server sent back is taken out. */
export function toGeneration(received: Received, around: Around): Generation {
  const split = splitThinking(received.content, received.reasoning === '');
  const cut = cutAtStop(split.text, around.stop);
  const reasoning = [received.reasoning, split.reasoning ?? ''].filter(
    (text) => text.trim() !== '',
  );
  const hasText = received.content !== '' || reasoning.length > 0;
  const generation: Generation = {
    text: cut.text,
    reasoning: reasoning.length > 0 ? reasoning.join('\n\n') : null,
    reasoning_unclosed: split.unclosed,
    tool_calls: received.toolCalls,
    finish: cut.cut ? 'stop' : finishOf(received),
    finish_raw: received.finish,
    refusal: received.refusal === '' ? null : received.refusal,
    usage: readUsage(received.usage, hasText),
    timing: around.timing,
    served_model: stringOrNull(received.model),
    system_fingerprint: stringOrNull(received.fingerprint),
    route: stringOrNull(received.route),
    request_id: around.requestId,
    logprobs: received.logprobs,
    quota: around.quota,
    provider_data: null,
  };
  return anySecrets() ? scrubData(generation) : generation;
}

const finishes: Record<string, Finish> = {
  stop: 'stop',
  eos: 'stop',
  end_turn: 'stop',
  stop_sequence: 'stop',
  length: 'length',
  max_tokens: 'length',
  model_length: 'length',
  max_output_tokens: 'length',
  model_context_window_exceeded: 'length',
  content_filter: 'refused',
  refusal: 'refused',
  sensitive: 'refused',
  safety: 'refused',
  tool_calls: 'tool_calls',
  function_call: 'tool_calls',
  tool_use: 'tool_calls',
};

function finishOf(received: Received): Finish {
  const finish = received.finish === null ? undefined : finishes[received.finish.toLowerCase()];
  if (finish === 'stop' || finish === undefined) {
    if (received.refusal !== '' && received.content === '') return 'refused';
    if (received.toolCalls.length > 0) return 'tool_calls';
  }
  return finish ?? 'unknown';
}

function stringOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Text of a `content` that is a string, null or a list of parts (Mistral); its thinking parts apart. */
export function readContent(content: unknown): { text: string; thinking: string } {
  if (typeof content === 'string') return { text: content, thinking: '' };
  if (!Array.isArray(content)) return { text: '', thinking: '' };
  let text = '';
  let thinking = '';
  for (const part of content as Record<string, unknown>[]) {
    if (part?.type === 'thinking') thinking += readContent(part.thinking).text;
    else if (typeof part?.text === 'string') text += part.text;
  }
  return { text, thinking };
}

/** Reasoning by the names servers give it: DeepSeek, Zhipu, vLLM; OpenRouter, Groq, Ollama; MiniMax. */
export function readReasoning(message: Record<string, unknown>): string {
  if (typeof message.reasoning_content === 'string') return message.reasoning_content;
  if (typeof message.reasoning === 'string') return message.reasoning;
  if (!Array.isArray(message.reasoning_details)) return '';
  return (message.reasoning_details as Record<string, unknown>[])
    .map((part) => part?.text ?? part?.summary)
    .filter((text) => typeof text === 'string')
    .join('');
}

/** Log-probabilities of a chat (`content`) or of a completion (`tokens`, `token_logprobs`). */
export function readLogprobs(data: unknown): TokenLogprob[] | null {
  if (data === null || typeof data !== 'object') return null;
  const { content, tokens, token_logprobs } = data as Record<string, unknown>;
  if (Array.isArray(content)) {
    return content
      .filter((entry) => typeof entry?.logprob === 'number')
      .map((entry) => ({ token: String(entry.token), logprob: entry.logprob }));
  }
  if (!Array.isArray(tokens) || !Array.isArray(token_logprobs)) return null;
  return tokens.flatMap((token, i) => {
    const logprob = token_logprobs[i];
    return typeof logprob === 'number' ? [{ token: String(token), logprob }] : [];
  });
}
