import type { Call } from './call.ts';
import { DecodeError } from './decode-python.ts';
import { splitTop } from './source-value.ts';

const call = /^\s*([\p{L}_$][\p{L}\p{N}_$.]*)\s*\((.*)\)\s*$/su;
const argument = /^\s*([\p{L}_$][\p{L}\p{N}_$]*)\s*[=:]\s*(.*)$/su;

/**
 * The calls of a text like `[f(a = 1L, b = "x")]` with values in Java or JavaScript. Values stay
 * source text, which the checker reads by the declared type; quotes around text are dropped.
 *
 * @throws DecodeError
 */
export function decodeForeign(text: string): Call[] {
  const inner = text.trim().replace(/^\[/, '').replace(/\]$/, '');
  return splitTop(inner).map((part) => {
    const [, name, given] = call.exec(part.replace(/^\s*new\s+/, '')) ?? [];
    if (name === undefined) throw new DecodeError('something in the list is no call');
    const named = splitTop(given!).map((piece): [string, string] => {
      const [, parameter, value] = argument.exec(piece) ?? [];
      if (parameter === undefined) throw new DecodeError('an argument has no name');
      const quoted = /^"(.*)"$/s.exec(value!.trim());
      return [parameter, quoted ? quoted[1]! : value!.trim()];
    });
    return { name, arguments: new Map(named) };
  });
}
