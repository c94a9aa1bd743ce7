import type { TokenLogprob } from '../generation.ts';
import { EventStream } from '../http/event-stream.ts';
import { ProviderError } from '../provider-error.ts';
import type { ToolCall } from '../request.ts';
import { type Received, readContent, readLogprobs, readReasoning } from './answer.ts';
import { argumentsText } from './read-whole.ts';

/**
 * Gathers a streamed answer. It is whole when a finish reason or `[DONE]` came: a stream that ends
 * without either broke off, however cleanly the connection closed.
 */
export class StreamReader {
  readonly #events: EventStream;
  readonly #onError: (body: string) => never;
  /** When text first came; of the reasoning too. */
  firstTokenAt: number | null = null;
  /** Arrival of each chunk with text. */
  readonly chunksAt: number[] = [];
  readonly #content: string[] = [];
  readonly #reasoning: string[] = [];
  readonly #refusal: string[] = [];
  readonly #calls: { index: number; id: string; name: string; pieces: string[] }[] = [];
  #logprobs: TokenLogprob[] | null = null;
  #finish: string | null = null;
  #done = false;
  #usage: unknown;
  #model: unknown;
  #fingerprint: unknown;
  #route: unknown;

  /** `onError` gets an event that reports a failure, as text, and throws. */
  constructor(onError: (body: string) => never) {
    this.#onError = onError;
    this.#events = new EventStream((data, event) => this.#take(data, event));
  }

  push(piece: Buffer): void {
    this.#events.push(piece);
  }

  /** Throws `half-stream` when the end marker is missing. */
  end(): Received {
    try {
      this.#events.end();
    } catch (error) {
      // What the end of the stream cut off is not malformed but unfinished.
      if (ProviderError.isInstance(error) && error.code === 'malformed') throw brokenOff();
      throw error;
    }
    if (!this.#done && this.#finish === null) throw brokenOff();
    return {
      content: this.#content.join(''),
      reasoning: this.#reasoning.join(''),
      refusal: this.#refusal.join(''),
      toolCalls: this.#calls.map(
        (call, i): ToolCall => ({
          id: call.id || `call_${i}`,
          name: call.name,
          arguments: call.pieces.join(''),
        }),
      ),
      finish: this.#finish,
      logprobs: this.#logprobs,
      usage: this.#usage,
      model: this.#model,
      fingerprint: this.#fingerprint,
      route: this.#route,
    };
  }

  #take(data: string, event: string): void {
    if (data === '' || this.#done) return;
    if (data.trim() === '[DONE]') {
      this.#done = true;
      return;
    }
    let chunk: Record<string, unknown>;
    try {
      chunk = JSON.parse(data);
    } catch {
      if (event === 'error') this.#onError(data);
      throw new ProviderError('transient', 'malformed', 'an event of the stream is not JSON', {
        maybeBilled: true,
      });
    }
    if (chunk === null || typeof chunk !== 'object') return;
    if (event === 'error' || chunk.error) this.#onError(data);
    this.#model ??= chunk.model;
    this.#fingerprint ??= chunk.system_fingerprint;
    this.#route ??= chunk.provider;
    const groq = chunk.x_groq as { usage?: unknown } | undefined;
    this.#usage = chunk.usage ?? groq?.usage ?? this.#usage;
    const choice = (chunk.choices as Record<string, unknown>[] | undefined)?.[0];
    if (choice) this.#takeChoice(choice, data);
  }

  #takeChoice(choice: Record<string, unknown>, data: string): void {
    if (choice.error || choice.finish_reason === 'error') this.#onError(data);
    if (typeof choice.finish_reason === 'string') this.#finish = choice.finish_reason;
    const delta = (choice.delta ?? { content: choice.text }) as Record<string, unknown>;
    const { text, thinking } = readContent(delta.content);
    const reasoning = readReasoning(delta) || thinking;
    if (reasoning !== '') this.#reasoning.push(reasoning);
    if (text !== '') this.#content.push(text);
    if (typeof delta.refusal === 'string') this.#refusal.push(delta.refusal);
    const calls = Array.isArray(delta.tool_calls) ? delta.tool_calls : [];
    for (const call of calls) this.#takeCall(call);
    if (text !== '' || reasoning !== '' || calls.length > 0) {
      const now = performance.now();
      this.firstTokenAt ??= now;
      this.chunksAt.push(now);
    }
    const logprobs = readLogprobs(choice.logprobs);
    if (logprobs && this.#logprobs) for (const entry of logprobs) this.#logprobs.push(entry);
    else if (logprobs) this.#logprobs = logprobs;
  }

  /** Pieces belong together by index; a new id at a known index, or none of both, is a new call. */
  #takeCall(piece: Record<string, unknown>): void {
    const details = (piece.function ?? {}) as Record<string, unknown>;
    const id = typeof piece.id === 'string' ? piece.id : '';
    const name = typeof details.name === 'string' ? details.name : '';
    const index = typeof piece.index === 'number' ? piece.index : null;
    let call =
      index === null
        ? this.#calls.at(-1)
        : this.#calls.findLast((candidate) => candidate.index === index);
    const another = call !== undefined && id !== '' && call.id !== '' && call.id !== id;
    if (!call || another || (index === null && id === '' && name !== '')) {
      call = { index: index ?? this.#calls.length, id, name, pieces: [] };
      this.#calls.push(call);
    } else {
      call.id ||= id;
      call.name ||= name;
    }
    const text = argumentsText(details.arguments);
    if (text !== '') call.pieces.push(text);
  }
}

function brokenOff(): ProviderError {
  return new ProviderError('transient', 'half-stream', 'the stream ended before its end marker', {
    maybeBilled: true,
  });
}
