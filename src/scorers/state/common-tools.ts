import { calculate, PythonTypeError } from '../python/arithmetic.ts';
import { parseExpression } from '../python/expression.ts';
import { floatText } from '../python/repr.ts';
import type { Expression } from '../python/syntax.ts';
import { PythonSyntaxError } from '../python/tokens.ts';
import { numeric, type Value } from '../python/value.ts';
import { roundCents } from './money.ts';
import { ToolError, textIn } from './record.ts';
import type { Tools } from './tool.ts';

/** Arithmetic on numbers, without names and calls. */
function value(expression: Expression): Value {
  if (expression.kind === 'constant' && numeric(expression.value) !== null) return expression.value;
  if (expression.kind === 'binary') {
    return calculate(expression.sign, value(expression.left), value(expression.right));
  }
  if (expression.kind === 'unary' && expression.sign === '-') {
    return calculate('-', 0, value(expression.of));
  }
  if (expression.kind === 'unary' && expression.sign === '+') return value(expression.of);
  throw new ToolError('invalid syntax');
}

/** Tools that retail and airline share, and that change nothing. */
export const commonTools: Tools = {
  calculate: {
    required: ['expression'],
    run: (_, given) => {
      const expression = textIn(given, 'expression');
      if (!/^[0-9+\-*/(). ]*$/.test(expression))
        throw new ToolError('invalid characters in expression');
      try {
        return floatText(roundCents(Number(numeric(value(parseExpression(expression))))));
      } catch (error) {
        if (error instanceof PythonSyntaxError) throw new ToolError('invalid syntax');
        if (error instanceof PythonTypeError) throw new ToolError(error.message);
        throw error;
      }
    },
  },
  think: { required: ['thought'], run: () => '' },
  transfer_to_human_agents: { required: ['summary'], run: () => 'Transfer successful' },
};
