import { repr } from './repr.ts';
import { type Expression, rank } from './syntax.ts';

const binaryRanks: Readonly<Record<string, number>> = {
  '|': 8,
  '^': 9,
  '&': 10,
  '<<': 11,
  '>>': 11,
  '+': 12,
  '-': 12,
  '*': 12.5,
  '/': 12.5,
  '//': 12.5,
  '%': 12.5,
  '@': 12.5,
  '**': rank.power,
};

function rankOf(expression: Expression): number {
  if (expression.kind === 'other') return expression.rank;
  if (expression.kind === 'unary') return expression.sign === 'not' ? rank.not : rank.factor;
  return expression.kind === 'binary' ? binaryRanks[expression.sign]! : rank.atom;
}

/**
 * An expression as source text again, with Python's own spacing (`ast.unparse`), in parentheses
 * where it binds less than `least`.
 */
export function unparse(expression: Expression, least: number = rank.test): string {
  const text = written(expression);
  return rankOf(expression) < least ? `(${text})` : text;
}

function written(expression: Expression): string {
  const list = (items: readonly Expression[]) => items.map((item) => unparse(item)).join(', ');
  switch (expression.kind) {
    case 'constant':
      return repr(expression.value);
    case 'ellipsis':
      return '...';
    case 'name':
      return expression.name;
    case 'attribute': {
      const { of, name } = expression;
      const whole = of.kind === 'constant' && /^(?:number|bigint|boolean)$/.test(typeof of.value);
      return `${unparse(of, rank.atom)}${whole ? ' ' : ''}.${name}`;
    }
    case 'subscript': {
      const { index } = expression;
      const inner =
        index.kind === 'tuple' && index.items.length > 1 ? list(index.items) : unparse(index);
      return `${unparse(expression.of, rank.atom)}[${inner}]`;
    }
    case 'call': {
      const { of, positional } = expression;
      const named = expression.named.map(([name, value]) =>
        name === null ? `**${unparse(value, rank.bitOr)}` : `${name}=${unparse(value)}`,
      );
      return `${unparse(of, rank.atom)}(${[...positional.map((each) => unparse(each)), ...named].join(', ')})`;
    }
    case 'list':
      return `[${list(expression.items)}]`;
    case 'set':
      return `{${list(expression.items)}}`;
    case 'tuple':
      return expression.items.length === 1
        ? `(${unparse(expression.items[0]!)},)`
        : `(${list(expression.items)})`;
    case 'dict': {
      const entries = expression.entries.map(([key, value]) =>
        key.kind === 'other' && key.what === 'unpacked'
          ? `**${unparse(value, rank.bitOr)}`
          : `${unparse(key)}: ${unparse(value)}`,
      );
      return `{${entries.join(', ')}}`;
    }
    case 'unary':
      return expression.sign === 'not'
        ? `not ${unparse(expression.of, rank.not)}`
        : expression.sign + unparse(expression.of, rank.factor);
    case 'binary': {
      const { sign, left, right } = expression;
      const own = binaryRanks[sign]!;
      const above = own + 0.25;
      const [ofLeft, ofRight] = sign === '**' ? [above, own] : [own, above];
      return `${unparse(left, ofLeft)} ${sign} ${unparse(right, ofRight)}`;
    }
    case 'other':
      return expression.text;
  }
}
