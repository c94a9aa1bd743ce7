import { z } from 'zod';
import { ScorerError } from '../error.ts';
import { parseJson } from '../python/json.ts';
import { fromPlain, isList, type Value } from '../python/value.ts';
import {
  type AcceptedCall,
  describeFunction,
  type FunctionDescription,
  readAccepted,
} from './function-description.ts';

/** How the calls were asked for: as the endpoint's own tool calls, or as text. */
const mode = z.enum(['tools', 'prompt']);

/** A field of the data set: as plain JSON, or as its text, in which 1 and 1.0 are different. */
const data = z.union([z.string(), z.array(z.unknown())]);

const callTarget = z.object({
  /** The item's functions. */
  function: data,
  /** The calls that are right. */
  ground_truth: data,
  shape: z.enum(['single', 'chosen', 'parallel']),
  language: z.enum(['python', 'java', 'javascript']).default('python'),
  mode: mode.default('prompt'),
});

const relevanceTarget = z.object({ mode });

/** What is right for an item with functions and accepted calls. Plain JSON. */
export type CallTarget = z.input<typeof callTarget>;
/** What is right where a call is, or is not, in place. Plain JSON. */
export type RelevanceTarget = z.input<typeof relevanceTarget>;

/** A {@link CallTarget}, read. */
export interface ReadTarget extends Omit<z.output<typeof callTarget>, 'function' | 'ground_truth'> {
  functions: readonly FunctionDescription[];
  accepted: readonly AcceptedCall[];
}

function refuse(scorer: string, reason: string): never {
  throw new ScorerError('target', `the target of ${scorer} ${reason}`);
}

function parsed<T>(scorer: string, schema: z.ZodType<T>, target: unknown): T {
  const result = schema.safeParse(target);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  return refuse(scorer, `does not fit at ${issue.path.join('.') || 'its top'}: ${issue.message}`);
}

export const readRelevance = (scorer: string, target: unknown) =>
  parsed(scorer, relevanceTarget, target);

/** @throws ScorerError `target` */
export function readTarget(scorer: string, target: unknown): ReadTarget {
  const { function: functions, ground_truth, ...rest } = parsed(scorer, callTarget, target);
  try {
    const read = {
      ...rest,
      functions: listOf(functions).map(describeFunction),
      accepted: listOf(ground_truth).map(readAccepted),
    };
    for (const { name } of read.accepted) {
      if (!read.functions.some((described) => described.name === name)) {
        throw new TypeError(`accepts ${name}, which it does not describe`);
      }
    }
    if (rest.shape !== 'parallel' && read.accepted.length !== 1) {
      throw new TypeError(`has ${read.accepted.length} accepted calls, where one is due`);
    }
    return read;
  } catch (error) {
    return refuse(scorer, (error as Error).message);
  }
}

function listOf(field: string | unknown[]): readonly Value[] {
  const value = typeof field === 'string' ? parseJson(field) : fromPlain(field);
  if (!isList(value)) throw new TypeError('holds no list');
  return value;
}
