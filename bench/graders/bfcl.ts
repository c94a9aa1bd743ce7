import { parseJson } from '../../src/scorers/python/json.ts';
import type { Dict, Value } from '../../src/scorers/python/value.ts';
import type { Call } from '../../src/scorers/tool-calls/call.ts';
import { callsFault } from '../../src/scorers/tool-calls/check-calls.ts';
import {
  describeFunction,
  readAccepted,
} from '../../src/scorers/tool-calls/function-description.ts';
import { lineOf } from '../../test/parity/read-cases.ts';
import type { Figure } from '../measure.ts';
import { beside, casesOf, peerRate, rateOf } from './rates.ts';

const list = (value: Value | undefined) => value as readonly Value[];

/** Answers a second whose calls our `bfcl` and bfcl-eval hold against what is accepted. */
export async function bfclFigures(folder: string): Promise<Figure[]> {
  const cases = await casesOf(folder, 'bfcl_ast');
  const read = cases.map((given) => {
    const row = parseJson(lineOf(given)) as Dict;
    const input = row.get('input') as Dict;
    const category = input.get('category') as string;
    return {
      category,
      calls: list(row.get('model_output')).flatMap((entry) =>
        [...(entry as Dict)].map(([name, value]): Call => ({ name, arguments: value as Dict })),
      ),
      functions: list(input.get('function')).map(describeFunction),
      accepted: list(row.get('reference')).map(readAccepted),
    };
  });
  const rate = rateOf(read, ({ category, calls, functions, accepted }) =>
    callsFault(calls, functions, accepted, shapeOf(category), languageOf(category)),
  );
  return [
    beside(`bfcl, ${cases.length} answers`, 'calls/s', rate, peerRate('bfcl_calls.py', cases)),
  ];
}

function shapeOf(category: string): 'parallel' | 'chosen' | 'single' {
  if (category.includes('parallel')) return 'parallel';
  return category.includes('multiple') ? 'chosen' : 'single';
}

function languageOf(category: string): 'javascript' | 'java' | 'python' {
  if (category.includes('javascript')) return 'javascript';
  return category.includes('java') ? 'java' : 'python';
}
