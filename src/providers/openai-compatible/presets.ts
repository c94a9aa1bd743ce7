import { localPresets } from './local-presets.ts';
import type { Preset } from './preset.ts';

const hosted = { chat: true, streaming: true } as const;
/** Neither completions nor the log-likelihood of a given text. */
const chatOnly = { ...hosted, completion: false, loglikelihood: false } as const;
const thinkingType = (on: boolean) => ({ thinking: { type: on ? 'enabled' : 'disabled' } });

const openai: Preset = {
  id: 'openai',
  name: 'OpenAI',
  baseUrl: 'https://api.openai.com/v1',
  otherHosts: ['eu.api.openai.com', 'us.api.openai.com'],
  keyVariables: ['OPENAI_API_KEY'],
  can: { ...chatOnly, logprobs: true, tools: true, seed: true },
  maxTokensField: 'max_completion_tokens',
  cannotSet: ['top_k', 'thinking'],
  models: [
    {
      // Reasoning models refuse other temperatures than 1, stop strings and log-probabilities.
      match: /^(o\d|gpt-[5-9](?!.*chat))/,
      cannotSet: ['temperature', 'top_p', 'stop'],
      can: { logprobs: false },
    },
    { match: /^(gpt-3|gpt-4)|chat/, cannotSet: ['reasoning_effort'] },
    {
      match: /^(gpt-3\.5-turbo-instruct|davinci-002|babbage-002)/,
      can: { completion: true, chat: false },
    },
  ],
};

const deepseek: Preset = {
  id: 'deepseek',
  name: 'DeepSeek',
  baseUrl: 'https://api.deepseek.com/v1',
  keyVariables: ['DEEPSEEK_API_KEY'],
  can: { ...chatOnly, tools: true, seed: false },
  maxTokensField: 'max_tokens',
  cannotSet: ['seed', 'top_k', 'reasoning_effort'],
  models: [
    {
      // Accepts these and ignores them, which would make the record untrue.
      match: /reasoner/,
      cannotSet: ['temperature', 'top_p', 'thinking'],
      can: { logprobs: false },
    },
    { match: /chat/, can: { logprobs: true } },
  ],
  mostStops: 16,
  thinking: thinkingType,
  reasoningBack: 'reasoning_content',
};

const zhipuCodes: NonNullable<Preset['errorCodes']> = {
  1000: 'authentication',
  1001: 'authentication',
  1002: 'authentication',
  1003: 'authentication',
  1004: 'authentication',
  1113: 'payment',
  1211: 'not-found',
  1261: 'context-length',
  1301: 'content-filter',
  1302: 'rate-limit',
  1303: 'rate-limit',
  1304: 'rate-limit',
  1305: 'overloaded',
  1308: 'rate-limit',
};

function zhipu(id: string, name: string, baseUrl: string, keyVariables: string[]): Preset {
  return {
    id,
    name,
    baseUrl,
    keyVariables,
    can: { ...chatOnly, logprobs: false, tools: true, seed: false },
    maxTokensField: 'max_tokens',
    cannotSet: ['seed', 'top_k', 'reasoning_effort'],
    mostStops: 1,
    thinking: thinkingType,
    reasoningBack: 'reasoning_content',
    errorCodes: zhipuCodes,
  };
}

function minimax(id: string, name: string, baseUrl: string): Preset {
  return {
    id,
    name,
    baseUrl,
    keyVariables: ['MINIMAX_API_KEY'],
    can: { ...chatOnly, logprobs: false, tools: true, seed: false },
    maxTokensField: 'max_tokens',
    cannotSet: ['seed', 'top_k', 'stop', 'reasoning_effort', 'thinking'],
    // Errors come with status 200 and a code in base_resp.
    errorCodes: {
      1000: 'server-error',
      1001: 'time-out',
      1002: 'rate-limit',
      1004: 'authentication',
      1008: 'payment',
      1013: 'server-error',
      1024: 'server-error',
      1026: 'content-filter',
      1027: 'content-filter',
      1033: 'server-error',
      1039: 'rate-limit',
      2013: 'bad-request',
      2049: 'authentication',
    },
    notes: ['refuses a temperature of 0: the lowest is above 0'],
  };
}

function moonshot(id: string, name: string, baseUrl: string): Preset {
  return {
    id,
    name,
    baseUrl,
    keyVariables: ['MOONSHOT_API_KEY'],
    can: { ...chatOnly, logprobs: false, tools: true, seed: false },
    maxTokensField: 'max_tokens',
    cannotSet: ['seed', 'top_k', 'reasoning_effort'],
    mostStops: 5,
    thinking: thinkingType,
    reasoningBack: 'reasoning_content',
    errorCodes: { exceeded_current_quota_error: 'payment', engine_overloaded_error: 'overloaded' },
  };
}

const dashscope: Preset = {
  id: 'dashscope',
  name: 'Alibaba DashScope',
  baseUrl: 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1',
  otherHosts: ['dashscope.aliyuncs.com', 'dashscope-us.aliyuncs.com'],
  keyVariables: ['DASHSCOPE_API_KEY'],
  can: { ...chatOnly, tools: true, seed: true },
  maxTokensField: 'max_tokens',
  cannotSet: ['reasoning_effort'],
  thinking: (on) => ({ enable_thinking: on }),
  errorCodes: {
    data_inspection_failed: 'content-filter',
    Arrearage: 'payment',
    'Throttling.AllocationQuota': 'rate-limit',
  },
  notes: ['some open-weights Qwen models think only when streaming'],
};

const openrouter: Preset = {
  id: 'openrouter',
  name: 'OpenRouter',
  baseUrl: 'https://openrouter.ai/api/v1',
  keyVariables: ['OPENROUTER_API_KEY'],
  // Seed, log-probabilities and tools depend on the upstream.
  can: { ...hosted, loglikelihood: false },
  maxTokensField: 'max_tokens',
  thinking: (on) => ({ reasoning: { enabled: on } }),
  effort: (effort) => ({ reasoning: { effort } }),
  reasoningBack: 'reasoning',
  // Only upstreams that honour every setting sent; and the cost of the request in its usage.
  always: { provider: { require_parameters: true }, usage: { include: true } },
  route: (route) => ({
    provider: { only: [route], allow_fallbacks: false, require_parameters: true },
  }),
  notes: [
    'without a pinned route, upstreams with other quantisations may answer: the run is mixed',
  ],
};

const together: Preset = {
  id: 'together',
  name: 'Together AI',
  baseUrl: 'https://api.together.xyz/v1',
  keyVariables: ['TOGETHER_API_KEY'],
  can: { ...hosted, completion: true, logprobs: true, seed: true },
  maxTokensField: 'max_tokens',
  thinking: (on) => ({ reasoning: { enabled: on } }),
};

const groq: Preset = {
  id: 'groq',
  name: 'Groq',
  baseUrl: 'https://api.groq.com/openai/v1',
  keyVariables: ['GROQ_API_KEY'],
  can: { ...chatOnly, logprobs: false, tools: true, seed: true },
  maxTokensField: 'max_completion_tokens',
  cannotSet: ['top_k'],
  models: [
    { match: /qwen/, cannotSet: [] },
    { match: /^(?!.*(qwen|gpt-oss|deepseek))/, cannotSet: ['reasoning_effort', 'thinking'] },
    { match: /gpt-oss|deepseek/, cannotSet: ['thinking'] },
  ],
  thinking: (on) => ({ reasoning_effort: on ? 'default' : 'none' }),
};

/** A bare address: nothing is known, so nothing is refused in advance except what has no common field. */
const custom: Preset = {
  id: 'custom',
  name: 'OpenAI-compatible server',
  baseUrl: null,
  keyVariables: [],
  keyOptional: true,
  can: {},
  maxTokensField: 'max_tokens',
  cannotSet: ['thinking'],
};

const all: Preset[] = [
  openai,
  deepseek,
  zhipu('zhipu', 'Zhipu', 'https://open.bigmodel.cn/api/paas/v4', [
    'ZHIPUAI_API_KEY',
    'ZHIPU_API_KEY',
  ]),
  zhipu('zai', 'Z.ai (Zhipu, international)', 'https://api.z.ai/api/paas/v4', [
    'ZAI_API_KEY',
    'Z_AI_API_KEY',
  ]),
  minimax('minimax', 'MiniMax (international)', 'https://api.minimax.io/v1'),
  minimax('minimax-cn', 'MiniMax (China)', 'https://api.minimaxi.com/v1'),
  moonshot('moonshot', 'Moonshot (international)', 'https://api.moonshot.ai/v1'),
  moonshot('moonshot-cn', 'Moonshot (China)', 'https://api.moonshot.cn/v1'),
  dashscope,
  openrouter,
  together,
  groq,
  ...localPresets,
  custom,
];

/** By id. */
export const presets: ReadonlyMap<string, Preset> = new Map(
  all.map((preset) => [preset.id, preset]),
);
