import { ProviderError } from '../provider-error.ts';

/** The parts of node-llama-cpp 3 that are used here. Written down because the package is optional and absent when types are checked. */
export type Token = number;

export interface NodeLlamaCpp {
  getLlama(options: {
    build: 'never';
    skipDownload: boolean;
    progressLogs: boolean;
    gpu?: false | 'auto';
    logLevel?: 'error';
    maxThreads?: number;
  }): Promise<Llama>;
  GgufFileType?: Record<number, string>;
}

export interface Llama {
  readonly cpuMathCores: number;
  loadModel(options: { modelPath: string; defaultContextSwaFullCache?: boolean }): Promise<Model>;
  dispose(): Promise<void>;
}

export interface Model {
  readonly trainContextSize: number;
  readonly tokens: {
    readonly bos: Token | null;
    readonly eos: Token | null;
    readonly bosString: string | null;
    readonly eosString: string | null;
    readonly shouldPrependBosToken: boolean;
  };
  readonly fileInfo: {
    readonly metadata: {
      readonly general: { readonly name?: string; readonly file_type?: number };
      readonly tokenizer?: { readonly chat_template?: string };
    };
  };
  tokenize(text: string, specialTokens?: boolean): Token[];
  detokenize(
    tokens: readonly Token[],
    specialTokens?: boolean,
    lastTokens?: readonly Token[],
  ): string;
  isEogToken(token: Token): boolean;
  createContext(options: {
    contextSize: number;
    sequences: number;
    threads: number;
    batchSize?: number;
    flashAttention?: boolean;
    swaFullCache?: boolean;
  }): Promise<Context>;
}

export interface Context {
  readonly contextSize: number;
  getSequence(): Sequence;
  dispose(): Promise<void>;
}

export type Wanted = [
  token: Token,
  options: {
    generateNext: {
      logits: { filter: { tokens: readonly Token[]; includeSelected: boolean } };
      totalLogitWeight: boolean;
    };
  },
];

export type Result =
  | { next: { logits?: Map<Token, number>; totalLogitWeight?: number } }
  | undefined;

export interface Sequence {
  readonly contextSize: number;
  readonly nextTokenIndex: number;
  readonly contextTokens: Token[];
  clearHistory(): Promise<void>;
  adaptStateToTokens(tokens: Token[], allowShift: boolean): Promise<void>;
  eraseContextTokenRanges(ranges: { start: number; end: number }[]): Promise<void>;
  /** Results stand at the indices of the tokens for which something was wanted. */
  controlledEvaluate(input: (Token | Wanted)[]): Promise<Result[]>;
  evaluateWithMetadata(
    tokens: Token[],
    metadata: { confidence: boolean },
    options: {
      temperature?: number;
      topK?: number;
      topP?: number;
      seed?: number;
      yieldEogToken?: boolean;
    },
  ): AsyncGenerator<{ token: Token; confidence?: number }, void, void>;
}

/** Not a literal, so that neither a bundler nor a rule looks for a package that may be absent. */
const packageName = 'node-llama-cpp';

/** Loads node-llama-cpp. Throws `missing-package` with what to install. */
export async function loadNodeLlamaCpp(
  load: (name: string) => Promise<unknown> = (name) => import(name),
): Promise<NodeLlamaCpp> {
  try {
    return (await load(packageName)) as NodeLlamaCpp;
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const build = platformBuild(process.platform, process.arch);
    throw new ProviderError(
      'fatal',
      'missing-package',
      `Running a GGUF file needs node-llama-cpp, which is not installed. Install it without its graphics builds (725 MB) and with the build for this machine:\n  npm install --omit=optional node-llama-cpp ${build}`,
    );
  }
}

/** The package with the compiled library for processors of this kind. */
export function platformBuild(platform: string, arch: string): string {
  const system = { darwin: 'mac', win32: 'win', linux: 'linux' }[platform as 'linux'] ?? 'linux';
  // On Apple's own processors the build with Metal is the one that exists.
  const kind = system === 'mac' && arch === 'arm64' ? 'arm64-metal' : arch;
  return `@node-llama-cpp/${system}-${kind}`;
}
