import type { Generation, Loglikelihood } from '../providers/generation.ts';
import type { Message } from '../providers/request.ts';
import type { Answer } from '../scorers/scorer.ts';
import type { ResponseRecord } from '../store/sample.ts';
import type { LoopResult } from './session.ts';

/** What a stored response keeps beside prompt and text, so that it can be judged again; absent means empty. */
export interface Transcript {
  reasoning_unclosed?: true;
  tool_calls?: Generation['tool_calls'];
  loglikelihoods?: readonly Loglikelihood[];
  messages?: readonly Message[];
  outcome_data?: unknown;
}

const nothing: Answer = {
  text: '',
  reasoning: null,
  reasoning_unclosed: false,
  finish: null,
  tool_calls: [],
  loglikelihoods: null,
  transcript: null,
  outcome_data: null,
};

/** A refusal that the endpoint keeps in a field of its own is what the model said. */
export function answerOf(generation: Generation): Answer {
  const { text, refusal, reasoning, reasoning_unclosed, tool_calls } = generation;
  const isRefused = text.trim() === '' && tool_calls.length === 0 && Boolean(refusal);
  return {
    ...nothing,
    text: isRefused ? refusal! : text,
    finish: isRefused ? 'refused' : generation.finish,
    reasoning,
    reasoning_unclosed,
    tool_calls,
  };
}

export function answerOfWeights(loglikelihoods: readonly Loglikelihood[]): Answer {
  return { ...nothing, finish: 'stop', loglikelihoods };
}

export function answerOfLoop({ final, transcript, outcome_data }: LoopResult): Answer {
  return { ...(final ? answerOf(final) : nothing), transcript, outcome_data };
}

/** The request was turned away by a filter: the model, as it is served, refused. */
export function refusedAnswer(message: string): Answer {
  return { ...nothing, text: message, finish: 'refused' };
}

/** What of an answer goes into the response's `transcript`. */
export function transcriptOf(answer: Answer): Transcript | null {
  const kept: Transcript = {};
  if (answer.reasoning_unclosed) kept.reasoning_unclosed = true;
  if (answer.tool_calls.length > 0) kept.tool_calls = answer.tool_calls;
  if (answer.loglikelihoods) kept.loglikelihoods = answer.loglikelihoods;
  if (answer.transcript) kept.messages = answer.transcript;
  if (answer.outcome_data !== null) kept.outcome_data = answer.outcome_data;
  return Object.keys(kept).length > 0 ? kept : null;
}

/** The answer that a stored response holds: the inverse of recording it. */
export function storedAnswer(response: ResponseRecord): Answer {
  const kept = (response.transcript ?? {}) as Transcript;
  return {
    text: response.text,
    reasoning: response.reasoning,
    finish: response.finish as Answer['finish'],
    reasoning_unclosed: kept.reasoning_unclosed ?? false,
    tool_calls: kept.tool_calls ?? [],
    loglikelihoods: kept.loglikelihoods ?? null,
    transcript: kept.messages ?? null,
    outcome_data: kept.outcome_data ?? null,
  };
}
