import { type JudgeRule, judgeScorer } from './judge-scorer.ts';

const version = '1';

const meaning =
  'Correct means the same as the right answer: spelling, notation and wording do not count, and a number may differ by rounding.';
const whole =
  'A final answer that is incomplete, ambiguous, or one of several that it offers, is incorrect.';

/** What each published protocol asks of its judge, in our words. */
export const judgeRules = {
  hle: {
    id: 'judge-hle',
    version,
    summary: 'a judge compares the final answer with the right one (HLE)',
    rules: [meaning, whole, 'A response without a final answer is incorrect.'],
    mayAbstain: false,
  },
  browsecomp: {
    id: 'judge-browsecomp',
    version,
    summary: 'a judge compares the final answer with the right one (BrowseComp)',
    rules: [meaning, whole, 'A response without a final answer is incorrect.'],
    mayAbstain: false,
  },
  simpleqa: {
    id: 'judge-simpleqa',
    version,
    summary: 'a judge tells correct, incorrect and not attempted apart (SimpleQA)',
    rules: [
      meaning,
      'Correct holds all that the question asks for and contradicts none of the right answer; doubt and hedging do not matter then.',
      'Incorrect contradicts the right answer, even if it hedges.',
      'Not attempted neither gives the right answer in full nor contradicts it: a refusal, "I do not know", a part only.',
      'A number must agree with the right answer to its last significant figure.',
      'What the question itself makes plain need not be said again, such as a unit or a first name.',
    ],
    mayAbstain: true,
  },
  lcr: {
    id: 'judge-aa-lcr',
    version,
    summary: 'a judge compares the answer with the official one (AA-LCR)',
    rules: [
      meaning,
      'The response may say more than the right answer, as long as it says all of it and contradicts none of it.',
      'A response without an answer is incorrect.',
    ],
    mayAbstain: false,
  },
} as const satisfies Record<string, JudgeRule>;

export const judgeHle = judgeScorer(judgeRules.hle);
export const judgeBrowseComp = judgeScorer(judgeRules.browsecomp);
export const judgeSimpleQa = judgeScorer(judgeRules.simpleqa);
export const judgeLcr = judgeScorer(judgeRules.lcr);
