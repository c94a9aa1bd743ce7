import { equalCollections } from './equal-collections.ts';
import { equalNumbers } from './equal-numbers.ts';
import { foldMatrices } from './fold-matrices.ts';
import { isCollection, type Node } from './node.ts';
import { print } from './print.ts';
import { sameEverywhere } from './probe.ts';
import {
  equalRelations,
  isEquation,
  isRelation,
  lastRelation,
  namesOnly,
  solutionsOf,
} from './relations.ts';
import { sameSymbols } from './symbols.ts';

export interface EqualOptions {
  /** Decimals to which a number that is written with a point must agree. Default 6. */
  decimals: number;
  /** Whether `1 < x < 2` may stand for a gold (1, 2) too, and not only the other way. Default false. */
  relationsAsSets: boolean;
}

/**
 * Whether an answer means what the gold answer means, by the rules of Math-Verify 0.8.0. The gold
 * decides the form: `x = 5` answers a gold 5, and 5 answers a gold `x = 5`, but not `2x + z = 5`.
 */
export function equalAnswers(gold: Node, given: Node, options: EqualOptions): boolean {
  const compare = (a: Node, b: Node): boolean => equalAnswers(a, b, options);
  let [a, b] = [shortened(gold), shortened(given)];
  if (isEquation(b) && !isEquation(a)) b = lastRelation(b).right;
  else if (isAssignment(a) && !isEquation(b)) a = lastRelation(a).right;
  if (isRelation(a) && isSetLike(b)) a = solutionsOf(a) ?? a;
  if (options.relationsAsSets && isRelation(b) && isSetLike(a)) b = solutionsOf(b) ?? b;
  if (print(a) === print(b)) return true;
  if (isRelation(a) || isRelation(b)) {
    return isRelation(a) && isRelation(b) && equalRelations(a, b, compare);
  }
  if (isCollection(a) || isCollection(b)) return equalCollections(a, b, compare);
  if (a.kind === 'symbol' || b.kind === 'symbol') return sameSymbols(a, b);
  return equalValues(a, b, options);
}

function isSetLike(node: Node): boolean {
  return isCollection(node) && node.kind !== 'tuple';
}

/** `x = 5 + 5 = 10` says that x is 10. */
function shortened(node: Node): Node {
  if (!isAssignment(node) || node.kind !== 'chain') return node;
  return { ...lastRelation(node), left: node.parts[0]!.left };
}

function isAssignment(node: Node): boolean {
  if (!isEquation(node)) return false;
  const first = node.kind === 'chain' ? node.parts[0]! : node;
  return first.kind === 'relation' && namesOnly(first.left);
}

function equalValues(gold: Node, given: Node, { decimals }: EqualOptions): boolean {
  try {
    const [a, b] = [foldMatrices(gold), foldMatrices(given)];
    if (a.kind === 'matrix' || b.kind === 'matrix') return equalMatrices(a, b, decimals);
    return equalNumbers(a, b, decimals) ?? sameEverywhere(a, b);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function equalMatrices(a: Node, b: Node, decimals: number): boolean {
  if (a.kind !== 'matrix' || b.kind !== 'matrix') return false;
  if (a.rows.length !== b.rows.length || a.rows[0]!.length !== b.rows[0]!.length) return false;
  const options = { decimals, relationsAsSets: false };
  return a.rows.every((row, i) =>
    row.every((cell, j) => equalAnswers(cell, b.rows[i]![j]!, options)),
  );
}
