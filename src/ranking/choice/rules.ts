import type { AnswerKind } from './choice.ts';

/** How the three answers are found, in words, printed by `--explain` and on the page. */
export const answerRules: Readonly<Record<AnswerKind, string>> = {
  best: 'Best quality: the highest score. A score with missing parts stands in the middle of what is possible.',
  value:
    'Best value: the knee of the front of cost against score, which holds the models that no other beats in both. The knee lies farthest above the line from the cheapest to the best of the front, cost on a logarithmic scale. Where no model lies above that line, the cheapest of the front that cannot be told apart from its best.',
  safe: 'Safest bet: the highest lower end of the interval, which holds sampling, the spread between sources, and every missing score at the lowest ever seen. What is well evidenced and good wins over what may be better.',
};
