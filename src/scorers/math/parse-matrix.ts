import { call, type Node } from './node.ts';
import type { Reader } from './reader.ts';

const matrices = /^(?:[pbBvV]?(?:small)?matrix|array)\*?$/;

/** What stands between \begin{pmatrix} and \end{pmatrix}; the beginning is read already. */
export function parseMatrix(reader: Reader, environment: string): Node {
  if (!matrices.test(environment)) throw new SyntaxError(`${environment} is no matrix`);
  if (environment === 'array') skipColumns(reader);
  const rows: Node[][] = [];
  while (!isEnd(reader)) {
    const row = [reader.rules.additive(reader)];
    while (reader.accept('&')) row.push(reader.rules.additive(reader));
    rows.push(row);
    if (!reader.accept('\\', 'cr')) break;
  }
  if (!isEnd(reader)) throw new SyntaxError('a matrix without an end');
  reader.take();
  if (rows.length === 0 || rows.some((row) => row.length !== rows[0]!.length)) {
    throw new SyntaxError('rows of different lengths');
  }
  const matrix: Node = { kind: 'matrix', rows };
  return environment.startsWith('v') ? call('determinant', matrix) : matrix;
}

function isEnd(reader: Reader): boolean {
  const token = reader.peek();
  return token?.kind === 'text' && token.command === 'end';
}

function skipColumns(reader: Reader): void {
  if (!reader.accept('{')) return;
  while (!reader.accept('}')) reader.take();
}
