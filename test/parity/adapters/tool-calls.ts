import { dumpJson, parseJson } from '../../../src/scorers/python/json.ts';
import { type Dict, isDict, isList, Tuple, type Value } from '../../../src/scorers/python/value.ts';
import type { Call } from '../../../src/scorers/tool-calls/call.ts';
import { callsFault } from '../../../src/scorers/tool-calls/check-calls.ts';
import { decodeJson } from '../../../src/scorers/tool-calls/decode-json.ts';
import { DecodeError, decodePython } from '../../../src/scorers/tool-calls/decode-python.ts';
import {
  describeFunction,
  readAccepted,
} from '../../../src/scorers/tool-calls/function-description.ts';
import { turnsFault } from '../../../src/scorers/tool-calls/multi-turn/check-turns.ts';
import { type Adapter, type Adapters, type Case, textOf, undecided } from '../case.ts';
import { lineOf } from '../read-cases.ts';

/** 1 and 1.0 are different answers, which parsed JSON does not show. */
const exact = (given: Case) => parseJson(lineOf(given)) as Dict;

const list = (value: Value | undefined) => value as readonly Value[];

function ast(given: Case): boolean {
  const row = exact(given);
  const input = row.get('input') as Dict;
  const category = input.get('category') as string;
  const calls = list(row.get('model_output')).flatMap((entry) =>
    [...(entry as Dict)].map(([name, value]): Call => ({ name, arguments: value as Dict })),
  );
  const shape = category.includes('parallel')
    ? 'parallel'
    : category.includes('multiple')
      ? 'chosen'
      : 'single';
  const language = category.includes('javascript')
    ? 'javascript'
    : category.includes('java')
      ? 'java'
      : 'python';
  const functions = list(input.get('function')).map(describeFunction);
  const accepted = list(row.get('reference')).map(readAccepted);
  return callsFault(calls, functions, accepted, shape, language) === null;
}

function multiTurn(given: Case): boolean {
  const row = exact(given);
  const input = row.get('input') as Dict;
  const setting = {
    involved_classes: input.get('involved_classes') as string[],
    initial_config: input.get('initial_config') as Dict,
  };
  const turns = row.get('model_output_decoded') as unknown as string[][][];
  return turnsFault(setting, turns, row.get('reference') as unknown as string[][]) === null;
}

/** Keys that are no text carry a mark in front; in the cases they are as JSON writes them. */
function inJson(value: Value): Value {
  if (value instanceof Tuple) return value.items.map(inJson);
  if (isList(value)) return value.map(inJson);
  if (!isDict(value)) return value;
  const named = { None: 'null', True: 'true', False: 'false' } as Record<string, string>;
  return new Map(
    [...value].map(([key, entry]) => {
      const plain = key.startsWith('\0') ? key.slice(1) : key;
      return [plain === key ? key : (named[plain] ?? plain), inJson(entry)];
    }),
  );
}

/** Whether a text decodes, and to what; errors are not compared, their texts are Python's own. */
function decoding(decode: (text: string) => { name: string; arguments: Value }[]): Adapter {
  return {
    judge: (given) => {
      try {
        const calls = decode(textOf(given, 'model_output'));
        return dumpJson(calls.map((call) => new Map([[call.name, inJson(call.arguments)]])));
      } catch (error) {
        if (error instanceof DecodeError) return false;
        throw error;
      }
    },
    expected: (given) => {
      const verdict = exact(given).get('expected_verdict') as Dict;
      return verdict.get('decodes') === true && dumpJson(verdict.get('value')!);
    },
    bound: 0.995,
  };
}

/** Checkers of function calls. */
export const toolCallAdapters: Adapters = {
  bfcl_ast: { judge: ast, skip: undecided, bound: 0.995 },
  bfcl_multi_turn: { judge: multiTurn, skip: undecided, bound: 0.995 },
  bfcl_decode_python: decoding(decodePython),
  bfcl_decode_json: decoding(decodeJson),
};
