import { CORE_SCHEMA, load } from 'js-yaml';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './error.ts';

export interface Located<T> {
  value: T;
  /** Line of the node at a path into the file, 1 where there is none. */
  lineAt(path: readonly PropertyKey[]): number;
}

/**
 * Parses and validates one YAML file; what is wrong goes to `problems` and the result is undefined.
 *
 * A sound file goes through js-yaml, which takes a quarter of the time; only a file with a mistake is
 * parsed again by the parser that knows where each value stands.
 */
export function readYaml<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
  problems: Problem[],
): Located<z.output<S>> | undefined {
  if (isEmpty(text)) {
    problems.push({
      severity: 'error',
      rule: 'yaml',
      file,
      line: 1,
      message: 'the file is empty',
      remedy: 'write its records (docs/catalog.md describes them), or remove the file',
    });
    return undefined;
  }
  try {
    const parsed = schema.safeParse(load(text, { schema: CORE_SCHEMA }));
    if (parsed.success) {
      let lineAt: Located<unknown>['lineAt'] | undefined;
      return {
        value: parsed.data,
        lineAt: (path) => {
          lineAt ??= lineFinder(text);
          return lineAt(path);
        },
      };
    }
  } catch {
    // A syntax error: reported below, with its line.
  }
  return readWithPlaces(text, file, schema, problems);
}

/** Nothing but blank lines and comments. */
function isEmpty(text: string): boolean {
  return !/^\s*[^\s#]/m.test(text);
}

function lineFinder(text: string): Located<unknown>['lineAt'] {
  const lines = new LineCounter();
  return findLines(parseDocument(text, { lineCounter: lines }), lines);
}

function findLines(document: Document.Parsed, lines: LineCounter): Located<unknown>['lineAt'] {
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length) as string[], true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
}

function readWithPlaces<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
  problems: Problem[],
): Located<z.output<S>> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      problems.push({
        severity: 'error',
        rule: 'yaml',
        file,
        line: lines.linePos(error.pos[0]).line,
        message: `not valid YAML: ${error.message}`,
        remedy: 'mend the syntax; indentation is two spaces, and text with a colon needs quotes',
      });
    }
    return undefined;
  }
  const lineAt = findLines(document, lines);
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, lineAt };
  for (const issue of parsed.error.issues) {
    problems.push({
      severity: 'error',
      rule: 'schema',
      file,
      line: lineAt(issue.path),
      message: `${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`,
      remedy: remedyFor(issue),
    });
  }
  return undefined;
}

/** What to do about a schema issue, in words that name the allowed values where they are known. */
export function remedyFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `remove or rename: ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_value') return `use one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type')
    return `give a value of type ${issue.expected}, or leave the key out if it is unknown`;
  if (issue.code === 'too_big' || issue.code === 'too_small')
    return 'check the number and its unit against the source';
  return 'correct the value; docs/catalog.md describes each field';
}
