import { aiSdkVendors } from './ai-sdk/vendors.ts';
import { defaultModel } from './default-model.ts';
import { hide, scrub } from './http/secrets.ts';
import { presets } from './openai-compatible/presets.ts';
import { ProviderError } from './provider-error.ts';

/** Where a model is and what it is called, as a person wrote it. */
export type ModelAddress =
  | {
      kind: 'openai-compatible';
      /** Of the preset; `custom` for a bare address. */
      preset: string;
      /** Null: the preset's own. */
      url: URL | null;
      /** Null: the only model that the server has. */
      name: string | null;
      /** Pinned upstream; of OpenRouter only. */
      route: string | null;
    }
  | { kind: 'ai-sdk'; vendor: string; packageName: string; name: string }
  | { kind: 'gguf'; file: string }
  | { kind: 'hub'; repository: string; file: string; revision: string }
  | { kind: 'replay'; file: string };

/** A path that no repository of a hub has: without a folder, or from `/`, `./` or `../` on. */
const plainFile = /^(\.{0,2}\/.+|[^/:]+)\.gguf$/is;

/**
 * Reads a model's address:
 * - `openai/gpt-5`, `ollama/llama3:8b`, `openrouter/deepseek/deepseek-r1@deepinfra`: preset, name, route;
 * - `http://localhost:8000/v1#name`: any OpenAI-compatible server, `vllm+http://host:8000/v1#name`
 *   with what is known of vLLM; without `#name`, the only model it has;
 * - `anthropic/claude-sonnet-4-5`: a vendor of the AI SDK, `ai-sdk:@scope/package#name` any other;
 * - `gguf:./file.gguf`, `hf:owner/repository/file.gguf@revision`; `replay:file.jsonl`;
 * - `./file.gguf`, where it is plainly a path; `smollm2`, the model for trying things out.
 *
 * Throws `bad-address` with what would be right.
 */
export function parseModel(text: string): ModelAddress {
  const address = text.trim();
  if (address === '') throw bad('a model address is needed, for example openai/gpt-5');
  if (address === defaultModel.name) return parseModel(defaultModel.address);
  if (plainFile.test(address)) return { kind: 'gguf', file: address };
  const scheme = address.match(/^(gguf|hf|replay|ai-sdk):(.*)$/s);
  if (scheme) return parseScheme(scheme[1]!, scheme[2]!);
  const server = address.match(/^(?:([a-z][a-z0-9-]*)\+)?(https?:\/\/.*)$/s);
  if (server) return parseServer(server[1] ?? 'custom', server[2]!);
  const slash = address.indexOf('/');
  if (slash < 0) {
    throw bad(
      `${quoted(address)} does not say where the model is; write provider/name, for example openai/${address}, or ollama/${address} for a model on this machine`,
    );
  }
  const provider = address.slice(0, slash);
  const name = address.slice(slash + 1);
  if (/\.gguf$/i.test(address))
    throw bad(
      `write gguf:${address} for a file, hf:owner/repository/file.gguf for one of Hugging Face`,
    );
  if (name === '') throw bad(`the model's name is missing after ${quoted(`${provider}/`)}`);
  const vendor = aiSdkVendors[provider];
  if (vendor) return { kind: 'ai-sdk', vendor: provider, packageName: vendor.packageName, name };
  if (provider === 'custom' || !presets.has(provider)) throw bad(unknownProvider(provider));
  const route = provider === 'openrouter' ? name.match(/^(.+)@([\w./-]+)$/) : null;
  return {
    kind: 'openai-compatible',
    preset: provider,
    url: null,
    name: route?.[1] ?? name,
    route: route?.[2] ?? null,
  };
}

function parseScheme(scheme: string, rest: string): ModelAddress {
  if (rest === '') throw bad(`something must follow ${scheme}:`);
  if (scheme === 'gguf') return { kind: 'gguf', file: rest };
  if (scheme === 'replay') return { kind: 'replay', file: rest };
  if (scheme === 'ai-sdk') {
    const [packageName, name] = [rest.split('#')[0]!, rest.slice(rest.indexOf('#') + 1)];
    if (!rest.includes('#') || name === '' || !/^(@[\w.-]+\/)?[\w.-]+$/.test(packageName)) {
      throw bad(
        `write ai-sdk:package#model, for example ai-sdk:@ai-sdk/anthropic#claude-sonnet-4-5`,
      );
    }
    return { kind: 'ai-sdk', vendor: packageName, packageName, name };
  }
  const parts = rest.match(/^([\w.-]+\/[\w.-]+)\/([^@]+?\.gguf)(?:@([\w./-]+))?$/i);
  if (!parts || parts[2]!.split('/').includes('..')) {
    throw bad(
      `write hf:owner/repository/file.gguf, if need be with @revision, instead of ${quoted(`hf:${rest}`)}`,
    );
  }
  return { kind: 'hub', repository: parts[1]!, file: parts[2]!, revision: parts[3] ?? 'main' };
}

function parseServer(preset: string, address: string): ModelAddress {
  if (!presets.has(preset)) throw bad(unknownProvider(preset));
  const url = URL.parse(address);
  if (!url) throw bad(`${quoted(scrub(address))} is no URL`);
  // From here on the password is a secret, also in this process's own messages.
  if (url.password) hide(decodeURIComponent(url.password));
  const name = decodeURIComponent(url.hash.slice(1));
  url.hash = '';
  if (url.pathname === '/' || url.pathname === '') {
    throw bad(
      `${url.origin} lacks the path of its API; most servers have it at ${url.origin}/v1${name ? `#${name}` : ''}`,
    );
  }
  return { kind: 'openai-compatible', preset, url, name: name === '' ? null : name, route: null };
}

function unknownProvider(id: string): string {
  const known = [...presets.keys()]
    .filter((name) => name !== 'custom')
    .concat(Object.keys(aiSdkVendors));
  const near = known.filter((name) => name.startsWith(id.slice(0, 3)) || distance(name, id) <= 2);
  const hint = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
  return `no provider is called ${quoted(id)}${hint} Known: ${known.join(', ')}. For any other OpenAI-compatible server write its address, http://host:port/v1#name`;
}

/** Edits between two short words (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

const quoted = (text: string) => JSON.stringify(text.slice(0, 100));

function bad(message: string): ProviderError {
  return new ProviderError('fatal', 'bad-address', message);
}
