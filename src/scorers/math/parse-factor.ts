import {
  functionNames,
  greek,
  inverseNames,
  listFunctions,
  namedSets,
  symbolCommands,
} from './names.ts';
import {
  call,
  emptySet,
  isCollection,
  isInteger,
  minusOne,
  type Node,
  quotient,
  symbol,
  whole,
} from './node.ts';
import { parseBrackets } from './parse-brackets.ts';
import { parseMatrix } from './parse-matrix.ts';
import { parseSeries, seriesCommands } from './parse-series.ts';
import { readDecimal } from './rational.ts';
import type { Reader } from './reader.ts';

const openers = ['lbrace', 'lfloor', 'lceil', 'lvert'];
const prefixes = ['frac', 'dfrac', 'tfrac', 'cfrac', 'sqrt', 'binom', 'dbinom', 'tbinom', 'infty'];
const sets = ['emptyset', 'varnothing'];

/** Whether the next token can begin a factor that is written beside the last one. */
export function startsFactor(reader: Reader): boolean {
  const token = reader.peek();
  if (!token) return false;
  if (token.kind === 'number' || token.kind === 'letter' || token.kind === 'text') {
    return !(token.kind === 'text' && token.command === 'end');
  }
  if (token.kind === 'sign')
    return token.value === '(' || token.value === '[' || token.value === '{';
  return (
    openers.includes(token.value) ||
    prefixes.includes(token.value) ||
    sets.includes(token.value) ||
    seriesCommands.has(token.value) ||
    symbolCommands.has(token.value) ||
    listFunctions.has(token.value) ||
    ['log', 'ln', 'lg', 'boxed'].includes(token.value) ||
    Object.hasOwn(functionNames, token.value)
  );
}

/** One factor with what follows it: powers, factorials, degree signs. */
export function parseFactor(reader: Reader): Node {
  let node = parseAtom(reader);
  for (;;) {
    if (reader.is('^')) node = parsePower(reader, node);
    else if (reader.accept('!')) node = call('factorial', node);
    else if (reader.accept('degree', "'")) continue;
    else if (reader.accept('%')) {
      if (node.kind !== 'number') throw new SyntaxError('a percent sign after no number');
      node = { kind: 'percent', of: node };
    } else return node;
  }
}

function parsePower(reader: Reader, base: Node): Node {
  reader.expect('^');
  const degree = isDegree(reader);
  if (isCollection(base)) throw new SyntaxError('a power of a set');
  if (degree) return base;
  return { kind: 'power', base, exponent: parseArgument(reader) };
}

/** `\circ` or `{\circ}`: degrees are numbers like any other. */
function isDegree(reader: Reader): boolean {
  if (reader.accept('circ', 'degree')) return true;
  const inner = reader.peek(1);
  const closes = reader.peek(2)?.value === '}';
  if (!reader.is('{') || inner?.kind !== 'command' || inner.value !== 'circ' || !closes)
    return false;
  reader.take();
  reader.take();
  reader.take();
  return true;
}

/** What a command takes: an expression in braces, or one token. */
export function parseArgument(reader: Reader): Node {
  if (reader.accept('{')) {
    return reader.inside(() => {
      const node = reader.rules.additive(reader);
      reader.expect('}');
      return node;
    });
  }
  return parseAtom(reader);
}

function parseAtom(reader: Reader): Node {
  const token = reader.peek();
  if (!token) throw new SyntaxError('the formula ends where a value is needed');
  switch (token.kind) {
    case 'number': {
      reader.take();
      dropSubscript(reader);
      return {
        kind: 'number',
        value: readDecimal(token.value),
        decimal: token.value.includes('.'),
      };
    }
    case 'letter':
      reader.take();
      return parseLetter(reader, token.value);
    case 'text':
      reader.take();
      return parseText(reader, token.command!, token.value);
    case 'sign':
      return parseBrackets(reader);
    default:
      return parseCommand(reader);
  }
}

/** `204_5` is read as 204: the base says nothing that the digits do not. */
function dropSubscript(reader: Reader): void {
  if (reader.accept('_')) subscriptText(reader);
}

function parseLetter(reader: Reader, letter: string): Node {
  if (letter === 'e' && !reader.is('_')) return { kind: 'constant', name: 'e' };
  const name = Object.hasOwn(greek, letter) ? greek[letter]! : letter;
  return parseNamed(reader, name);
}

/** A symbol with its subscript, or a function of it: `f(x)`, `f(1, 2)`. */
function parseNamed(reader: Reader, name: string): Node {
  if (name === 'pi' && !reader.is('_')) return { kind: 'constant', name: 'pi' };
  const subscript = reader.accept('_') ? subscriptText(reader) : '';
  const full = subscript === '' ? name : `${name}_${subscript}`;
  return (
    (reader.is('(') ? reader.attempt(() => parseApplication(reader, full)) : null) ?? symbol(full)
  );
}

/** Brackets after a letter hold arguments when these are names, numbers or several; else they multiply. */
function parseApplication(reader: Reader, name: string): Node {
  reader.expect('(');
  const parts = reader.inside(() => reader.rules.groups(reader)).flat();
  reader.expect(')');
  const plain = parts.length > 1 || parts[0]!.kind === 'symbol' || parts[0]!.kind === 'number';
  if (!plain) throw new SyntaxError('brackets that multiply');
  return { kind: 'call', name: name.toLowerCase(), known: false, parts };
}

/** The text of a subscript, without braces and spaces. */
function subscriptText(reader: Reader): string {
  if (!reader.accept('{')) return reader.take().value;
  let text = '';
  for (let depth = 1; ; ) {
    const { value } = reader.take();
    if (value === '{') depth++;
    else if (value === '}' && --depth === 0) return text;
    text += value;
  }
}

const upright = /^(?:text|mbox|mathrm|mathbf|mathit|mathsf|boldsymbol)/;

function parseText(reader: Reader, command: string, value: string): Node {
  if (command === 'begin') return parseMatrix(reader, value);
  if (command === 'mathbb' && Object.hasOwn(namedSets, value.trim())) {
    return { kind: 'named-set', name: namedSets[value.trim()]! };
  }
  const name = value.replace(/\s+/g, '');
  if (command.startsWith('operatorname')) return parseOperator(reader, name);
  const bare = upright.test(command) ? name.replace(/[()]/g, '') : `${accentOf(command)}{${name}}`;
  if (bare === '') throw new SyntaxError('a name without letters');
  const subscript = reader.accept('_') ? `_${subscriptText(reader)}` : '';
  return symbol(bare + subscript);
}

/** Two commands each for a bar, an arrow and a tilde. */
function accentOf(command: string): string {
  if (command === 'bar' || command === 'overline') return 'bar';
  if (command === 'vec' || command === 'overrightarrow') return 'vec';
  return command.replace('wide', '');
}

function parseOperator(reader: Reader, name: string): Node {
  if (Object.hasOwn(functionNames, name)) return parseFunction(reader, functionNames[name]!);
  if (listFunctions.has(name)) return parseListFunction(reader, name);
  return {
    kind: 'call',
    name: name.toLowerCase(),
    known: false,
    parts: [parseFunctionArgument(reader)],
  };
}

function parseCommand(reader: Reader): Node {
  const { value } = reader.peek()!;
  if (openers.includes(value)) return parseBrackets(reader);
  reader.take();
  if (value.endsWith('frac')) return parseFraction(reader);
  if (value.endsWith('binom'))
    return call('binomial', parseArgument(reader), parseArgument(reader));
  if (value === 'sqrt') return parseRoot(reader);
  if (value === 'infty') return { kind: 'constant', name: 'infinity' };
  if (value === 'boxed') return parseArgument(reader);
  if (sets.includes(value)) return emptySet;
  if (value === 'log' || value === 'ln' || value === 'lg') return parseLogarithm(reader, value);
  if (seriesCommands.has(value)) return parseSeries(reader, value, parseArgument);
  if (listFunctions.has(value)) return parseListFunction(reader, value);
  if (Object.hasOwn(functionNames, value)) return parseFunction(reader, functionNames[value]!);
  if (symbolCommands.has(value)) return parseNamed(reader, value.toLowerCase());
  throw new SyntaxError(`\\${value} is not known here`);
}

function parseFraction(reader: Reader): Node {
  const top = parseArgument(reader);
  return quotient(top, parseArgument(reader));
}

function parseRoot(reader: Reader): Node {
  let degree: Node = whole(2n);
  if (reader.accept('[')) {
    degree = reader.inside(() => reader.rules.additive(reader));
    reader.expect(']');
  }
  return { kind: 'power', base: parseArgument(reader), exponent: quotient(whole(1n), degree) };
}

function parseLogarithm(reader: Reader, name: string): Node {
  let base: Node = name === 'ln' ? { kind: 'constant', name: 'e' } : whole(10n);
  if (reader.accept('_')) base = parseArgument(reader);
  const exponent = reader.accept('^') ? parseArgument(reader) : null;
  const node = call('log', parseFunctionArgument(reader), base);
  return exponent ? { kind: 'power', base: node, exponent } : node;
}

function parseFunction(reader: Reader, name: string): Node {
  const exponent = reader.accept('^') ? parseArgument(reader) : null;
  const argument = parseFunctionArgument(reader);
  if (!exponent) return call(name, argument);
  const inverse = Object.hasOwn(inverseNames, name) ? inverseNames[name] : undefined;
  if (inverse && isInteger(exponent) && exponent.value.top === minusOne.value.top) {
    return call(inverse, argument);
  }
  return { kind: 'power', base: call(name, argument), exponent };
}

/** Brackets, or without them all that is multiplied up to the next function. */
function parseFunctionArgument(reader: Reader): Node {
  if (reader.is('(', '[', '{')) {
    const bracketed = reader.attempt(() => parseBrackets(reader));
    if (bracketed && !isCollection(bracketed)) return bracketed;
  }
  return parseProductWithoutFunctions(reader);
}

function parseProductWithoutFunctions(reader: Reader): Node {
  const first = parseFactor(reader);
  const factors = [first];
  while (startsFactor(reader) && !startsFunction(reader)) factors.push(parseFactor(reader));
  let node: Node = factors.length === 1 ? first : { kind: 'product', parts: factors };
  for (;;) {
    const sign = reader.accept('*', 'times', 'cdot', '/');
    if (!sign) return node;
    const right = startsFunction(reader) ? reader.rules.product(reader) : parseFactor(reader);
    node = sign === '/' ? quotient(node, right) : { kind: 'product', parts: [node, right] };
  }
}

function startsFunction(reader: Reader): boolean {
  const token = reader.peek();
  if (token?.kind !== 'command') return false;
  return ['log', 'ln', 'lg'].includes(token.value) || Object.hasOwn(functionNames, token.value);
}

function parseListFunction(reader: Reader, name: string): Node {
  const open = reader.expect('(', '{', 'lbrace');
  const parts = reader.inside(() => reader.rules.groups(reader)).flat();
  reader.expect(open === '(' ? ')' : open === '{' ? '}' : 'rbrace');
  return { kind: 'call', name, known: true, parts };
}
