import { benchmarkContract } from '../../../test/benchmarks/contract.ts';
import { likelihoods } from '../../../test/benchmarks/judge-reply.ts';

// The real set is not here: these are our own questions in its format.
const row = (subject: string, answer: number) => ({
  question: `Which of these is number ${answer}?`,
  subject,
  choices: ['zero', 'one', 'two', 'three'],
  answer,
});
const files = {
  'mmlu/test.jsonl': [row('high_school_counting', 2), row('high_school_counting', 0)],
  'mmlu/dev.jsonl': [0, 1, 2, 3, 0, 1].map((answer) => row('high_school_counting', answer)),
};

benchmarkContract({
  id: 'mmlu',
  files,
  items: 2,
  gold: (item) => `I count.\nAnswer: ${item.target}`,
  wrong: () => 'I count.\nAnswer: D',
  malformed: 'I count and count.',
});

benchmarkContract({
  id: 'mmlu-loglikelihood',
  files,
  items: 2,
  gold: (item) => {
    const { answer } = item.target as { answer: number };
    return likelihoods(...[0, 1, 2, 3].map((i) => (i === answer ? -0.2 : -4)));
  },
  wrong: () => likelihoods(-4, -4, -4, -0.2),
});
