import { contentOf, type Loglikelihood } from '../providers/generation.ts';
import { requestHash } from '../providers/replay/request-hash.ts';
import type { Answer } from '../scorers/scorer.ts';
import type { ResponseRecord } from '../store/sample.ts';
import { Account } from './account.ts';
import { answerOf, answerOfWeights, storedAnswer } from './answer.ts';
import {
  type Attempted,
  answered,
  blankResponse,
  endedSample,
  now,
  type SampleMeans,
} from './attempt.ts';
import type { BenchmarkItem, Prompt } from './benchmark.ts';
import { isSingleTurn } from './benchmark.ts';
import type { Caller } from './caller.ts';
import { digest } from './digest.ts';
import { attemptLoop } from './loop.ts';
import { type ModelRequest, requestsOf } from './requests.ts';
import { SampleLimit } from './sample-limit.ts';

/**
 * Makes one attempt at one item. Failures of the endpoint become a response with an error.
 * @throws BudgetSpent, Stopped, or the signal's reason: then nothing is to be recorded.
 */
export async function attemptSample(
  means: SampleMeans,
  item: BenchmarkItem,
  epoch: number,
  signal: AbortSignal,
): Promise<Attempted> {
  const { benchmark } = means;
  if (!isSingleTurn(benchmark)) return await attemptLoop(means, benchmark, item, epoch, signal);
  const prompt = benchmark.prompt(item);
  const requests = requestsOf(prompt, item.id, epoch, means.settings);
  const { configuration } = means.model.endpoint;
  const hashes = requests.map(({ kind, request }) => requestHash(configuration, kind, request));
  const request_sha256 = hashes.length === 1 ? hashes[0]! : digest(hashes);
  const base = blankResponse(means.run, item.id, epoch, storedPrompt(prompt), request_sha256);
  if (means.useCache) {
    const known = await means.store.cachedResponse(request_sha256);
    if (known && isReusable(known)) return reuse(known, base);
  }
  const account = new Account();
  const limit = new SampleLimit(benchmark.limits, signal);
  try {
    const answer = await ask(means.model, requests, account, limit.signal);
    return { answer, response: { ...base, ...answered(answer), ...account.record, ...now() } };
  } catch (error) {
    const ended = limit.endOf(error);
    account.requests += ended.requests;
    account.lose(ended.spent);
    return endedSample(ended, base, account);
  } finally {
    limit.close();
  }
}

async function ask(
  model: Caller,
  requests: readonly ModelRequest[],
  account: Account,
  signal: AbortSignal,
): Promise<Answer> {
  const weights: Loglikelihood[] = [];
  for (const request of requests) {
    const called = await model.call(request, signal);
    account.requests += called.requests;
    account.add(called.generation, called, called.ms);
    if (called.generation) return answerOf(called.generation);
    weights.push(...called.loglikelihoods!);
  }
  return answerOfWeights(weights);
}

function storedPrompt(prompt: Prompt): unknown {
  switch (prompt.kind) {
    case 'chat':
      return prompt.tools ? { messages: prompt.messages, tools: prompt.tools } : prompt.messages;
    case 'completion':
      return prompt.prompt;
    case 'loglikelihood':
      return prompt.contexts;
  }
}

/** An answer that ended as it should. Refusals and answers that were cut off are asked for again. */
function isReusable(response: ResponseRecord): boolean {
  if (response.error) return false;
  const answer = storedAnswer(response);
  if (answer.loglikelihoods) return true;
  const isWhole = answer.finish === 'stop' || answer.finish === 'tool_calls';
  const content = contentOf({ ...answer, tool_calls: [...answer.tool_calls], refusal: null });
  return isWhole && (content === 'text' || content === 'tool-calls');
}

/** Times and tokens stay those of the real request; this run paid nothing. */
function reuse(known: ResponseRecord, base: ResponseRecord): Attempted {
  const { run, item, epoch, attempt, prompt } = base;
  return {
    answer: storedAnswer(known),
    response: {
      ...known,
      ...{ run, item, epoch, attempt, prompt },
      spent_usd: 0,
      requests: 0,
      resent: 0,
      cached: true,
      ...now(),
    },
  };
}
