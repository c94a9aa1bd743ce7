import {
  extractListed,
  type ListedOptions,
} from '../../../src/scorers/extraction/listed-string.ts';
import { type GradeOptions, gradeMath } from '../../../src/scorers/math/grade.ts';
import { sameHendrycks } from '../../../src/scorers/math/strings/hendrycks.ts';
import { gradePrm800k } from '../../../src/scorers/math/strings/prm800k.ts';
import { type Adapters, type Case, textOf, undecided } from '../case.ts';

interface Options {
  extraction: readonly string[] | string;
  boxed_match_priority?: number;
  float_rounding?: number;
  allow_set_relation_comp?: boolean;
}

/** Math-Verify's options in our words. */
function optionsOf(given: Case): GradeOptions {
  const options = given.options as Options;
  const kinds =
    typeof options.extraction === 'string'
      ? (['latex', 'plain'] as const)
      : options.extraction.map((kind) => (kind === 'expr' ? 'plain' : 'latex'));
  return {
    kinds,
    boxFirst: options.boxed_match_priority === 0,
    decimals: options.float_rounding ?? 6,
    relationsAsSets: options.allow_set_relation_comp ?? false,
  };
}

/** These two are given what was taken out of the response; nothing taken is wrong. */
function extracted(given: Case, same: (answer: string, gold: string) => boolean): boolean {
  return given.extracted !== null && same(textOf(given, 'extracted'), textOf(given, 'gold'));
}

/** Equivalence of answers in mathematics. */
export const mathAdapters: Adapters = {
  math_verify: {
    judge: (given) =>
      gradeMath(textOf(given, 'gold'), textOf(given, 'model_output'), optionsOf(given)),
    skip: undecided,
    bound: 0.97,
    falseAccepts: 2,
  },
  math_verify_string_extraction: {
    judge: (given) =>
      extractListed(textOf(given, 'model_output'), given.options as ListedOptions) ?? [],
    bound: 1,
  },
  hendrycks_is_equiv: {
    judge: (given) => extracted(given, sameHendrycks),
    skip: undecided,
    bound: 1,
  },
  prm800k_grade_answer: {
    judge: (given) => extracted(given, gradePrm800k),
    skip: undecided,
    bound: 0.995,
  },
};
