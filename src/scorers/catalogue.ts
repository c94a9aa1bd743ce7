import { ScorerError } from './error.ts';
import type { Scorer } from './scorer.ts';

type Load = () => Promise<Scorer>;

const letter = (id: keyof typeof import('./choice/letter-scorers.ts').letterScorers): Load => {
  return async () => (await import('./choice/letter-scorers.ts')).letterScorers[id] as Scorer;
};

const code = (id: keyof typeof import('./code/code-scorers.ts').codeScorers): Load => {
  return async () => (await import('./code/code-scorers.ts')).codeScorers[id] as Scorer;
};

/**
 * Scorers by id, loaded when first asked for: a run needs one of them, not their resources all.
 * One group for each folder.
 */
const loaders: Readonly<Record<string, Load>> = {
  // text
  exact: async () => (await import('./text/exact.ts')).exact as Scorer,
  'exact-loose': async () => (await import('./text/exact.ts')).exactLoose as Scorer,
  contains: async () => (await import('./text/exact.ts')).contains as Scorer,
  regex: async () => (await import('./text/regex.ts')).regex as Scorer,
  // number
  number: async () => (await import('./number/number.ts')).numberScorer as Scorer,
  gsm8k: async () => (await import('./number/gsm8k.ts')).gsm8kFlexible as Scorer,
  'gsm8k-strict': async () => (await import('./number/gsm8k.ts')).gsm8kStrict as Scorer,
  'gsm8k-cot-strict': async () => (await import('./number/gsm8k.ts')).gsm8kThought as Scorer,
  mgsm: async () => (await import('./number/mgsm.ts')).mgsm as Scorer,
  // math
  math: async () => (await import('./math/math-scorers.ts')).math as Scorer,
  'math-hendrycks': async () => (await import('./math/math-scorers.ts')).mathHendrycks as Scorer,
  'math-prm800k': async () => (await import('./math/math-scorers.ts')).mathPrm800k as Scorer,
  'math-verify': async () => (await import('./math/math-verify.ts')).mathVerify as Scorer,
  // choice
  'choice-mmlu-pro': letter('choice-mmlu-pro'),
  'choice-gpqa': letter('choice-gpqa'),
  'choice-mmlu': letter('choice-mmlu'),
  'choice-glm': letter('choice-glm'),
  'choice-lm-eval': letter('choice-lm-eval'),
  'choice-gpt-oss': letter('choice-gpt-oss'),
  'choice-aa': letter('choice-aa'),
  'choice-aa-primary': letter('choice-aa-primary'),
  'choice-ceval': letter('choice-ceval'),
  'choice-ceval-cot': letter('choice-ceval-cot'),
  'choice-loglikelihood': async () =>
    (await import('./choice/loglikelihood.ts')).choiceLikelihood as Scorer,
  'choice-loglikelihood-norm': async () =>
    (await import('./choice/loglikelihood.ts')).choiceLikelihoodNorm as Scorer,
  'choice-true-mass': async () => (await import('./choice/true-mass.ts')).trueMass as Scorer,
  // constraints
  'ifeval-strict': async () =>
    (await import('./constraints/ifeval-scorers.ts')).ifevalStrict as Scorer,
  'ifeval-loose': async () =>
    (await import('./constraints/ifeval-scorers.ts')).ifevalLoose as Scorer,
  'ifbench-strict': async () =>
    (await import('./constraints/ifbench-scorers.ts')).ifbenchStrict as Scorer,
  'ifbench-loose': async () =>
    (await import('./constraints/ifbench-scorers.ts')).ifbenchLoose as Scorer,
  // tool calls
  'bfcl-ast': async () => (await import('./tool-calls/bfcl-scorers.ts')).bfclAst as Scorer,
  'bfcl-irrelevance': async () =>
    (await import('./tool-calls/bfcl-scorers.ts')).bfclIrrelevance as Scorer,
  'bfcl-relevance': async () =>
    (await import('./tool-calls/bfcl-scorers.ts')).bfclRelevance as Scorer,
  'bfcl-multi-turn': async () =>
    (await import('./tool-calls/multi-turn/scorer.ts')).bfclMultiTurn as Scorer,
  // judge
  'judge-hle': async () => (await import('./judge/judge-scorers.ts')).judgeHle as Scorer,
  'judge-browsecomp': async () =>
    (await import('./judge/judge-scorers.ts')).judgeBrowseComp as Scorer,
  'judge-simpleqa': async () => (await import('./judge/judge-scorers.ts')).judgeSimpleQa as Scorer,
  'judge-aa-lcr': async () => (await import('./judge/judge-scorers.ts')).judgeLcr as Scorer,
  'judge-preference': async () => (await import('./judge/preference.ts')).judgePreference as Scorer,
  // code
  humaneval: code('humaneval'),
  'humaneval-plus': code('humaneval-plus'),
  'mbpp-plus': code('mbpp-plus'),
  livecodebench: code('livecodebench'),
  'livecodebench-glm': code('livecodebench-glm'),
  scicode: code('scicode'),
  'scicode-steps': async () => (await import('./code/scicode-steps.ts')).sciCodeSteps as Scorer,
};

/** Ids of all scorers, in the order of the listing. */
export const scorerIds: readonly string[] = Object.keys(loaders);

/** Scorers that work on the database of a benchmark: they come with it and cannot be made by their id alone. */
export const scorersWithData: readonly string[] = [
  'bfcl-multi-turn-long-context',
  'tau-bench-retail',
  'tau-bench-airline',
  'tau2-bench-retail',
  'tau2-bench-telecom',
];

/** @throws ScorerError `unknown-scorer` with the ids that there are. */
export async function loadScorer(id: string): Promise<Scorer> {
  if (scorersWithData.includes(id)) {
    throw new ScorerError(
      'unknown-scorer',
      `the scorer ${id} works on the database of its benchmark: it judges runs of that (weigh eval, weigh rescore), not outputs by themselves`,
    );
  }
  const load = Object.hasOwn(loaders, id) ? loaders[id] : undefined;
  if (!load) {
    throw new ScorerError('unknown-scorer', `no scorer "${id}"; there are ${scorerIds.join(', ')}`);
  }
  return await load();
}
