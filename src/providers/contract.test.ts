import { contract, plantedKey, type Subject } from '../../test/model-server/contract.ts';
import { openAiSdk } from './ai-sdk/open.ts';
import { configurationWith } from './configuration.ts';
import { openModel } from './open-model.ts';

const configuration = configurationWith({
  adapter: 'ai-sdk',
  provider: '',
  name: 'test-model',
});

function openaiCompatible(stream: boolean): Subject {
  return {
    name: `openai-compatible, ${stream ? 'streaming' : 'not streaming'}`,
    stream,
    tellsRefusal: true,
    open: (server, limits) =>
      openModel(`${server.url}#test-model`, {
        limits,
        keyVariable: 'PLANTED',
        env: { PLANTED: plantedKey },
      }),
  };
}

function aiSdk(vendor: 'anthropic' | 'google', variable: string, stream: boolean): Subject {
  return {
    name: `ai-sdk: ${vendor}, ${stream ? 'streaming' : 'not streaming'}`,
    stream,
    tellsRefusal: true,
    open: (server, limits) =>
      openAiSdk({
        vendor,
        packageName: `@ai-sdk/${vendor}`,
        name: 'test-model',
        configuration,
        env: { [variable]: plantedKey },
        baseUrl: vendor === 'google' ? `${server.origin}/v1beta` : server.url,
        limits,
      }),
  };
}

for (const stream of [false, true]) {
  contract(openaiCompatible(stream));
  contract(aiSdk('anthropic', 'ANTHROPIC_API_KEY', stream));
  contract(aiSdk('google', 'GOOGLE_GENERATIVE_AI_API_KEY', stream));
}
