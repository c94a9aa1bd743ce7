import { answerOfLoop } from '../../src/engine/answer.ts';
import type { Benchmark, BenchmarkItem, LoopBenchmark } from '../../src/engine/benchmark.ts';
import { isSingleTurn } from '../../src/engine/benchmark.ts';
import { evaluate, type RunEnd } from '../../src/engine/evaluate.ts';
import type { LoopResult } from '../../src/engine/session.ts';
import type { Message } from '../../src/providers/request.ts';
import type { Judgement } from '../../src/scorers/scorer.ts';
import { openStore, type RunAggregate, type SampleDetail } from '../../src/store/index.ts';
import { type Reply, scriptedEndpoint } from './scripted-endpoint.ts';

/** What a player says to the conversation so far; the epoch tells which attempt it is. */
export type Player = (messages: readonly Message[], epoch: number) => Reply;

export interface Players {
  model: Player;
  user?: Player;
  judge?: Player;
}

export function asLoop(benchmark: Benchmark): LoopBenchmark {
  if (isSingleTurn(benchmark)) throw new Error(`${benchmark.id} is no loop`);
  return benchmark;
}

/** Plays one item without the engine, and judges it. */
export async function playItem(
  benchmark: LoopBenchmark,
  item: BenchmarkItem,
  players: Players,
): Promise<{ result: LoopResult; judgement: Judgement }> {
  const endpoints = {
    model: scriptedEndpoint(players.model as never),
    user: scriptedEndpoint((players.user ?? absent('user')) as never),
    judge: scriptedEndpoint((players.judge ?? absent('judge')) as never),
  };
  const refuse = () => Promise.reject(new Error('a loop of messages asks for nothing else'));
  const result = await benchmark.attempt(item, {
    epoch: 0,
    seed: 1,
    signal: new AbortController().signal,
    generate: (request, role = 'model') => endpoints[role].generate(request),
    complete: refuse,
    loglikelihood: refuse,
    execute: refuse,
  });
  const judge = (messages: readonly Message[]) =>
    endpoints.judge.generate({ messages: [...messages] });
  const context = players.judge ? { judge } : {};
  const judgement = await benchmark.scorers[0].scorer.score(
    answerOfLoop(result),
    item.target,
    context as never,
  );
  return { result, judgement };
}

const absent = (role: string) => () => {
  throw new Error(`there is no ${role}`);
};

/** Runs a benchmark through the engine, in a store of its own. */
export async function playRun(
  benchmark: Benchmark,
  players: Players,
  epochs: number,
): Promise<{ end: RunEnd; samples: SampleDetail[]; total: RunAggregate }> {
  const weighed = (player: Player) => ({
    endpoint: scriptedEndpoint(player as never),
    address: 'scripted',
    price: null,
  });
  const store = await openStore(':memory:');
  const [end] = await evaluate(
    [
      {
        benchmark,
        model: weighed(players.model),
        ...(players.user ? { user: weighed(players.user) } : {}),
        ...(players.judge ? { judge: weighed(players.judge) } : {}),
        settings: { epochs },
      },
    ],
    { store, cache: 'none' },
  );
  const samples: SampleDetail[] = [];
  for await (const some of store.samples(end!.run)) samples.push(...some);
  const total = await store.aggregate(end!.run);
  await store.close();
  return { end: end!, samples, total };
}

/** What models have been seen to do in a loop, and worse: none may hang it, end the run or be an error. */
export const hostileReplies: readonly Reply[] = [
  '',
  '\u0000\u0007\u001b[2J',
  '<think>and so on',
  '('.repeat(5000),
  '{"__proto__":{"polluted":true}}',
  '\ud800 lone surrogate',
  '[__import__("os").system(command="id")]',
  '[f(a=1e999), constructor(), toString(a=[[[[1]]]])]',
  { tool_calls: [{ id: 'a', name: 'constructor', arguments: '{}' }] },
  { tool_calls: [{ id: 'b', name: '', arguments: 'no JSON' }] },
  { tool_calls: [{ id: 'c', name: 'cd', arguments: '[1,2]' }] },
  { tool_calls: [{ id: 'd', name: 'x); rm(', arguments: `${'['.repeat(3000)}` }] },
  { tool_calls: [{ id: 'e', name: '__proto__', arguments: '{"__proto__":{"polluted":1}}' }] },
];
