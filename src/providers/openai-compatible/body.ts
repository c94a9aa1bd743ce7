import type { ModelConfiguration, Sampling } from '../configuration.ts';
import type { CompleteRequest, GenerateRequest, Message } from '../request.ts';
import type { Preset } from './preset.ts';

/** Body of `POST /chat/completions`. */
export function chatBody(
  preset: Preset,
  configuration: ModelConfiguration,
  request: GenerateRequest,
  sampling: Sampling,
): string {
  const messages = request.messages.map((message) => wireMessage(message, preset));
  if (configuration.system !== null) {
    messages.unshift({ role: 'system', content: configuration.system });
  }
  const body: Record<string, unknown> = {
    model: configuration.name,
    messages,
    ...samplingFields(preset, sampling),
    ...preset.always,
  };
  if (configuration.route !== null && preset.route) {
    Object.assign(body, preset.route(configuration.route));
  }
  if (request.tools && request.tools.length > 0) {
    body.tools = request.tools.map((tool) => ({ type: 'function', function: tool }));
    if (request.tool_choice) body.tool_choice = request.tool_choice;
  }
  if (request.logprobs) body.logprobs = true;
  return finish(body, configuration, request.stream === true);
}

/** Body of `POST /completions`. */
export function completionBody(
  preset: Preset,
  configuration: ModelConfiguration,
  request: CompleteRequest,
  sampling: Sampling,
): string {
  const body: Record<string, unknown> = {
    model: configuration.name,
    prompt: request.prompt,
    ...samplingFields({ ...preset, maxTokensField: 'max_tokens' }, sampling),
  };
  if (configuration.route !== null && preset.route) {
    Object.assign(body, preset.route(configuration.route));
  }
  if (request.logprobs) body.logprobs = 1;
  return finish(body, configuration, request.stream === true);
}

function finish(
  body: Record<string, unknown>,
  configuration: ModelConfiguration,
  stream: boolean,
): string {
  if (stream) {
    body.stream = true;
    body.stream_options = { include_usage: true };
  }
  return JSON.stringify(Object.assign(body, configuration.extra));
}

function samplingFields(preset: Preset, sampling: Sampling): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  if (sampling.temperature !== null) fields.temperature = sampling.temperature;
  if (sampling.top_p !== null) fields.top_p = sampling.top_p;
  if (sampling.top_k !== null) fields.top_k = sampling.top_k;
  if (sampling.max_tokens !== null) fields[preset.maxTokensField] = sampling.max_tokens;
  if (sampling.stop.length > 0) fields.stop = sampling.stop.slice(0, preset.mostStops ?? 4);
  if (sampling.seed !== null) fields.seed = sampling.seed;
  if (sampling.reasoning_effort !== null) {
    const effort = preset.effort ?? ((value: string) => ({ reasoning_effort: value }));
    Object.assign(fields, effort(sampling.reasoning_effort));
  }
  if (sampling.thinking !== null && preset.thinking) {
    const thinking = preset.thinking(sampling.thinking);
    // OpenRouter has effort and switch in one object.
    if (thinking.reasoning && fields.reasoning) {
      thinking.reasoning = { ...(fields.reasoning as object), ...(thinking.reasoning as object) };
    }
    Object.assign(fields, thinking);
  }
  return fields;
}

function wireMessage(message: Message, preset: Preset): Record<string, unknown> {
  const wire: Record<string, unknown> = { role: message.role, content: message.content };
  if (message.role === 'tool') wire.tool_call_id = message.tool_call_id;
  if (message.role !== 'assistant') return wire;
  if (message.reasoning && preset.reasoningBack) wire[preset.reasoningBack] = message.reasoning;
  if (message.tool_calls && message.tool_calls.length > 0) {
    if (message.content === '') wire.content = null;
    wire.tool_calls = message.tool_calls.map((call) => ({
      id: call.id,
      type: 'function',
      function: { name: call.name, arguments: call.arguments },
    }));
  }
  return wire;
}
