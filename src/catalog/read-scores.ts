import type { Problem } from './error.ts';
import { remedyFor } from './read-yaml.ts';
import { documentSchema, scoreSchema } from './schema.ts';
import type { Score, ScoreDocument } from './types.ts';

/** Reads one score file: the document's line, then one score a line, which inherit what they leave out. */
export function readScores(
  text: string,
  file: string,
  documentIndex: number,
  problems: Problem[],
): { document: ScoreDocument; scores: Score[] } | undefined {
  if (text.trim() === '') {
    problems.push({
      severity: 'error',
      rule: 'json',
      file,
      line: 1,
      message: 'the file is empty',
      remedy: "write the document's line and its scores (docs/catalog.md), or remove the file",
    });
    return undefined;
  }
  const lines = text.split('\n');
  const header = parseLine(lines[0] ?? '', 1, file, documentSchema, problems);
  if (!header) return undefined;
  const scores: Score[] = [];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.trim() === '') continue;
    const row = parseLine(line, i + 1, file, scoreSchema, problems);
    if (!row) continue;
    const model = row.model ?? header.model;
    const benchmark = row.benchmark ?? header.benchmark;
    const reportedBy = row.reported_by ?? header.reported_by;
    const reporter = row.reporter ?? header.reporter;
    const unit = row.unit ?? header.unit;
    if (!model || !benchmark || !reportedBy || !reporter || !unit) {
      const missing = Object.entries({ model, benchmark, reported_by: reportedBy, reporter, unit })
        .filter(([, value]) => !value)
        .map(([name]) => name);
      problems.push({
        severity: 'error',
        rule: 'schema',
        file,
        line: i + 1,
        message: `the score has no ${missing.join(', ')}`,
        remedy: "add it to this line, or to the document's first line if all rows share it",
      });
      continue;
    }
    scores.push({
      model,
      benchmark,
      score: row.score,
      unit,
      reported_by: reportedBy,
      reporter,
      published: row.published === undefined ? (header.published ?? null) : row.published,
      url: row.url === undefined ? (header.url ?? null) : row.url,
      conditions: row.conditions ?? {},
      document: documentIndex,
      line: i + 1,
    });
  }
  return { document: { id: header.document, source: header.source, file }, scores };
}

/**
 * A row and its conditions apart, where these are plainly as the schema wants them: the schema takes
 * three quarters of its time for them. Anything else stays in the row, and the schema says what is wrong.
 */
function withoutConditions(value: unknown): [unknown, Score['conditions'] | undefined] {
  if (typeof value !== 'object' || value === null || !('conditions' in value)) {
    return [value, undefined];
  }
  const { conditions, ...rest } = value;
  return isConditions(conditions) ? [rest, conditions] : [value, undefined];
}

function isConditions(value: unknown): value is Score['conditions'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const [key, item] of Object.entries(value)) {
    if (key === '' || key === '__proto__' || key !== key.trim()) return false;
    const plain = typeof item === 'string' || typeof item === 'boolean' || Number.isFinite(item);
    if (!plain) return false;
  }
  return true;
}

function parseLine<S extends typeof documentSchema | typeof scoreSchema>(
  text: string,
  line: number,
  file: string,
  schema: S,
  problems: Problem[],
): ReturnType<S['parse']> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    problems.push({
      severity: 'error',
      rule: 'json',
      file,
      line,
      message: `not valid JSON: ${(error as Error).message}`,
      remedy: 'each line of a score file is one complete JSON object',
    });
    return undefined;
  }
  const [rest, conditions] = schema === scoreSchema ? withoutConditions(value) : [value];
  const parsed = schema.safeParse(rest);
  if (parsed.success && conditions) Object.assign(parsed.data, { conditions });
  if (parsed.success) return parsed.data as ReturnType<S['parse']>;
  for (const issue of parsed.error.issues) {
    problems.push({
      severity: 'error',
      rule: 'schema',
      file,
      line,
      message: `${issue.path.map(String).join('.') || 'the line'}: ${issue.message}`,
      remedy: remedyFor(issue),
    });
  }
  return undefined;
}
