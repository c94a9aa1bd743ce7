import { extractArtificialAnalysis, extractLetter } from './artificial-analysis.ts';
import { extractCeval, extractCevalThought } from './ceval.ts';
import { extractGlm } from './glm.ts';
import { extractGptOss } from './gpt-oss.ts';
import { letterScorer } from './letter-scorer.ts';
import { extractLmEval, invalid } from './lm-eval.ts';
import { extractMmluPro } from './mmlu-pro.ts';
import { extractGpqa, extractMmlu } from './simple-evals.ts';

const version = '1';
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The published ways to read a letter out of a response, each a scorer of its own. */
export const letterScorers = {
  'choice-mmlu-pro': letterScorer({
    id: 'choice-mmlu-pro',
    version,
    summary: 'multiple choice A to J by the rule of MMLU-Pro (and of the GLM-4.5 harness)',
    letters: 'ABCDEFGHIJ',
    extract: extractMmluPro,
  }),
  'choice-gpqa': letterScorer({
    id: 'choice-gpqa',
    version,
    summary: 'multiple choice A to D by simple-evals’ rule for GPQA: the first "Answer: X"',
    letters: 'ABCD',
    extract: extractGpqa,
  }),
  'choice-mmlu': letterScorer({
    id: 'choice-mmlu',
    version,
    summary: 'multiple choice A to D by simple-evals’ rule for MMLU, in many languages',
    letters: 'ABCD',
    extract: extractMmlu,
  }),
  'choice-glm': letterScorer({
    id: 'choice-glm',
    version,
    summary: 'multiple choice A to D by the GLM-4.5 harness without its checker model',
    letters: 'ABCD',
    extract: extractGlm,
  }),
  'choice-lm-eval': letterScorer({
    id: 'choice-lm-eval',
    version,
    summary: 'multiple choice by lm-evaluation-harness’ multi_choice_regex',
    letters: alphabet,
    needsChoices: true,
    extract: (text, choices) => {
      const found = extractLmEval(text, choices);
      return found === invalid ? null : found.slice(1, -1);
    },
  }),
  'choice-gpt-oss': letterScorer({
    id: 'choice-gpt-oss',
    version,
    summary: 'multiple choice A to D by the grader of gpt-oss',
    letters: 'ABCD',
    extract: extractGptOss,
  }),
  'choice-aa-primary': letterScorer({
    id: 'choice-aa-primary',
    version,
    summary: 'multiple choice by the primary rule of Artificial Analysis: the last "Answer: X"',
    letters: alphabet,
    extract: extractArtificialAnalysis,
  }),
  'choice-aa': letterScorer({
    id: 'choice-aa',
    version,
    summary: 'multiple choice by the rules of Artificial Analysis, fallbacks included',
    letters: alphabet,
    extract: extractLetter,
  }),
  'choice-ceval': letterScorer({
    id: 'choice-ceval',
    version,
    summary: 'multiple choice A to D by C-Eval’s rule without examples: the last match',
    letters: 'ABCD',
    extract: (text) => extractCeval(text.trim()).at(-1) ?? null,
  }),
  'choice-ceval-cot': letterScorer({
    id: 'choice-ceval-cot',
    version,
    summary: 'multiple choice A to D by C-Eval’s rule for chain of thought',
    letters: 'ABCD',
    extract: extractCevalThought,
  }),
} as const;
