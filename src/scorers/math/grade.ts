import { equalAnswers } from './equal.ts';
import { type Extracted, type ExtractOptions, extractMath } from './extract.ts';

export interface GradeOptions extends ExtractOptions {
  /** Default 6: `0.333333` answers 1/3. */
  decimals?: number;
  /** Default false. */
  relationsAsSets?: boolean;
}

/**
 * Whether two answers are the same: equal in meaning, or, where one cannot be read, letter by letter.
 */
export function sameAnswer(gold: Extracted, given: Extracted, options: GradeOptions = {}): boolean {
  const { decimals = 6, relationsAsSets = false } = options;
  const written = gold.text.trim();
  if (written !== '' && written === given.text.trim()) return true;
  if (!gold.node || !given.node) return false;
  return equalAnswers(gold.node, given.node, { decimals, relationsAsSets });
}

/**
 * Grades a response against a gold answer that is written in the same way (`$\frac{1}{2}$`, or a
 * solution that ends in a box).
 */
export function gradeMath(gold: string, response: string, options: GradeOptions = {}): boolean {
  const [a, b] = [extractMath(gold, options), extractMath(response, options)];
  return a !== null && b !== null && sameAnswer(a, b, options);
}
