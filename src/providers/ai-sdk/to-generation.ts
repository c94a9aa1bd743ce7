import type { LanguageModelV4FinishReason, LanguageModelV4Usage } from '@ai-sdk/provider';
import type { Finish, Generation, Quota, Timing, Usage } from '../generation.ts';
import { ProviderError } from '../provider-error.ts';
import { cutAtStop, splitThinking } from '../text/split-thinking.ts';
import type { Gathered } from './gather.ts';
import { parsed } from './prompt.ts';

export interface Around {
  stop: readonly string[];
  timing: Timing;
  quota: Quota | null;
  requestId: string | null;
}

const finishes: Record<LanguageModelV4FinishReason['unified'], Finish> = {
  stop: 'stop',
  length: 'length',
  'content-filter': 'refused',
  'tool-calls': 'tool_calls',
  error: 'unknown',
  interrupted: 'unknown',
  other: 'unknown',
};

/** An answer of the AI SDK in the terms of {@link Generation}. Throws `half-stream` for one that its provider calls interrupted. */
export function toGeneration(gathered: Gathered, around: Around): Generation {
  if (gathered.finish.unified === 'interrupted') {
    throw new ProviderError('transient', 'half-stream', 'the answer broke off', {
      maybeBilled: true,
    });
  }
  let text = '';
  const reasoning: string[] = [];
  const toolCalls: Generation['tool_calls'] = [];
  for (const part of gathered.content) {
    if (part.type === 'text') text += part.text;
    else if (part.type === 'reasoning') reasoning.push(part.text);
    else if (part.type === 'tool-call' && !part.providerExecuted) {
      toolCalls.push({ id: part.toolCallId, name: part.toolName, arguments: part.input });
    }
  }
  const split = splitThinking(text, reasoning.length === 0);
  if (split.reasoning) reasoning.push(split.reasoning);
  const cut = cutAtStop(split.text, around.stop);
  const thoughts = reasoning.filter((thought) => thought.trim() !== '').join('\n\n');
  return {
    text: cut.text,
    reasoning: thoughts === '' ? null : thoughts,
    reasoning_unclosed: split.unclosed,
    tool_calls: toolCalls,
    finish: cut.cut ? 'stop' : finishes[gathered.finish.unified],
    finish_raw: gathered.finish.raw ?? null,
    refusal: null,
    usage: toUsage(gathered.usage),
    timing: around.timing,
    served_model: gathered.model,
    system_fingerprint: null,
    route: null,
    request_id: around.requestId,
    logprobs: null,
    quota: around.quota,
    provider_data: providerData(gathered),
  };
}

/** Input without what was cached; where only the total is known, the cache is unknown and so not subtracted. */
function toUsage({ inputTokens, outputTokens }: LanguageModelV4Usage): Usage {
  return {
    input_tokens: inputTokens.noCache ?? inputTokens.total ?? null,
    cache_read_tokens: inputTokens.cacheRead ?? null,
    cache_write_tokens: inputTokens.cacheWrite ?? null,
    output_tokens: outputTokens.total ?? null,
    reasoning_tokens: outputTokens.reasoning ?? null,
    reported_cost_usd: null,
  };
}

/** The parts in the form in which the next prompt takes them; only where a part carries something of its provider. */
function providerData(gathered: Gathered): unknown {
  if (!gathered.content.some((part) => 'providerMetadata' in part && part.providerMetadata)) {
    return null;
  }
  const content = gathered.content.flatMap((part): Record<string, unknown>[] => {
    const providerOptions = 'providerMetadata' in part ? part.providerMetadata : undefined;
    const own = providerOptions ? { providerOptions } : {};
    if (part.type === 'text' || part.type === 'reasoning') {
      return [{ type: part.type, text: part.text, ...own }];
    }
    if (part.type !== 'tool-call') return [];
    const { toolCallId, toolName, input } = part;
    return [{ type: 'tool-call', toolCallId, toolName, input: parsed(input), ...own }];
  });
  return { content };
}
