import { bfclCategories, bfclId } from './categories.ts';

/** Score of a benchmark by its id, in [0, 1]; null: there is none. */
export type ScoreOf = (benchmark: string) => number | null;

const mean = (scores: readonly number[]): number =>
  scores.reduce((sum, score) => sum + score, 0) / scores.length;

/**
 * The overall score of BFCL v3 out of the scores of its seventeen categories, by the formula that was
 * published with it: the mean of three parts.
 * - not live: the mean of simple (itself the mean of Python, Java and JavaScript), multiple, parallel,
 *   parallel multiple and irrelevance;
 * - live: over all its items, irrelevance and relevance too;
 * - multi-turn: the mean of its four categories.
 *
 * @returns null when a category has no score.
 */
export function bfclOverall(scoreOf: ScoreOf): number | null {
  const missing = new Set<string>();
  const of = (name: string): number => {
    const score = scoreOf(bfclId({ name }));
    if (score === null) missing.add(name);
    return score ?? 0;
  };
  const simple = mean(['simple_python', 'simple_java', 'simple_javascript'].map(of));
  const others = ['multiple', 'parallel', 'parallel_multiple', 'irrelevance'].map(of);
  const live = bfclCategories.filter(({ name }) => name.startsWith('live_'));
  const right = live.reduce((sum, { name, items }) => sum + items * of(name), 0);
  const all = live.reduce((sum, { items }) => sum + items, 0);
  const turns = ['base', 'miss_func', 'miss_param', 'long_context'];
  const overall = mean([
    mean([simple, ...others]),
    right / all,
    mean(turns.map((name) => of(`multi_turn_${name}`))),
  ]);
  return missing.size === 0 ? overall : null;
}
