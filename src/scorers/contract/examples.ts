import type { Answer } from '../scorer.ts';

/** Text, or the answer's fields that differ from those of a plain text. */
export type Given = string | Partial<Answer>;

/** What a scorer must take and must not take. */
export interface Example {
  target: unknown;
  right: Given;
  wrong: Given;
  /** Holds no answer; null where every text is one. */
  none: Given | null;
  /** Not a target. */
  bad: unknown;
}

const loglikelihoods = (...logprobs: number[]): Given => ({
  text: '',
  loglikelihoods: logprobs.map((logprob) => ({
    logprob,
    tokens: 2,
    greedy: false,
    truncated_tokens: 0,
  })),
});

const choices = ['river', 'a mountain', 'sea', 'lake'];
const letters = (right: string, wrong: string): Omit<Example, 'target'> => ({
  right,
  wrong,
  none: 'It cannot be told.',
  bad: '7',
});

/** One example of each scorer; the contract is run over all of them. */
export const examples: Readonly<Record<string, Example>> = {
  exact: { target: 'Paris', right: ' Paris\n', wrong: 'paris', none: ' ', bad: [] },
  'exact-loose': {
    target: ['the Nile', 'Nile River'],
    right: 'Thinking aloud.\n**Answer:** Nile river.',
    wrong: 'The answer is the Amazon.',
    none: '',
    bad: 3,
  },
  contains: {
    target: ['Nile', '尼罗河'],
    right: '最长的是尼罗河。',
    wrong: 'The Niles of comedy.',
    none: '',
    bad: [''],
  },
  regex: {
    target: { pattern: 'code: (\\d+)', answer: '42' },
    right: 'code: 7, then code: 42',
    wrong: 'code: 42, then code: 7',
    none: 'no code',
    bad: { pattern: '(' },
  },
  number: {
    target: { value: 1234.5, relative: 0.001 },
    right: 'First 3, then the answer is about $1,234.',
    wrong: 'The answer is 1,300.',
    none: 'none',
    bad: { value: 1, absolute: -1 },
  },
  gsm8k: { target: 'So 9.\n#### 18', right: 'It is $18.', wrong: '18.00', none: 'no', bad: 'x' },
  'gsm8k-strict': {
    target: '#### 1,018',
    right: '#### 1018. Then 7',
    wrong: '#### 7 and #### 1018',
    none: 'It is 1018.',
    bad: null,
  },
  'gsm8k-cot-strict': {
    target: '#### 18',
    right: 'The answer is 18.',
    wrong: 'The answer is 19.',
    none: 'It is 18.',
    bad: '',
  },
  mgsm: {
    target: { answer: '18', language: 'fr' },
    right: '4 + 14\nRéponse : 18.00 euros',
    wrong: 'Réponse : 18 sur 20',
    none: '18',
    bad: { answer: '18', language: 'xx' },
  },
  math: {
    target: '\\frac{1}{2}',
    right: 'So the answer is $\\boxed{0.5}$.',
    wrong: '$\\frac{2}{1}$',
    none: 'I could not finish it.',
    bad: 5,
  },
  'math-hendrycks': {
    target: '\\frac{1}{2}',
    right: '\\boxed{\\dfrac12}',
    wrong: '\\boxed{\\frac{2}{4}}',
    none: '1/2',
    bad: ' ',
  },
  'math-prm800k': {
    target: '12',
    right: '\\boxed{12\\text{ cm}}',
    wrong: '\\boxed{24/2}',
    none: 'It is 12.',
    bad: null,
  },
  'choice-mmlu-pro': { target: 'J', ...letters('So the answer is (J).', 'Answer: A') },
  'choice-gpqa': { target: 'B', ...letters('Answer: $B$', 'Answer: b') },
  'choice-mmlu': { target: 'B', ...letters('**Respuesta: B**', 'Answer: C') },
  'choice-glm': { target: 'B', ...letters('ANSWER : B', 'ANSWER: C') },
  'choice-lm-eval': {
    target: { answer: 'B', choices },
    right: 'It is A Mountain!',
    wrong: '(C)',
    none: 'It is a city',
    bad: 'B',
  },
  'choice-gpt-oss': { target: 'B', ...letters('Option B', 'I say (C)'), none: '' },
  'choice-aa': { target: 'F', ...letters('F is the correct answer', '\\boxed{A}') },
  'choice-aa-primary': { target: 'F', ...letters('Answer: A. No, **Answer: f**', 'Answer: A') },
  'choice-ceval': { target: 'B', ...letters('所以答案是B', '选C'), none: '不知道' },
  'choice-ceval-cot': { target: 'B', ...letters('因此，答案为B。', '答案是C。'), none: '不知道' },
  'choice-loglikelihood': {
    target: { answer: 1, choices },
    right: loglikelihoods(-9, -3, -8, -7),
    wrong: loglikelihoods(-2, -3, -8, -7),
    none: null,
    bad: { answer: 4, choices },
  },
  'choice-loglikelihood-norm': {
    target: { answer: 1, choices },
    right: loglikelihoods(-2, -3, -8, -7),
    wrong: loglikelihoods(-1, -3, -8, -7),
    none: null,
    bad: { answer: 0, choices: ['only'] },
  },
  'choice-true-mass': {
    target: { truth: [false, true] },
    right: loglikelihoods(-2000, -3),
    wrong: loglikelihoods(-3, -2000),
    none: null,
    bad: { truth: [true, true] },
  },
  ...Object.fromEntries(
    ['ifeval-strict', 'ifeval-loose'].map((id) => [
      id,
      {
        target: {
          instruction_id_list: ['punctuation:no_comma', 'length_constraints:number_words'],
          kwargs: [{}, { num_words: 3, relation: 'less than' }],
        },
        right: 'Two words',
        wrong: 'Two, words',
        none: null,
        bad: { instruction_id_list: ['punctuation:no_comma'], kwargs: [] },
      },
    ]),
  ),
  ...Object.fromEntries(
    ['ifbench-strict', 'ifbench-loose'].map((id) => [
      id,
      {
        target: { instruction_id_list: ['count:numbers'], kwargs: [{ N: 2 }] },
        right: '1 and 2',
        wrong: '1 and two',
        none: null,
        bad: { instruction_id_list: ['no:such'], kwargs: [{}] },
      },
    ]),
  ),
  'bfcl-ast': {
    target: {
      function: [{ name: 'f', parameters: { properties: { a: { type: 'integer' } } } }],
      ground_truth: [{ f: { a: [1] } }],
      shape: 'single',
    },
    right: '[f(a=1)]',
    wrong: '[f(a=1.0)]',
    none: 'I cannot.',
    bad: { function: [], ground_truth: [], shape: 'single' },
  },
  'bfcl-irrelevance': {
    target: { mode: 'prompt' },
    right: 'No function fits.',
    wrong: '[f(a=1)]',
    none: null,
    bad: { mode: 'other' },
  },
  'bfcl-multi-turn': {
    target: {
      involved_classes: ['GorillaFileSystem'],
      initial_config: {},
      ground_truth: [["touch('a')"]],
    },
    right: { outcome_data: { turns: [[["touch(file_name='a')"]]] } },
    wrong: { outcome_data: { turns: [[["touch('b')"]]] } },
    none: null,
    bad: { involved_classes: [], initial_config: {}, ground_truth: [] },
  },
};
