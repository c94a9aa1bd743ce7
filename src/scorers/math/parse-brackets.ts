import { evaluateReal } from './evaluate.ts';
import { call, emptySet, isCollection, type Node } from './node.ts';
import type { Reader } from './reader.ts';
import { refuseSetRelations } from './set-relations.ts';

const closers: Readonly<Record<string, readonly string[]>> = {
  '(': [')', ']'],
  '[': [']', ')'],
  '{': ['}'],
};

/** What a bracket opens: a group, an interval, a list, a set, or |x|, floor and ceiling. */
export function parseBrackets(reader: Reader): Node {
  return reader.inside(() => {
    if (reader.accept('lbrace')) return parseSet(reader);
    if (reader.accept('|', 'lvert', 'vert'))
      return parseFenced(reader, 'abs', '|', 'rvert', 'vert');
    if (reader.accept('lfloor')) return parseFenced(reader, 'floor', 'rfloor');
    if (reader.accept('lceil')) return parseFenced(reader, 'ceiling', 'rceil');
    return parseRound(reader);
  });
}

function parseFenced(reader: Reader, name: string, ...closing: string[]): Node {
  const inner = reader.rules.additive(reader);
  reader.expect(...closing);
  return call(name, inner);
}

function parseSet(reader: Reader): Node {
  if (reader.accept('rbrace')) return emptySet;
  const parts = reader.rules.groups(reader).flat();
  refuseSetRelations(parts);
  reader.expect('rbrace');
  return { kind: 'set', parts };
}

function parseRound(reader: Reader): Node {
  const open = reader.expect('(', '[', '{');
  if (open === '{' && reader.accept('}')) return emptySet;
  const groups = reader.rules.groups(reader);
  const close = reader.expect(...closers[open]!);
  const parts = groups.flat();
  refuseSetRelations(parts);
  if (parts.length === 1) {
    if (!matches(open, close)) throw new SyntaxError('brackets that do not match');
    return parts[0]!;
  }
  if (open === '{') return { kind: 'set', parts };
  if (parts.length === 2 && groups.length <= 2 && !parts.some(isCollection)) {
    return interval(parts[0]!, parts[1]!, open === '(', close === ')');
  }
  if (!matches(open, close)) throw new SyntaxError('brackets that do not match');
  return { kind: 'tuple', parts };
}

function matches(open: string, close: string): boolean {
  return closers[open]![0] === close;
}

/** `(3, 1)` is no interval, so it is a pair; a half-open interval that runs backwards is empty. */
function interval(from: Node, to: Node, openFrom: boolean, openTo: boolean): Node {
  const [low, high] = [evaluateReal(from), evaluateReal(to)];
  const pair: Node = { kind: 'tuple', parts: [from, to] };
  if (low !== null && high !== null) {
    if (openFrom && openTo && high <= low) return pair;
    if (!openFrom && !openTo && high < low) return pair;
    if (high < low || (high === low && openFrom !== openTo)) return emptySet;
    if (high === low) return { kind: 'set', parts: [from] };
  }
  const infinite = (value: number | null): boolean => value !== null && !Number.isFinite(value);
  return {
    kind: 'interval',
    from,
    to,
    openFrom: openFrom || infinite(low),
    openTo: openTo || infinite(high),
  };
}
