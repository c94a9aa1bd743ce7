import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import {
  loadedLibrary,
  localModel,
  modelFile,
  nodeLlamaCpp,
} from '../../../test/model-server/local-model.ts';
import { needs } from '../../../test/needs.ts';
import { configurationWith } from '../configuration.ts';
import type { Endpoint } from '../endpoint.ts';
import { encodePairs } from './encode-pair.ts';
import { weighContinuations } from './loglikelihood.ts';
import { loadNodeLlamaCpp, platformBuild, startLlama } from './node-llama-cpp.ts';
import { openGguf } from './open.ts';
import { selfTest } from './self-test.ts';

const fixture = JSON.parse(
  readFileSync(new URL('./fixtures/loglikelihood.json', import.meta.url), 'utf8'),
) as {
  model: { sha256: string };
  greedy_answers: { question: string; prompt_tokens: number; text: string }[];
  pairs: {
    context: string;
    context_tokens: number;
    continuations: { text: string; tokens: number[]; logprobs: number[]; greedy: boolean }[];
  }[];
};

const configuration = configurationWith({ adapter: 'gguf', provider: 'gguf', name: 'smollm2' });

let opened: Promise<Endpoint> | null = null;
function endpoint(): Promise<Endpoint> {
  opened ??= openGguf({
    file: modelFile,
    library: loadedLibrary(),
    gpu: false,
    contextSize: 512,
    parallel: 2,
    configuration,
  });
  return opened;
}
afterAll(async () => (await opened)?.close());

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

// Slow on a busy machine: a processor reads some hundred tokens a second.
describe('a GGUF file', { timeout: 120_000 }, () => {
  test('knows what it is', async (context) => {
    needs(context, nodeLlamaCpp(), localModel());
    const { configuration: known, can, local } = await endpoint();
    expect(known).toMatchObject({ adapter: 'gguf', file_sha256: fixture.model.sha256 });
    expect(known.quantisation).toBe('Q4_1');
    expect(can).toMatchObject({ chat: true, loglikelihood: true, tools: false });
    expect(local).toBe(true);
  });

  test("gives llama.cpp's own log-likelihoods, token by token, with the context kept between calls", async (context) => {
    needs(context, nodeLlamaCpp(), localModel());
    const llama = await loadedLibrary().getLlama({
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      gpu: false,
      maxThreads: 0,
    });
    const model = await llama.loadModel({ modelPath: modelFile });
    const evaluation = await model.createContext({
      contextSize: 1024,
      sequences: 1,
      threads: 1,
      batchSize: 512,
      flashAttention: false,
    });
    const sequence = evaluation.getSequence();
    const differences: number[] = [];
    // Contexts that begin alike one after another, as the engine orders them.
    for (const pair of fixture.pairs.toSorted((a, b) => (a.context < b.context ? -1 : 1))) {
      const texts = pair.continuations.map(({ text }) => text);
      const encoded = encodePairs(model, pair.context, texts, true);
      expect(encoded.context).toHaveLength(pair.context_tokens);
      expect(encoded.continuations).toEqual(pair.continuations.map(({ tokens }) => tokens));
      // Every beginning of every continuation: the differences of their sums are single tokens.
      const beginnings = encoded.continuations.flatMap((tokens) =>
        tokens.map((_, i) => tokens.slice(0, i + 1)),
      );
      const weighed = await weighContinuations(sequence, {
        context: encoded.context,
        continuations: beginnings,
      });
      let at = 0;
      for (const { logprobs, greedy } of pair.continuations) {
        let before = 0;
        for (const logprob of logprobs) {
          differences.push(Math.abs(weighed[at]!.logprob - before - logprob));
          before = weighed[at++]!.logprob;
        }
        expect(weighed[at - 1]!.greedy).toBe(greedy);
      }
    }
    await llama.dispose();
    differences.sort((a, b) => a - b);
    expect(differences).toHaveLength(165);
    expect(differences[82]).toBeLessThan(1e-3);
    expect(differences.at(-1)).toBeLessThan(0.05);
  });

  test('chooses as llama.cpp does wherever the margin exceeds 0.1', async (context) => {
    needs(context, nodeLlamaCpp(), localModel());
    const model = await endpoint();
    let decided = 0;
    for (const pair of fixture.pairs.slice(0, 8)) {
      const expected = pair.continuations.map(({ logprobs }) => sum(logprobs));
      const [first, second] = expected.toSorted((a, b) => b - a);
      const weighed = await model.loglikelihood({
        context: pair.context,
        continuations: pair.continuations.map(({ text }) => text),
      });
      if (first! - second! <= 0.1) continue;
      decided++;
      const best = Math.max(...weighed.map(({ logprob }) => logprob));
      expect(weighed.findIndex(({ logprob }) => logprob === best)).toBe(expected.indexOf(first!));
    }
    expect(decided).toBeGreaterThan(4);
  });

  test('cuts a context that is too long from the left, and says by how much', async (context) => {
    needs(context, nodeLlamaCpp(), localModel());
    const model = await endpoint();
    const end = 'The capital of France is';
    const long = `${'word '.repeat(600)}${end}`;
    const [weighed] = await model.loglikelihood({ context: long, continuations: [' Paris'] });
    expect(weighed!.truncated_tokens).toBeGreaterThan(80);
    expect(weighed!.logprob).toBeLessThan(0);
    const same = await model.loglikelihood({ context: long, continuations: [' Paris'] });
    expect(same[0]).toEqual(weighed);
  });

  test("gives llama.cpp's own greedy answers through the file's chat template, several at once", async (context) => {
    needs(context, nodeLlamaCpp(), localModel());
    const model = await endpoint();
    const answers = await Promise.all(
      fixture.greedy_answers.map(({ question }) =>
        model.generate({
          messages: [{ role: 'user', content: question }],
          sampling: { temperature: 0, max_tokens: 24 },
        }),
      ),
    );
    expect(answers.map(({ text, usage }) => [text, usage.input_tokens])).toEqual(
      fixture.greedy_answers.map(({ text, prompt_tokens }) => [text, prompt_tokens]),
    );
    expect(answers.map(({ finish }) => finish)).toContain('length');
    expect(answers[0]!.timing.first_token_ms).toBeGreaterThan(0);
  });

  test('stops at a stop string, and gives log-probabilities of what it wrote', async (context) => {
    needs(context, nodeLlamaCpp(), localModel());
    const model = await endpoint();
    const answer = await model.generate({
      messages: [{ role: 'user', content: fixture.greedy_answers[0]!.question }],
      sampling: { temperature: 0, max_tokens: 24, stop: [', la'] },
      logprobs: true,
    });
    const whole = fixture.greedy_answers[0]!.text;
    expect(answer).toMatchObject({ text: whole.slice(0, whole.indexOf(', la')), finish: 'stop' });
    expect(answer.logprobs!.length).toBe(answer.usage.output_tokens);
    for (const { logprob } of answer.logprobs!) expect(logprob).toBeLessThanOrEqual(0);
  });

  test('a seed repeats a sampled answer', async (context) => {
    needs(context, nodeLlamaCpp(), localModel());
    const model = await endpoint();
    const ask = () =>
      model.complete({
        prompt: 'My favourite things are',
        sampling: { temperature: 1, seed: 7, max_tokens: 12 },
      });
    expect((await ask()).text).toBe((await ask()).text);
  });

  test('refuses what it cannot do, and a prompt that does not fit', async (context) => {
    needs(context, nodeLlamaCpp(), localModel());
    const model = await endpoint();
    const code = (promise: Promise<unknown>) =>
      promise.then(
        () => null,
        (error) => error.code,
      );
    const messages = [{ role: 'user' as const, content: 'a' }];
    const tools = [{ name: 'f', description: '', parameters: {} }];
    expect(await code(model.generate({ messages, tools }))).toBe('unsupported');
    expect(await code(model.complete({ prompt: 'word '.repeat(2000) }))).toBe('context-length');
    const aborted = model.complete({ prompt: 'a' }, AbortSignal.abort());
    expect(await code(aborted)).toBe('aborted');
    const longer = { context: 'a', continuations: ['word '.repeat(2000)] };
    expect(await code(model.loglikelihood(longer))).toBe('context-length');
  });

  test('a file that is none, or absent, is said to be so', async (context) => {
    needs(context, nodeLlamaCpp());
    const open = (file: string) =>
      openGguf({ file, library: loadedLibrary(), gpu: false, configuration }).catch(
        (error) => error,
      );
    expect(await open('/nowhere/model.gguf')).toMatchObject({ code: 'missing-file' });
    expect(await open(new URL(import.meta.url).pathname)).toMatchObject({ code: 'missing-file' });
  });
});

describe('selfTest', () => {
  const scores =
    (...perToken: number[]) =>
    async () =>
      perToken.map((logprob) => ({ logprob, tokens: 1, greedy: false, truncated_tokens: 0 }));

  test('passes when the known text is likelier', async () => {
    await selfTest(scores(-1, -5, -7));
  });

  test.each([
    ['everything alike', [-3, -3, -3]],
    ['the shuffled words likelier', [-5, -1, -7]],
    ['probabilities above 1', [2, -1, -7]],
    ['no number', [Number.NaN, -1, -7]],
  ])('aborts on %s', async (_, perToken) => {
    await expect(selfTest(scores(...perToken))).rejects.toMatchObject({ code: 'self-test' });
  });
});

describe('loadNodeLlamaCpp', () => {
  test('says what to install, whatever is absent', async () => {
    const command = '--omit=optional node-llama-cpp@3 @node-llama-cpp/';
    const refusal = { code: 'missing-package', message: expect.stringContaining(command) };
    await expect(loadNodeLlamaCpp(async () => null)).rejects.toMatchObject(refusal);
    await expect(loadNodeLlamaCpp(async () => ({}))).rejects.toMatchObject(refusal);
    const withoutBuild = { getLlama: () => Promise.reject(new Error('NoBinaryFound')) };
    await expect(startLlama(withoutBuild, false)).rejects.toMatchObject(refusal);
  });

  test.each([
    ['linux', 'x64', '@node-llama-cpp/linux-x64'],
    ['linux', 'arm64', '@node-llama-cpp/linux-arm64'],
    ['darwin', 'arm64', '@node-llama-cpp/mac-arm64-metal'],
    ['darwin', 'x64', '@node-llama-cpp/mac-x64'],
    ['win32', 'x64', '@node-llama-cpp/win-x64'],
  ])('%s %s', (platform, arch, name) => expect(platformBuild(platform, arch)).toBe(name));
});
