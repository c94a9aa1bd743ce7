import type { Node } from './node.ts';
import { symbol } from './node.ts';
import type { Reader } from './reader.ts';

export const seriesCommands = new Set(['sum', 'prod', 'int', 'lim', 'oint', 'iint']);

/** A sum, product, integral or limit with its bounds: kept as a form, never worked out. */
export function parseSeries(
  reader: Reader,
  name: string,
  parseArgument: (reader: Reader) => Node,
): Node {
  const bounds: Record<'_' | '^', Node> = { _: symbol('none'), '^': symbol('none') };
  for (;;) {
    const mark = reader.accept('_', '^') as '_' | '^' | undefined;
    if (!mark) break;
    bounds[mark] = reader.is('{') ? parseBound(reader) : parseArgument(reader);
  }
  return { kind: 'form', name, parts: [bounds._, bounds['^'], reader.rules.product(reader)] };
}

function parseBound(reader: Reader): Node {
  return reader.inside(() => {
    reader.expect('{');
    const node = reader.rules.list(reader);
    reader.expect('}');
    return node;
  });
}
