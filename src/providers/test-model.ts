import type { Capabilities } from './configuration.ts';
import type { Endpoint } from './endpoint.ts';
import { contentOf, type Generation } from './generation.ts';
import { presets } from './openai-compatible/presets.ts';
import { ProviderError } from './provider-error.ts';

export interface ModelTest {
  /** The model answered. */
  works: boolean;
  /** What the small call returned; null when it failed. */
  answer: Pick<
    Generation,
    'text' | 'reasoning' | 'finish' | 'usage' | 'timing' | 'served_model' | 'route'
  > | null;
  /** Why it failed; null when it did not. */
  error: ProviderError | null;
  /** Known or tried; null where trying did not show it. */
  can: Capabilities;
  cannotSet: Endpoint['cannotSet'];
  /** What to know before believing results. */
  notes: string[];
}

export interface TestOptions {
  /** Also try what is not known (costs a few calls). Default true. */
  probe?: boolean;
  signal?: AbortSignal;
}

/** Makes a small call and says what works. Never throws a `ProviderError`: it is part of the answer. */
export async function testModel(endpoint: Endpoint, options: TestOptions = {}): Promise<ModelTest> {
  const { signal } = options;
  const notes = [...(presets.get(endpoint.configuration.provider)?.notes ?? [])];
  const base = { cannotSet: endpoint.cannotSet, notes };
  try {
    const answer = await smallCall(endpoint, signal);
    if (contentOf(answer) === 'nothing') notes.push('the small call returned an empty answer');
    if (contentOf(answer) === 'reasoning') {
      notes.push('64 tokens were not enough to finish thinking; give it many more');
    }
    if (answer.usage.output_tokens === null) notes.push('does not say how many tokens it used');
    const { name } = endpoint.configuration;
    if (answer.served_model !== null && answer.served_model !== name) {
      notes.push(`served by ${answer.served_model}`);
    }
    if (options.probe ?? true) await endpoint.probe(undefined, signal);
    return { ...base, works: true, answer, error: null, can: endpoint.can };
  } catch (error) {
    if (!ProviderError.isInstance(error)) throw error;
    return { ...base, works: false, answer: null, error, can: endpoint.can };
  }
}

function smallCall(endpoint: Endpoint, signal?: AbortSignal): Promise<Generation> {
  const sampling = { max_tokens: 64 };
  if (endpoint.can.chat !== false) {
    const messages = [{ role: 'user' as const, content: 'Reply with the word OK.' }];
    return endpoint.generate(
      { messages, sampling, stream: endpoint.can.streaming === true },
      signal,
    );
  }
  return endpoint.complete({ prompt: 'The capital of France is', sampling }, signal);
}
