import { extractArtificialAnalysis } from '../../../src/scorers/choice/artificial-analysis.ts';
import { extractCeval } from '../../../src/scorers/choice/ceval.ts';
import { extractGlm } from '../../../src/scorers/choice/glm.ts';
import { extractGptOss } from '../../../src/scorers/choice/gpt-oss.ts';
import { extractLmEval } from '../../../src/scorers/choice/lm-eval.ts';
import { extractMmluPro } from '../../../src/scorers/choice/mmlu-pro.ts';
import { extractGpqa, extractMmlu } from '../../../src/scorers/choice/simple-evals.ts';
import { lastBoxed, lastBoxedLmEval } from '../../../src/scorers/extraction/last-boxed.ts';
import {
  extractGsm8k,
  type Gsm8kRule,
  isCorrectOpenai,
  sameGsm8k,
} from '../../../src/scorers/number/gsm8k.ts';
import { extractMgsm, sameMgsm } from '../../../src/scorers/number/mgsm.ts';
import { type Adapter, type Adapters, type Case, textOf, undecided } from '../case.ts';

/** A rule that turns a response into what it extracts. */
function extraction(extract: (text: string) => unknown): Adapter {
  return { judge: (given) => extract(textOf(given, 'model_output')), bound: 1 };
}

function verdict(judge: (given: Case) => boolean): Adapter {
  return { judge, skip: undecided, bound: 1 };
}

function gsm8k(rule: Gsm8kRule): Adapter {
  return verdict((given) => {
    const found = extractGsm8k[rule](textOf(given, 'model_output'));
    return found !== null && sameGsm8k(found, textOf(given, 'gold'));
  });
}

function mgsm(given: Case): boolean {
  const { answer_prefix } = given.input as { answer_prefix: string };
  const found = extractMgsm(textOf(given, 'model_output'), answer_prefix);
  return found !== null && sameMgsm(found, textOf(given, 'gold'));
}

/** The official file has verdicts about real responses, the other what was extracted. */
function mmluPro(given: Case): unknown {
  const found = extractMmluPro(textOf(given, 'model_output'));
  return given.gold === undefined ? found : found === given.gold;
}

/** The choices with which the reference ran (the `grader` field says so). */
const lmEvalChoices = ['alpha', 'beta', 'gamma', 'delta'];

/** Extraction and comparison of plain text. */
export const textAdapters: Adapters = {
  'gsm8k_lmeval_strict-match': gsm8k('strict'),
  'gsm8k_lmeval_flexible-extract': gsm8k('flexible'),
  'gsm8k_lmeval_cot-strict-match': gsm8k('cot-strict'),
  gsm8k_openai_is_correct: verdict((given) =>
    isCorrectOpenai(textOf(given, 'model_output'), textOf(given, 'gold')),
  ),
  mgsm_simple_evals: verdict(mgsm),
  extract_boxed_glm: extraction(lastBoxed),
  extract_boxed_lmeval: extraction(lastBoxedLmEval),
  mmlu_pro_extract: { judge: mmluPro, bound: 1 },
  gpqa_simple_evals: extraction(extractGpqa),
  mmlu_simple_evals: extraction(extractMmlu),
  gpqa_glm_regex: extraction(extractGlm),
  lmeval_multi_choice_regex: extraction((text) => extractLmEval(text, lmEvalChoices)),
  mcq_gpt_oss: extraction(extractGptOss),
  mcq_aa_primary: extraction(extractArtificialAnalysis),
  ceval_zero_shot_extract: extraction(extractCeval),
};
