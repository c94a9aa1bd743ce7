export interface AiSdkVendor {
  packageName: string;
  /** The function of the package that makes a provider. */
  factory: string;
  /** Environment variables that may hold its key, given as `apiKey`; empty where the package reads its own (Bedrock, Vertex). */
  keyVariables: string[];
  /** Variables whose values must not appear anywhere either. */
  otherSecrets?: string[];
}

/** Vendors reached through their package of the AI SDK, by the first part of a model's address. */
export const aiSdkVendors: Record<string, AiSdkVendor> = {
  anthropic: {
    packageName: '@ai-sdk/anthropic',
    factory: 'createAnthropic',
    keyVariables: ['ANTHROPIC_API_KEY'],
  },
  google: {
    packageName: '@ai-sdk/google',
    factory: 'createGoogleGenerativeAI',
    keyVariables: ['GOOGLE_GENERATIVE_AI_API_KEY', 'GEMINI_API_KEY'],
  },
  vertex: {
    packageName: '@ai-sdk/google-vertex',
    factory: 'createVertex',
    keyVariables: [],
  },
  bedrock: {
    packageName: '@ai-sdk/amazon-bedrock',
    factory: 'createAmazonBedrock',
    keyVariables: [],
    otherSecrets: ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_BEARER_TOKEN_BEDROCK'],
  },
  azure: {
    packageName: '@ai-sdk/azure',
    factory: 'createAzure',
    keyVariables: ['AZURE_API_KEY'],
  },
  mistral: {
    packageName: '@ai-sdk/mistral',
    factory: 'createMistral',
    keyVariables: ['MISTRAL_API_KEY'],
  },
  xai: { packageName: '@ai-sdk/xai', factory: 'createXai', keyVariables: ['XAI_API_KEY'] },
  cohere: {
    packageName: '@ai-sdk/cohere',
    factory: 'createCohere',
    keyVariables: ['COHERE_API_KEY'],
  },
};
