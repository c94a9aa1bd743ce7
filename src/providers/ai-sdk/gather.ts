import type {
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { serverFailure } from '../openai-compatible/classify.ts';
import { ProviderError } from '../provider-error.ts';

export interface Gathered {
  content: LanguageModelV4Content[];
  finish: LanguageModelV4FinishReason;
  usage: LanguageModelV4Usage;
  warnings: SharedV4Warning[];
  model: string | null;
  firstTokenAt: number | null;
  chunksAt: number[];
}

/** Reads a stream of the AI SDK to its end. One that ends without a finish reason of its provider broke off. */
export async function gather(
  stream: ReadableStream<LanguageModelV4StreamPart>,
  server: string,
): Promise<Gathered> {
  const blocks = new Map<string, Extract<LanguageModelV4Content, { type: 'text' | 'reasoning' }>>();
  const content: LanguageModelV4Content[] = [];
  const gathered: Omit<Gathered, 'finish' | 'usage'> = {
    content,
    warnings: [],
    model: null,
    firstTokenAt: null,
    chunksAt: [],
  };
  let end: Extract<LanguageModelV4StreamPart, { type: 'finish' }> | null = null;
  for await (const part of stream) {
    switch (part.type) {
      case 'stream-start':
        gathered.warnings = part.warnings;
        break;
      case 'response-metadata':
        gathered.model = part.modelId ?? gathered.model;
        break;
      case 'raw':
        gathered.model ??= modelVersionOf(part.rawValue);
        break;
      case 'text-start':
      case 'reasoning-start': {
        const block = {
          type: part.type === 'text-start' ? 'text' : 'reasoning',
          text: '',
        } as const;
        blocks.set(part.id, { ...block });
        content.push(blocks.get(part.id)!);
        break;
      }
      case 'text-delta':
      case 'reasoning-delta': {
        const block = blocks.get(part.id);
        if (block) block.text += part.delta;
        arrived(gathered);
        keepMetadata(block, part);
        break;
      }
      case 'text-end':
      case 'reasoning-end':
        keepMetadata(blocks.get(part.id), part);
        break;
      case 'tool-call':
        arrived(gathered);
        content.push(part);
        break;
      case 'finish':
        end = part;
        break;
      case 'error':
        throw ProviderError.isInstance(part.error)
          ? part.error
          : serverFailure({
              server,
              status: 200,
              headers: {},
              body: errorText(part.error),
              begun: true,
            });
    }
  }
  // Providers make up a reason for a stream that just stopped; only a raw one is the server's.
  if (!end || end.finishReason.unified === 'interrupted' || end.finishReason.raw === undefined) {
    throw new ProviderError('transient', 'half-stream', 'the stream ended before its end marker', {
      maybeBilled: true,
    });
  }
  return { ...gathered, finish: end.finishReason, usage: end.usage };
}

function arrived(gathered: { firstTokenAt: number | null; chunksAt: number[] }): void {
  const now = performance.now();
  gathered.firstTokenAt ??= now;
  gathered.chunksAt.push(now);
}

function keepMetadata(
  block: { providerMetadata?: unknown } | undefined,
  part: { providerMetadata?: unknown },
): void {
  if (block && part.providerMetadata) block.providerMetadata = part.providerMetadata;
}

function errorText(error: unknown): string {
  if (typeof error === 'string') return error;
  return error instanceof Error ? error.message : JSON.stringify({ error });
}

/** Google's package does not pass the served version on; it stands in what the server sent. */
export function modelVersionOf(body: unknown): string | null {
  const { modelVersion } = (body ?? {}) as { modelVersion?: unknown };
  return typeof modelVersion === 'string' ? modelVersion : null;
}
