import type { Preset } from './preset.ts';

/** Chat templates read what they know of these and ignore the rest: Qwen and GLM the first, DeepSeek the second. */
const templateSwitch = (on: boolean) => ({
  chat_template_kwargs: { enable_thinking: on, thinking: on },
});

/** Servers that usually run on one's own machine. */
export const localPresets: Preset[] = [
  {
    id: 'vllm',
    name: 'vLLM',
    baseUrl: 'http://127.0.0.1:8000/v1',
    keyVariables: ['VLLM_API_KEY'],
    keyOptional: true,
    local: true,
    can: { streaming: true, logprobs: true, completion: true, seed: true },
    maxTokensField: 'max_tokens',
    thinking: templateSwitch,
    mostStops: 64,
  },
  {
    id: 'sglang',
    name: 'SGLang',
    baseUrl: 'http://127.0.0.1:30000/v1',
    keyVariables: ['SGLANG_API_KEY'],
    keyOptional: true,
    local: true,
    can: { streaming: true, logprobs: true, completion: true, seed: true },
    maxTokensField: 'max_tokens',
    thinking: templateSwitch,
    mostStops: 64,
  },
  {
    id: 'llama-server',
    name: "llama.cpp's llama-server",
    baseUrl: 'http://127.0.0.1:8080/v1',
    keyVariables: ['LLAMA_API_KEY'],
    keyOptional: true,
    local: true,
    can: { streaming: true, completion: true, seed: true },
    maxTokensField: 'max_tokens',
    thinking: templateSwitch,
    mostStops: 64,
    notes: [
      'log-likelihood of a given text only where the server echoes probabilities of the prompt',
    ],
  },
  {
    id: 'ollama',
    name: 'Ollama',
    baseUrl: 'http://127.0.0.1:11434/v1',
    keyVariables: ['OLLAMA_API_KEY'],
    keyOptional: true,
    local: true,
    can: { chat: true, streaming: true, completion: true, seed: true, loglikelihood: false },
    maxTokensField: 'max_tokens',
    cannotSet: ['top_k'],
    thinking: (on) => ({ reasoning_effort: on ? 'medium' : 'none' }),
    notes: [
      "a prompt longer than the server's context (4,096 tokens unless set there) is cut without a word",
    ],
  },
  {
    id: 'lm-studio',
    name: 'LM Studio',
    baseUrl: 'http://127.0.0.1:1234/v1',
    keyVariables: ['LM_STUDIO_API_KEY'],
    keyOptional: true,
    local: true,
    can: { chat: true, streaming: true, completion: true, seed: true, loglikelihood: false },
    maxTokensField: 'max_tokens',
    cannotSet: ['thinking'],
  },
];
