import { evaluateReal } from './evaluate.ts';
import { type Interval, minus, type Node } from './node.ts';

const infinity: Node = { kind: 'constant', name: 'infinity' };

/** An end of an interval: its value, and whether the interval begins after it (`open`). */
interface Piece extends Interval {
  low: number;
  high: number;
}

/**
 * A set of reals as intervals from left to right that do not touch; single points are closed
 * intervals of length 0. Null when it is not made of intervals and points with known ends.
 */
export function toPieces(node: Node): Interval[] | null {
  const pieces = piecesOf(node);
  return pieces && merged(pieces);
}

function piecesOf(node: Node): Piece[] | null {
  if (node.kind === 'interval') return all([piece(node)]);
  if (node.kind === 'set') return all(node.parts.map((part) => piece(point(part))));
  if (node.kind === 'named-set' && node.name === 'reals') return [piece(reals)!];
  if (node.kind !== 'set-operation') return null;
  const [left, right] = [piecesOf(node.left), piecesOf(node.right)];
  if (!left || !right) return null;
  if (node.sign === 'union') return merged([...left, ...right]);
  const kept = node.sign === 'intersection' ? merged(right) : complement(merged(right));
  return merged(left.flatMap((a) => kept.flatMap((b) => overlap(a, b))));
}

const reals: Interval = {
  kind: 'interval',
  from: minus(infinity),
  to: infinity,
  openFrom: true,
  openTo: true,
};

function point(node: Node): Interval {
  return { kind: 'interval', from: node, to: node, openFrom: false, openTo: false };
}

function piece(interval: Interval): Piece | null {
  const [low, high] = [evaluateReal(interval.from), evaluateReal(interval.to)];
  return low === null || high === null ? null : { ...interval, low, high };
}

function all(pieces: readonly (Piece | null)[]): Piece[] | null {
  return pieces.every((each) => each !== null) ? [...pieces] : null;
}

function merged(pieces: readonly Piece[]): Piece[] {
  const sorted = [...pieces].sort(
    (a, b) => a.low - b.low || Number(a.openFrom) - Number(b.openFrom),
  );
  const result: Piece[] = [];
  for (const next of sorted) {
    const last = result.at(-1);
    const touches =
      last && (next.low < last.high || (next.low === last.high && !(next.openFrom && last.openTo)));
    if (!touches) result.push(next);
    else if (next.high > last.high || (next.high === last.high && last.openTo)) {
      const { to, high, openTo } = next;
      result[result.length - 1] = { ...last, to, high, openTo };
    }
  }
  return result;
}

function overlap(a: Piece, b: Piece): Piece[] {
  const lower = a.low > b.low || (a.low === b.low && a.openFrom) ? a : b;
  const upper = a.high < b.high || (a.high === b.high && a.openTo) ? a : b;
  const { from, low, openFrom } = lower;
  const { to, high, openTo } = upper;
  const empty = low > high || (low === high && (openFrom || openTo));
  return empty ? [] : [{ kind: 'interval', from, low, openFrom, to, high, openTo }];
}

/** What the reals hold beside pieces that are merged. */
function complement(pieces: readonly Piece[]): Piece[] {
  const gaps: Piece[] = [];
  let start = piece(reals)!;
  for (const { from, low, openFrom, to, high, openTo } of pieces) {
    gaps.push(...overlap(start, { ...start, to: from, high: low, openTo: !openFrom }));
    start = { ...start, from: to, low: high, openFrom: !openTo };
  }
  return [...gaps, ...(Number.isFinite(start.low) || pieces.length === 0 ? [start] : [])];
}
