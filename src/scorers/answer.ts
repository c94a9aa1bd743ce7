import type { Finish } from '../providers/endpoint.ts';
import { splitThinking } from '../providers/text/split-thinking.ts';
import type { Answer } from './scorer.ts';

/** What is known of an output beside its text; everything may be left out. */
export interface OutputFacts {
  /** Default null: nobody said how it ended. */
  finish?: Finish | null;
  /** Where the reasoning came apart from the text; default: looked for in the text. */
  reasoning?: string | null;
}

/**
 * An {@link Answer} made of the bare text of an output, as logs and files hold it. Reasoning in tags
 * is taken out first, so that no scorer finds an answer in it.
 */
export function answerOf(output: string, facts: OutputFacts = {}): Answer {
  const { finish = null, reasoning = null } = facts;
  const split = splitThinking(output, reasoning === null);
  return {
    text: split.text,
    reasoning: reasoning ?? split.reasoning,
    reasoning_unclosed: split.unclosed,
    finish,
    tool_calls: [],
    loglikelihoods: null,
    transcript: null,
    outcome_data: null,
  };
}
