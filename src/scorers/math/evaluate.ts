import {
  add,
  type Complex,
  complex,
  divide,
  functions,
  logarithm,
  modulus,
  multiply,
  raise,
} from './complex.ts';
import type { Node } from './node.ts';
import { print } from './print.ts';
import { toNumber } from './rational.ts';

/** Values of symbols, by name. */
export type Point = (name: string) => Complex;

/** The greatest number whose factorial a double holds. */
const largestFactorial = 170;

/**
 * The value of an expression where its symbols have the given values; parts are NaN where it has
 * none. Functions without a known meaning and forms (sums, integrals) take values that depend on
 * their names and arguments alone, so that equal ones agree and different ones do not.
 *
 * @throws SyntaxError for what is no number: sets, relations, matrices.
 */
export function evaluate(node: Node, at: Point): Complex {
  switch (node.kind) {
    case 'number':
      return complex(toNumber(node.value));
    case 'symbol':
      return at(node.name);
    case 'constant':
      return constants[node.name];
    case 'sum':
      return node.parts.map((part) => evaluate(part, at)).reduce(add);
    case 'product':
      return node.parts.map((part) => evaluate(part, at)).reduce(multiply);
    case 'power':
      return raise(evaluate(node.base, at), evaluate(node.exponent, at));
    case 'percent':
      return divide(evaluate(node.of, at), complex(100));
    case 'call':
      return node.known ? evaluateCall(node.name, node.parts, at) : invented(node, at);
    case 'form':
      return workedOut(node, at) ?? at(`form ${print(node)}`);
    default:
      throw new SyntaxError(`a ${node.kind} has no single value`);
  }
}

const constants = {
  pi: complex(Math.PI),
  e: complex(Math.E),
  infinity: complex(Number.POSITIVE_INFINITY),
} as const;

/** The real value of an expression without symbols; null where it has none. Infinities are values. */
export function evaluateReal(node: Node): number | null {
  try {
    const { re, im } = evaluate(node, noSymbols);
    return Number.isNaN(re) || Math.abs(im) > 1e-9 * Math.abs(re) ? null : re;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function noSymbols(name: string): Complex {
  throw new SyntaxError(`${name} has no value`);
}

function evaluateCall(name: string, parts: readonly Node[], at: Point): Complex {
  if (name === 'determinant') return determinant(parts[0]!, at);
  const values = parts.map((part) => evaluate(part, at));
  const [first, second] = values as [Complex, Complex];
  if (Object.hasOwn(functions, name)) return functions[name]!(first);
  if (name === 'log') return divide(logarithm(first), logarithm(second));
  if (name === 'factorial') return factorial(first);
  if (name === 'binomial') return binomial(first, second);
  const reals = values.map(({ re, im }) => (im === 0 ? re : Number.NaN));
  return complex(ofReals(name, reals));
}

function ofReals(name: string, values: readonly number[]): number {
  switch (name) {
    case 'max':
      return Math.max(...values);
    case 'min':
      return Math.min(...values);
    case 'gcd':
      return values.reduce(divisor);
    case 'lcm':
      return values.reduce((a, b) => (a * b) / divisor(a, b));
    case 'mod': {
      const [a, b] = values as [number, number];
      return a - b * Math.floor(a / b);
    }
    default:
      throw new SyntaxError(`${name} has no value`);
  }
}

function divisor(a: number, b: number): number {
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return Number.NaN;
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** Of whole numbers, and by the gamma function (Lanczos, g = 7) between them. */
function factorial({ re, im }: Complex): Complex {
  if (im !== 0 || re > largestFactorial) return complex(Number.NaN);
  if (!Number.isInteger(re)) return complex(gamma(re + 1));
  if (re < 0) return complex(Number.NaN);
  let product = 1;
  for (let i = 2; i <= re; i++) product *= i;
  return complex(product);
}

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

function gamma(x: number): number {
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  const y = x - 1;
  const sum = lanczos.reduce((all, c, i) => (i === 0 ? c : all + c / (y + i)));
  const t = y + 7.5;
  return Math.sqrt(2 * Math.PI) * t ** (y + 0.5) * Math.exp(-t) * sum;
}

function binomial(n: Complex, k: Complex): Complex {
  const steps = k.re;
  if (k.im !== 0 || !Number.isInteger(steps) || steps > 10_000) {
    const below = multiply(factorial(k), factorial(add(n, complex(-k.re, -k.im))));
    return divide(factorial(n), below);
  }
  if (steps < 0) return complex(0);
  let product = complex(1);
  for (let i = 0; i < steps; i++) {
    product = divide(multiply(product, add(n, complex(-i))), complex(i + 1));
  }
  return product;
}

/** By elimination with the largest pivots. */
function determinant(matrix: Node, at: Point): Complex {
  if (matrix.kind !== 'matrix') throw new SyntaxError('the determinant of no matrix');
  const rows = matrix.rows.map((row) => row.map((cell) => evaluate(cell, at)));
  let product = complex(1);
  for (let k = 0; k < rows.length; k++) {
    let pivot = k;
    for (let r = k + 1; r < rows.length; r++) {
      if (modulus(rows[r]![k]!) > modulus(rows[pivot]![k]!)) pivot = r;
    }
    if (modulus(rows[pivot]![k]!) === 0) return complex(0);
    if (pivot !== k) {
      [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
      product = multiply(product, complex(-1));
    }
    product = multiply(product, rows[k]![k]!);
    for (let r = k + 1; r < rows.length; r++) {
      const factor = multiply(complex(-1), divide(rows[r]![k]!, rows[k]![k]!));
      rows[r] = rows[r]!.map((cell, c) => add(cell, multiply(factor, rows[k]![c]!)));
    }
  }
  return product;
}

/** The most terms of a sum or product that are worked out. */
const mostTerms = 1000;

/** A sum or product between whole numbers; null for other forms. */
function workedOut(node: Extract<Node, { kind: 'form' }>, at: Point): Complex | null {
  const [below, above, term] = node.parts;
  if (!['sum', 'prod'].includes(node.name) || below!.kind !== 'relation') return null;
  if (below!.left.kind !== 'symbol' || below!.sign !== '=') return null;
  const { name } = below!.left;
  const [from, to] = [evaluateReal(below!.right), evaluateReal(above!)];
  if (from === null || to === null || !Number.isInteger(from) || !Number.isInteger(to)) return null;
  if (to - from >= mostTerms) return null;
  let all = complex(node.name === 'sum' ? 0 : 1);
  for (let i = from; i <= to; i++) {
    const value = evaluate(term!, (each) => (each === name ? complex(i) : at(each)));
    all = node.name === 'sum' ? add(all, value) : multiply(all, value);
  }
  return all;
}

/** A smooth made-up function of its arguments: `f(x + 1)` and `f(1 + x)` agree to the last digits. */
function invented(node: Extract<Node, { kind: 'call' }>, at: Point): Complex {
  return node.parts
    .map((part, i) => {
      const scale = at(`function ${node.name}/${node.parts.length} ${i}`);
      const shifted = multiply(scale, evaluate(part, at));
      return functions.sin!(add(shifted, complex(scale.re + i)));
    })
    .reduce(add);
}
