import type { Benchmark, BenchmarkItem } from '../../src/engine/benchmark.ts';
import { answerOf } from '../../src/scorers/answer.ts';
import type { Answer, Judgement } from '../../src/scorers/scorer.ts';
import { scriptedJudge } from './scripted-judge.ts';

/** What the headline scorer makes of a reply, with a scripted judge; `scorer` picks another by its place. */
export async function judgeReply(
  benchmark: Benchmark,
  item: BenchmarkItem,
  reply: string | Partial<Answer>,
  scorer = 0,
): Promise<Judgement> {
  const answer = typeof reply === 'string' ? answerOf(reply) : { ...answerOf(''), ...reply };
  const judge = scriptedJudge();
  return await benchmark.scorers[scorer]!.scorer.score(answer, item.target, {
    judge: async (messages) => await judge.generate({ messages: [...messages] }),
  });
}

/** An answer by log-likelihood: one number a continuation. */
export function likelihoods(...logprobs: number[]): Partial<Answer> {
  return {
    loglikelihoods: logprobs.map((logprob) => ({
      logprob,
      tokens: 1,
      greedy: false,
      truncated_tokens: 0,
    })),
  };
}
