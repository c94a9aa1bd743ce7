import type { Value } from './value.ts';

/** Python's expressions, as far as models write calls in them. */
export type Expression =
  | { kind: 'constant'; value: Value }
  | { kind: 'ellipsis' }
  | { kind: 'name'; name: string }
  | { kind: 'attribute'; of: Expression; name: string }
  | { kind: 'subscript'; of: Expression; index: Expression }
  | {
      kind: 'call';
      of: Expression;
      positional: Expression[];
      /** null names what `**` unpacks. */
      named: [string | null, Expression][];
    }
  | { kind: 'list' | 'tuple' | 'set'; items: Expression[] }
  | { kind: 'dict'; entries: [Expression, Expression][] }
  | { kind: 'unary'; sign: string; of: Expression }
  | { kind: 'binary'; sign: string; left: Expression; right: Expression }
  /** What no reader here looks into: comparisons, conditions, lambdas, comprehensions and so on. */
  | { kind: 'other'; what: string; rank: number; text: string };

/** How strongly parts of an expression bind, weakest first. */
export const rank = {
  walrus: 0,
  yield: 2,
  test: 3,
  or: 4,
  and: 5,
  not: 6,
  comparison: 7,
  bitOr: 8,
  factor: 13,
  power: 14,
  await: 15,
  atom: 16,
} as const;
