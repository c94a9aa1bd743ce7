import type { OwnBenchmark, TargetTemplate } from './schema.ts';
import { type CompiledTemplate, compileTemplate } from './template.ts';

/** A target whose texts are compiled. */
export type CompiledTarget =
  | CompiledTemplate
  | number
  | boolean
  | null
  | CompiledTarget[]
  | { fields: Record<string, CompiledTarget> };

/** @throws Error with the parser's words. */
export function compileTarget(target: TargetTemplate): CompiledTarget {
  if (typeof target === 'string') return compileTemplate(target);
  if (Array.isArray(target)) return target.map(compileTarget);
  if (typeof target === 'object' && target !== null) {
    const fields = Object.entries(target).map(([key, each]) => [key, compileTarget(each)] as const);
    return { fields: Object.fromEntries(fields) };
  }
  return target;
}

/** Columns that a target uses. */
export function namesOfTarget(target: CompiledTarget): string[] {
  if (Array.isArray(target)) return target.flatMap(namesOfTarget);
  if (typeof target !== 'object' || target === null) return [];
  if ('fields' in target) return Object.values(target.fields).flatMap(namesOfTarget);
  return [...target.names];
}

/** A text that is one column and nothing else keeps the column's type: a list stays a list. */
export function renderTarget(target: CompiledTarget, values: Record<string, unknown>): unknown {
  if (Array.isArray(target)) return target.map((each) => renderTarget(each, values));
  if (typeof target !== 'object' || target === null) return target;
  if ('fields' in target) {
    return Object.fromEntries(
      Object.entries(target.fields).map(([key, each]) => [key, renderTarget(each, values)]),
    );
  }
  return target.only === null ? target.render(values) : values[target.only];
}

/**
 * The target in the shape that the scorer takes: a number for `number`, the index of the right choice
 * for log-likelihoods, a letter with the choices for `choice-...`. Options of the scorer are laid
 * over it. What does not fit is left for the scorer's own check to name.
 */
export function shapeTarget(
  own: Pick<OwnBenchmark, 'kind'>,
  scorer: string,
  options: Record<string, unknown> | undefined,
  target: unknown,
  choices: readonly string[] | undefined,
): unknown {
  if (own.kind === 'loglikelihood' && choices && !isObject(target)) {
    return { answer: indexOf(target, choices), choices };
  }
  if (scorer === 'number' && !isObject(target)) {
    const value = typeof target === 'string' && target.trim() !== '' ? Number(target) : target;
    return options === undefined ? value : { value, ...options };
  }
  if (scorer.startsWith('choice-') && choices && !isObject(target)) {
    return { answer: letterFor(target, choices), choices, ...options };
  }
  if (options === undefined) return target;
  return isObject(target) ? { ...target, ...options } : { answer: target, ...options };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** By its text, else by its letter; -1: neither. */
function indexOf(target: unknown, choices: readonly string[]): number {
  const text = String(target);
  const byText = choices.indexOf(text);
  if (byText >= 0) return byText;
  const byLetter = text.length === 1 ? text.charCodeAt(0) - 65 : -1;
  return byLetter in choices ? byLetter : -1;
}

function letterFor(target: unknown, choices: readonly string[]): unknown {
  const index = indexOf(target, choices);
  return index < 0 ? target : String.fromCharCode(65 + index);
}
