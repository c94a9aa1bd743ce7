import type { Sampling } from './configuration.ts';

export interface Message {
  role: 'system' | 'user' | 'assistant' | 'tool';
  content: string;
  /** Of an assistant message: the reasoning before it. Sent back only where the endpoint wants it. */
  reasoning?: string | null;
  /** Of an assistant message: the calls it made. */
  tool_calls?: ToolCall[];
  /** Of a tool message: which call it answers. */
  tool_call_id?: string;
  /** Of an assistant message: {@link Generation.provider_data}, handed back as it was. */
  provider_data?: unknown;
}

export interface ToolCall {
  id: string;
  name: string;
  /** The arguments as the model wrote them: text, since JSON.parse loses 1 against 1.0. May be invalid JSON. */
  arguments: string;
}

export interface ToolDefinition {
  name: string;
  description: string;
  /** JSON Schema. */
  parameters: Record<string, unknown>;
}

/** Fields common to what is sent; all of them except `stream` and `chunk_times` are part of the request's hash. */
interface RequestBase {
  /** Overrides the configuration's, field by field. */
  sampling?: Partial<Sampling>;
  /** Which of several answers to the same request, from 0 (default). Never sent; keeps epochs apart in recordings and caches. */
  epoch?: number;
  /** Default false. Streaming gives `first_token_ms` and lets idle time-outs watch long answers; it costs more CPU. */
  stream?: boolean;
  /** Records the arrival of every chunk in `timing.chunk_ms`; needs `stream`. Default false. */
  chunk_times?: boolean;
}

export interface GenerateRequest extends RequestBase {
  /** At least one. The configuration's `system` goes before them. */
  messages: Message[];
  tools?: ToolDefinition[];
  /** Default `auto` when there are tools. */
  tool_choice?: 'auto' | 'none' | 'required';
  /** Ask for the log-probability of every output token. Default false. */
  logprobs?: boolean;
}

export interface CompleteRequest extends RequestBase {
  /** Continued as it is, without a chat template or system message. */
  prompt: string;
  logprobs?: boolean;
}

export interface LoglikelihoodRequest {
  /**
   * May be empty: then the model's beginning-of-text token stands for it. Trailing white space
   * moves to the continuations, as in lm-eval.
   */
  context: string;
  /** At least one, none empty. Evaluated as branches after the same context. */
  continuations: string[];
  /** Read special tokens such as `<|im_start|>` in the context as tokens (a rendered chat). Default true, as lm-eval does. */
  special_tokens?: boolean;
}
