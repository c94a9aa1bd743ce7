import type { Expression } from './expression.ts';
import { repr } from './repr.ts';

/** An expression as source text again, with Python's own spacing (`ast.unparse`). */
export function unparse(expression: Expression): string {
  const list = (items: readonly Expression[]) => items.map(unparse).join(', ');
  switch (expression.kind) {
    case 'constant':
      return repr(expression.value);
    case 'ellipsis':
      return '...';
    case 'name':
      return expression.name;
    case 'attribute':
      return `${unparse(expression.of)}.${expression.name}`;
    case 'subscript': {
      const { index } = expression;
      const inner =
        index.kind === 'tuple' && index.items.length > 1 ? list(index.items) : unparse(index);
      return `${unparse(expression.of)}[${inner}]`;
    }
    case 'call': {
      const named = expression.named.map(([name, value]) => `${name}=${unparse(value)}`);
      return `${unparse(expression.of)}(${[...expression.positional.map(unparse), ...named].join(', ')})`;
    }
    case 'starred':
      return expression.sign + unparse(expression.of);
    case 'assignment':
      return `(${expression.name} := ${unparse(expression.value)})`;
    case 'slice': {
      const [first, end, step] = [expression.first, expression.end, expression.step].map((part) =>
        part ? unparse(part) : '',
      );
      return `${first}:${end}${step ? `:${step}` : ''}`;
    }
    case 'list':
      return `[${list(expression.items)}]`;
    case 'set':
      return `{${list(expression.items)}}`;
    case 'tuple':
      return expression.items.length === 1
        ? `(${unparse(expression.items[0]!)},)`
        : `(${list(expression.items)})`;
    case 'dict':
      return `{${expression.entries.map(([key, value]) => `${unparse(key)}: ${unparse(value)}`).join(', ')}}`;
    case 'unary':
      return expression.sign === 'not'
        ? `not ${unparse(expression.of)}`
        : expression.sign + unparse(expression.of);
    case 'binary':
      return `${unparse(expression.left)} ${expression.sign} ${unparse(expression.right)}`;
  }
}
