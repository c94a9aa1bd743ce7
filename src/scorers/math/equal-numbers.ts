import { evaluateReal } from './evaluate.ts';
import { exactValue } from './exact.ts';
import type { Node } from './node.ts';
import { equalRational, rounded } from './rational.ts';

/**
 * Compares where one side is a single number. Written with a decimal point it may be rounded, and
 * both sides are compared to so many decimals; else they must be exactly equal.
 *
 * @returns null when this rule does not decide.
 */
export function equalNumbers(a: Node, b: Node, decimals: number): boolean | null {
  const [x, y] = [exactValue(a), exactValue(b)];
  if (isDecimal(a) || isDecimal(b)) {
    if (x && y) return rounded(x, decimals) === rounded(y, decimals);
    const [low, high] = [evaluateReal(a), evaluateReal(b)];
    if (low === null || high === null) return null;
    if (!Number.isFinite(low) || !Number.isFinite(high)) return low === high;
    return nearest(low, decimals) === nearest(high, decimals);
  }
  if (x && y) return equalRational(x, y) || decimalParts(a, b, x, y);
  return null;
}

/** Computed with decimals, such as 0.5 * 3: equal as far as doubles tell. */
function decimalParts(
  a: Node,
  b: Node,
  x: { top: bigint; bottom: bigint },
  y: { top: bigint; bottom: bigint },
): boolean {
  if (!holdsDecimal(a) && !holdsDecimal(b)) return false;
  const [low, high] = [Number(x.top) / Number(x.bottom), Number(y.top) / Number(y.bottom)];
  return Math.abs(low - high) <= 1e-15 * Math.max(Math.abs(low), Math.abs(high));
}

function holdsDecimal(node: Node): boolean {
  if (node.kind === 'number') return node.decimal;
  return 'parts' in node && (node.parts as readonly Node[]).some(holdsDecimal);
}

function isDecimal(node: Node): boolean {
  if (node.kind === 'percent') return isDecimal(node.of);
  return node.kind === 'number' && node.decimal;
}

function nearest(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
