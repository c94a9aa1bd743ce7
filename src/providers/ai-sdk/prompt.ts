import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { Message } from '../request.ts';

type AssistantContent = Extract<LanguageModelV4Prompt[number], { role: 'assistant' }>['content'];

/** Messages in the AI SDK's form. An assistant message that came from this adapter goes back as it came, signatures included. */
export function toPrompt(
  messages: readonly Message[],
  system: string | null,
): LanguageModelV4Prompt {
  const toolNames = new Map<string, string>();
  const prompt: LanguageModelV4Prompt =
    system === null ? [] : [{ role: 'system', content: system }];
  for (const message of messages) {
    for (const call of message.tool_calls ?? []) toolNames.set(call.id, call.name);
    if (message.role === 'system') {
      prompt.push({ role: 'system', content: message.content });
    } else if (message.role === 'user') {
      prompt.push({ role: 'user', content: [{ type: 'text', text: message.content }] });
    } else if (message.role === 'assistant') {
      prompt.push({ role: 'assistant', content: assistantContent(message) });
    } else {
      const toolCallId = message.tool_call_id ?? '';
      prompt.push({
        role: 'tool',
        content: [
          {
            type: 'tool-result',
            toolCallId,
            toolName: toolNames.get(toolCallId) ?? 'unknown',
            output: { type: 'text', value: message.content },
          },
        ],
      });
    }
  }
  return prompt;
}

function assistantContent(message: Message): AssistantContent {
  const kept = message.provider_data as { content?: AssistantContent } | null | undefined;
  if (Array.isArray(kept?.content)) return kept.content;
  return [
    ...(message.content === '' ? [] : [{ type: 'text' as const, text: message.content }]),
    ...(message.tool_calls ?? []).map((call) => ({
      type: 'tool-call' as const,
      toolCallId: call.id,
      toolName: call.name,
      input: parsed(call.arguments),
    })),
  ];
}

/** What the model wrote, as data where it is JSON. */
export function parsed(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return text;
  }
}
