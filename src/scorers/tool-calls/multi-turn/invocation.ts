import { calculate } from '../../python/arithmetic.ts';
import { parseExpression } from '../../python/expression.ts';
import type { Expression } from '../../python/syntax.ts';
import { PythonSyntaxError } from '../../python/tokens.ts';
import { clone, Tuple, type Value } from '../../python/value.ts';
import { OperationError } from './simulation.ts';

/** A call as Python would make it, with the values of its arguments. */
export interface Invocation {
  readonly name: string;
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

/** @throws OperationError when it is no call of a function by name with constant arguments. */
export function readInvocation(source: string): Invocation {
  try {
    const call = parseExpression(source);
    if (call.kind !== 'call') throw new OperationError('invalid syntax');
    const named = new Map<string, Value>();
    for (const [name, value] of call.named) {
      if (name === null) throw new OperationError('argument after ** must be a mapping');
      if (named.has(name)) throw new OperationError('invalid syntax');
      named.set(name, evaluate(value));
    }
    return { name: nameOf(call.of), positional: call.positional.map(evaluate), named };
  } catch (error) {
    if (error instanceof PythonSyntaxError) throw new OperationError('invalid syntax');
    throw error;
  }
}

/** A system's name before the function's is left out. */
function nameOf(of: Expression): string {
  if (of.kind === 'name' || of.kind === 'attribute') return of.name;
  throw new OperationError('object is not callable');
}

function evaluate(expression: Expression): Value {
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'list':
      return expression.items.map(evaluate);
    case 'tuple':
      return new Tuple(expression.items.map(evaluate));
    case 'dict':
      return new Map(
        expression.entries.map(([key, value]) => [String(evaluate(key)), clone(evaluate(value))]),
      );
    case 'unary':
      if (expression.sign === '-') return calculate('-', 0, evaluate(expression.of));
      if (expression.sign === 'not') return !evaluate(expression.of);
      return evaluate(expression.of);
    case 'binary':
      return calculate(expression.sign, evaluate(expression.left), evaluate(expression.right));
    case 'name':
      throw new OperationError(`name '${expression.name}' is not defined`);
    default:
      throw new OperationError('invalid argument');
  }
}
