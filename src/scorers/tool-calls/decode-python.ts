import { calculate, PythonTypeError } from '../python/arithmetic.ts';
import { parseExpression } from '../python/expression.ts';
import { repr } from '../python/repr.ts';
import { strip } from '../python/string.ts';
import type { Expression } from '../python/syntax.ts';
import { PythonSyntaxError } from '../python/tokens.ts';
import { unparse } from '../python/unparse.ts';
import { Float, numeric, Tuple, type Value } from '../python/value.ts';
import type { Call } from './call.ts';

/** A text in which no calls are found. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
}

/**
 * The calls of a text like `[f(a=1), g(b="x")]`, read as a Python expression. Positional arguments
 * are dropped; a name stands for itself as text.
 *
 * Source: the decoding of the prompting mode of the Berkeley Function-Calling Leaderboard.
 *
 * @throws DecodeError
 */
export function decodePython(text: string): Call[] {
  try {
    const root = parseExpression(strip(strip(text), "'"));
    if (root.kind === 'call') return [callOf(root)];
    if (root.kind !== 'list' && root.kind !== 'tuple' && root.kind !== 'set') {
      throw new DecodeError('no call and no list of calls');
    }
    return root.items.map((item) => {
      if (item.kind !== 'call') throw new DecodeError('something in the list is no call');
      return callOf(item);
    });
  } catch (error) {
    if (error instanceof PythonSyntaxError || error instanceof PythonTypeError) {
      throw new DecodeError(error.message, { cause: error });
    }
    throw error;
  }
}

type CallExpression = Extract<Expression, { kind: 'call' }>;

function callOf(call: CallExpression): Call {
  return {
    name: dotted(call.of),
    arguments: new Map(call.named.map(([name, value]) => [name ?? keyOf(null), resolved(value)])),
  };
}

function dotted(of: Expression): string {
  if (of.kind === 'name') return of.name;
  if (of.kind !== 'attribute') return '';
  const rest = dotted(of.of);
  return rest === '' ? of.name : `${rest}.${of.name}`;
}

function resolved(expression: Expression): Value {
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'ellipsis':
      return '...';
    case 'name':
      return expression.name;
    case 'list':
      return expression.items.map(resolved);
    case 'tuple':
      return new Tuple(expression.items.map(resolved));
    case 'dict':
      return new Map(
        expression.entries.map(([key, value]) => [keyOf(resolved(key)), resolved(value)]),
      );
    case 'subscript':
      return unparse(expression);
    case 'call': {
      if (expression.named.length === 0) return unparse(expression);
      const { name, arguments: given } = callOf(expression);
      return new Map<string, Value>([[name, given]]);
    }
    case 'unary':
      return negative(expression.of);
    case 'binary':
      return evaluate(expression);
    default:
      throw new DecodeError(`a value cannot be a ${expression.kind}`);
  }
}

/** Keys that are no text are kept apart from text by a mark that no text starts with. */
const keyOf = (key: Value) => (typeof key === 'string' ? key : `\u0000${repr(key)}`);

/** Whatever the sign before a constant, the reference takes its negative. */
function negative(of: Expression): Value {
  const value = of.kind === 'constant' ? numeric(of.value) : null;
  if (of.kind !== 'constant' || value === null) {
    throw new DecodeError('a sign stands before something that is no number');
  }
  if (of.value instanceof Float) return new Float(-of.value.value);
  return value === 0 ? 0 : -value;
}

function evaluate(expression: Expression): Value {
  if (expression.kind === 'binary') {
    return calculate(expression.sign, evaluate(expression.left), evaluate(expression.right));
  }
  if (expression.kind === 'unary' && expression.sign !== 'not') {
    const of = evaluate(expression.of);
    if (expression.sign === '-') return calculate('-', 0, of);
    if (expression.sign === '+' && numeric(of) !== null) return of;
  }
  if (expression.kind === 'constant') return expression.value;
  if (expression.kind === 'list') return expression.items.map(evaluate);
  throw new DecodeError('arithmetic on something that is no constant');
}
