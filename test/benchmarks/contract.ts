import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBenchmark } from '../../src/benchmarks/catalogue.ts';
import { addressOf } from '../../src/benchmarks/data/obtain-file.ts';
import { isPinned } from '../../src/benchmarks/data/source.ts';
import type { BenchmarkDefinition, LoadedBenchmark } from '../../src/benchmarks/definition.ts';
import { type BenchmarkItem, isSingleTurn, type Prompt } from '../../src/engine/benchmark.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { openStore, type SampleDetail } from '../../src/store/index.ts';
import { bubblewrap, type Need, needs, systemPythonModule } from '../needs.ts';
import { dataFolder } from './data-folder.ts';
import { fetchOthers } from './fetch-others.ts';
import { judgeReply } from './judge-reply.ts';
import { type Reply, scriptedEndpoint } from './scripted-endpoint.ts';
import { scriptedJudge } from './scripted-judge.ts';

/** A benchmark with hand-made items in the published format. */
export interface Subject {
  id: string;
  /** Below the data folder, as `--data-dir` takes them. */
  files: Record<string, readonly unknown[] | string>;
  /** How many items these files make. */
  items: number;
  /** Of a loop it answers each request that the item makes. */
  gold: Play;
  /** Absent where every answer that can be read is right. */
  wrong?: Play;
  /** Gives no answer; none where every reply is one. */
  malformed?: Reply;
  /** Some hostile answers are right by the rules of the benchmark, such as an empty one where nothing must be said. */
  anythingGoes?: boolean;
  /** Further hostile answers, against this benchmark in particular. */
  hostile?: readonly string[];
  /** Modules of Python that its tests import. */
  modules?: readonly string[];
  /** Of a loop: which item a request is about. */
  about?: (request: unknown, items: readonly BenchmarkItem[]) => BenchmarkItem;
}

type Play = (item: BenchmarkItem, request?: unknown) => Reply;

/** What models have been seen to write, and worse. */
const hostile: readonly string[] = [
  '',
  '\u0000\u0007\u001b[2J',
  '<think>and so on',
  '\\boxed{'.repeat(2000),
  '('.repeat(5000),
  'so the result is '.repeat(2000),
  '{"__proto__":{"polluted":true}}',
  '<script>alert(1)</script>',
  '\ud800 lone surrogate',
  '9'.repeat(20_000),
];

/** Programs wait for the machine. */
const slow = { timeout: 120_000 };

/** What every built-in benchmark must do. */
export function benchmarkContract(subject: Subject): void {
  describe(`contract: ${subject.id}`, () => {
    let definition: BenchmarkDefinition;
    let loaded: LoadedBenchmark;
    const folder = dataFolder(subject.files);
    beforeAll(async () => {
      definition = await findBenchmark(subject.id);
      loaded = await definition.load({ dataDir: folder.path });
    });
    afterAll(() => folder.remove());

    const requireMeans = (context: Parameters<typeof needs>[0]): void => {
      if (!definition.needs.includes('sandbox')) return;
      const all: Need[] = [bubblewrap(), ...(subject.modules ?? []).map(systemPythonModule)];
      needs(context, ...all);
    };

    const promptOf = (item: BenchmarkItem): Prompt => {
      const { benchmark } = loaded;
      if (!isSingleTurn(benchmark)) throw new Error('a loop has no prompt');
      return benchmark.prompt(item);
    };

    test('is what its listing says', () => {
      const { benchmark } = loaded;
      expect(benchmark).toMatchObject({
        id: definition.id,
        version: definition.version,
        name: definition.name,
        protocol: { epochs: definition.epochs },
        data: { source: definition.data.home, licence: definition.data.licence },
      });
      expect(benchmark.scorers.map(({ scorer }) => scorer.id)).toEqual(definition.scorers);
      expect(benchmark.protocol.prompt).toMatch(/\w/);
      expect(definition.data.licence).toMatch(/\w/);
    });

    test('has items with ids of their own, plain JSON throughout', () => {
      const { items } = loaded.benchmark;
      expect(items).toHaveLength(subject.items);
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      expect(JSON.parse(JSON.stringify(items))).toEqual(items);
    });

    test('has targets that its scorers take', () => {
      for (const item of loaded.benchmark.items) {
        for (const { scorer } of loaded.benchmark.scorers) {
          expect(() => scorer.check(item.target)).not.toThrow();
        }
      }
    });

    /** Of several calls: it has no one prompt, and is judged as a whole by the scripted model. */
    const isLoop = subject.about !== undefined;

    if (!isLoop) {
      test('makes the same prompt each time, and one that holds the question and not the answer key', () => {
        for (const item of loaded.benchmark.items) {
          const prompt = promptOf(item);
          expect(promptOf(item)).toEqual(prompt);
          expect(JSON.parse(JSON.stringify(prompt))).toEqual(prompt);
          const kinds = definition.needs.filter((need) =>
            ['loglikelihood', 'completion'].includes(need),
          );
          expect(prompt.kind).toBe(kinds[0] ?? 'chat');
        }
      });
    }

    /** Which item of the benchmark a request is about. */
    const itemFinder = (): ((request: unknown) => BenchmarkItem) => {
      const { benchmark } = loaded;
      const { about } = subject;
      if (about) return (request) => about(request, benchmark.items);
      const items = new Map(
        benchmark.items.map((item) => {
          const prompt = promptOf(item);
          const sent = { chat: 'messages', completion: 'prompt', loglikelihood: 'contexts' }[
            prompt.kind
          ];
          const request = (prompt as unknown as Record<string, unknown>)[sent];
          return [
            JSON.stringify(prompt.kind === 'loglikelihood' ? (request as unknown[])[0] : request),
            item,
          ];
        }),
      );
      return (request) => items.get(JSON.stringify(request))!;
    };

    test('says which data could not be checked', () => {
      expect(loaded.notices.join('\n')).toMatch(/could not be checked/);
    });

    test('asks for its files where they live, and keeps nothing that is not what was pinned', async () => {
      const files = definition.data.files.filter(({ name }) => definition.files.includes(name));
      const byHand = files.some(({ home }) => home.kind === 'by-hand');
      const { asked, failure, kept } = await fetchOthers(definition);
      expect(failure).toMatchObject({
        code: byHand
          ? expect.stringMatching(/^data-(missing|changed)$/)
          : isPinned(files)
            ? 'data-changed'
            : expect.any(String),
        remedy: expect.stringMatching(/\w/),
      });
      for (const address of asked) expect(files.map(addressOf)).toContain(address);
      if (!byHand) expect(asked).not.toEqual([]);
      if (isPinned(files)) expect(kept).toEqual([]);
    });

    if (!isLoop) {
      test('judges gold, wrong and missing answers', slow, async (context) => {
        requireMeans(context);
        for (const item of loaded.benchmark.items) {
          expect(await judgeReply(loaded.benchmark, item, subject.gold(item))).toMatchObject({
            outcome: 'correct',
            value: 1,
          });
          if (subject.wrong) {
            const wrong = await judgeReply(loaded.benchmark, item, subject.wrong(item));
            expect(wrong.value).toBeLessThan(1);
            expect(['incorrect', 'partial']).toContain(wrong.outcome);
          }
          if (subject.malformed === undefined) continue;
          expect(await judgeReply(loaded.benchmark, item, subject.malformed)).toMatchObject({
            outcome: 'unparsed',
            value: 0,
          });
        }
      });
    }

    test(
      'runs from end to end on a model that plays gold, wrong, missing and hostile answers',
      slow,
      async (context) => {
        requireMeans(context);
        const { benchmark } = loaded;
        const itemOf = itemFinder();
        const plays: Play[] = [
          subject.gold,
          ...(subject.wrong ? [subject.wrong] : []),
          ...(subject.malformed === undefined ? [] : [() => subject.malformed!]),
          ...[...hostile, ...(subject.hostile ?? [])].map((reply) => () => reply),
        ];
        // A log-likelihood has one answer: the items of one benchmark take turns.
        const weighed = definition.needs.includes('loglikelihood');
        const endpoint = scriptedEndpoint((request, epoch) => {
          const item = itemOf(request);
          return weighed ? subject.gold(item) : plays[epoch]!(item, request);
        });
        const store = await openStore(':memory:');
        const [end] = await evaluate(
          [
            {
              benchmark,
              model: { endpoint, address: 'scripted', price: null },
              ...(definition.needs.includes('judge')
                ? { judge: { endpoint: scriptedJudge(), address: 'judge', price: null } }
                : {}),
              settings: { epochs: weighed ? 1 : plays.length },
            },
          ],
          { store, cache: 'none' },
        );
        expect(end).toMatchObject({ status: 'finished', reason: null });
        const samples: SampleDetail[] = [];
        for await (const some of store.samples(end!.run)) samples.push(...some);
        const total = await store.aggregate(end!.run);
        await store.close();
        const turns = weighed ? 1 : plays.length;
        expect(samples).toHaveLength(benchmark.items.length * turns);
        expect(total.errors).toEqual({});
        expect(total.score.outcomes.error).toBe(0);
        const headline = `${benchmark.scorers[0].scorer.id}@${benchmark.scorers[0].scorer.version}`;
        for (const { response, scores } of samples) {
          expect(scores).toHaveLength(benchmark.scorers.length);
          const { outcome } = scores.find(({ scorer }) => scorer === headline)!;
          if (response.epoch === 0) expect(outcome).toBe('correct');
          else expect(outcome).not.toBe(subject.anythingGoes ? null : 'correct');
        }
      },
    );
  });
}
