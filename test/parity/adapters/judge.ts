import {
  parseBrowseComp,
  parseHle,
  parseSimpleQa,
} from '../../../src/scorers/judge/parse-published.ts';
import { type Adapters, textOf } from '../case.ts';

/** Reading a judge's reply. */
export const judgeAdapters: Adapters = {
  judge_hle_glm: { judge: (given) => parseHle(textOf(given, 'model_output')), bound: 1 },
  judge_browsecomp_regex: {
    judge: (given) => parseBrowseComp(textOf(given, 'model_output')),
    // The published code compares "correct: yes" with "yes"; this is what it is meant to say.
    expected: (given) => given.intended_verdict,
    bound: 1,
  },
  judge_simpleqa: { judge: (given) => parseSimpleQa(textOf(given, 'model_output')), bound: 1 },
};
