import type { Node } from './node.ts';

type Matrix = Extract<Node, { kind: 'matrix' }>;

/** Cells of a product beyond which none is worked out. */
const most = 10_000;

/**
 * Works out sums, products and transposes of matrices, so that one matrix is left; anything else
 * stays as it is.
 * @throws SyntaxError where the shapes do not fit.
 */
export function foldMatrices(node: Node): Node {
  switch (node.kind) {
    case 'sum': {
      const parts = node.parts.map(foldMatrices);
      return parts.some(isMatrix) ? parts.reduce(sumOf) : node;
    }
    case 'product': {
      const parts = node.parts.map(foldMatrices);
      return parts.some(isMatrix) ? parts.reduce(productOf) : node;
    }
    case 'power': {
      const base = foldMatrices(node.base);
      const transposes = node.exponent.kind === 'symbol' && node.exponent.name === 't';
      return isMatrix(base) && transposes ? transposed(base) : node;
    }
    default:
      return node;
  }
}

function isMatrix(node: Node): node is Matrix {
  return node.kind === 'matrix';
}

function sumOf(a: Node, b: Node): Node {
  if (!isMatrix(a) || !isMatrix(b) || a.rows.length !== b.rows.length) throw misfit();
  if (a.rows[0]!.length !== b.rows[0]!.length) throw misfit();
  const rows = a.rows.map((row, i) =>
    row.map((cell, j): Node => ({ kind: 'sum', parts: [cell, b.rows[i]![j]!] })),
  );
  return { kind: 'matrix', rows };
}

function productOf(a: Node, b: Node): Node {
  if (!isMatrix(a)) return isMatrix(b) ? scaled(b, a) : { kind: 'product', parts: [a, b] };
  if (!isMatrix(b)) return scaled(a, b);
  const inner = b.rows.length;
  if (a.rows[0]!.length !== inner || a.rows.length * b.rows[0]!.length * inner > most)
    throw misfit();
  const rows = a.rows.map((row) =>
    b.rows[0]!.map((_, j): Node => {
      const parts = row.map(
        (cell, k): Node => ({ kind: 'product', parts: [cell, b.rows[k]![j]!] }),
      );
      return parts.length === 1 ? parts[0]! : { kind: 'sum', parts };
    }),
  );
  return { kind: 'matrix', rows };
}

function scaled({ rows }: Matrix, factor: Node): Matrix {
  return {
    kind: 'matrix',
    rows: rows.map((row) => row.map((cell) => ({ kind: 'product', parts: [factor, cell] }))),
  };
}

function transposed({ rows }: Matrix): Matrix {
  return { kind: 'matrix', rows: rows[0]!.map((_, j) => rows.map((row) => row[j]!)) };
}

function misfit(): SyntaxError {
  return new SyntaxError('matrices whose shapes do not fit');
}
