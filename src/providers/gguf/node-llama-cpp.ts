import { loadInstalled } from '../installed-package.ts';
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

/**
 * Loads node-llama-cpp as the person installed it.
 * @throws ProviderError `missing-package` with what to install.
 */
export async function loadNodeLlamaCpp(
  load: (name: string) => Promise<unknown> = loadInstalled,
): Promise<NodeLlamaCpp> {
  const library = await load(packageName);
  if (library === null) {
    throw missing(
      'Running a GGUF file needs node-llama-cpp, which is neither installed in this folder or one above it nor for all (npm install --global).',
    );
  }
  if (typeof (library as Partial<NodeLlamaCpp>).getLlama !== 'function') {
    throw missing('The node-llama-cpp that is installed is not version 3.');
  }
  return library as NodeLlamaCpp;
}

/** Starts llama.cpp. @throws ProviderError `missing-package` where its build for this machine is absent. */
export async function startLlama(library: NodeLlamaCpp, gpu: false | 'auto'): Promise<Llama> {
  try {
    return await library.getLlama({
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      logLevel: 'error',
      gpu,
      maxThreads: 0,
    });
  } catch (error) {
    throw missing(
      `node-llama-cpp is installed, but llama.cpp cannot be started (${(error as Error).message}); most often its build for this machine is absent.`,
      error,
    );
  }
}

function missing(what: string, cause?: unknown): ProviderError {
  const build = platformBuild(process.platform, process.arch);
  return new ProviderError(
    'fatal',
    'missing-package',
    `${what} Install it without its graphics builds (725 MB) and with the build for this machine:\n  npm install --omit=optional ${packageName}@3 ${build}@3`,
    cause === undefined ? {} : { cause },
  );
}

/** The package with the compiled library for processors of this kind. */
export function platformBuild(platform: string, arch: string): string {
  const system = { darwin: 'mac', win32: 'win', linux: 'linux' }[platform as 'linux'] ?? 'linux';
  // On Apple's own processors the build with Metal is the one that exists.
  const kind = system === 'mac' && arch === 'arm64' ? 'arm64-metal' : arch;
  return `@node-llama-cpp/${system}-${kind}`;
}
