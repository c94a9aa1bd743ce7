import type { Node } from './node.ts';

/**
 * A text that is the same for two nodes exactly when they are written alike, the order of terms
 * and factors aside.
 */
export function print(node: Node): string {
  switch (node.kind) {
    case 'number': {
      const { top, bottom } = node.value;
      return `${top}${bottom === 1n ? '' : `/${bottom}`}${node.decimal ? 'd' : ''}`;
    }
    case 'symbol':
    case 'constant':
    case 'named-set':
      return `${node.kind}:${node.name}`;
    case 'sum':
    case 'product':
      return `${node.kind}(${node.parts.map(print).sort().join(' ')})`;
    case 'set':
      return `set(${[...new Set(node.parts.map(print))].sort().join(' ')})`;
    case 'power':
      return `power(${print(node.base)} ${print(node.exponent)})`;
    case 'percent':
      return `percent(${print(node.of)})`;
    case 'interval': {
      const open = `${node.openFrom ? '(' : '['}${node.openTo ? ')' : ']'}`;
      return `interval${open}(${print(node.from)} ${print(node.to)})`;
    }
    case 'matrix':
      return `matrix(${node.rows.map((row) => row.map(print).join(' ')).join('; ')})`;
    case 'relation':
    case 'set-operation':
      return `${node.sign}(${print(node.left)} ${print(node.right)})`;
    case 'call':
    case 'form':
      return `${node.name}(${node.parts.map(print).join(' ')})`;
    default:
      return `${node.kind}(${node.parts.map(print).join(' ')})`;
  }
}
