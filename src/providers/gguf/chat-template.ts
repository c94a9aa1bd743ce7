import { ProviderError } from '../provider-error.ts';
import type { Message } from '../request.ts';
import type { Model } from './node-llama-cpp.ts';

export type RenderChat = (messages: Message[], thinking: boolean | null) => string;

/** The file's own chat template, or null when it has none (a base model). Throws `bad-request` where the template refuses the messages. */
export async function chatTemplateOf(model: Model): Promise<RenderChat | null> {
  const source = model.fileInfo.metadata.tokenizer?.chat_template;
  if (!source) return null;
  const { Template } = await import('@huggingface/jinja');
  const template = new Template(source);
  return (messages, thinking) => {
    try {
      return template.render({
        messages: messages.map((message) => ({ ...message })),
        add_generation_prompt: true,
        bos_token: model.tokens.bosString ?? '',
        eos_token: model.tokens.eosString ?? '',
        ...(thinking === null ? {} : { enable_thinking: thinking, thinking }),
      });
    } catch (error) {
      throw new ProviderError(
        'fatal',
        'bad-request',
        `the chat template of the file refuses these messages: ${(error as Error).message}`,
      );
    }
  };
}
