import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Catalog } from '../../catalog/catalog.ts';
import { checkCatalog } from '../../catalog/check/index.ts';
import type { Problem } from '../../catalog/index.ts';
import { listFiles } from '../../catalog/list-files.ts';
import { type ReadResult, readCatalog } from '../../catalog/read.ts';
import { checkClaims } from '../../claims/check-claims.ts';
import { type Block, csvTable, heading, list, type Report, table, text } from '../report.ts';
import { count } from '../words.ts';

/**
 * Runs every check over the files of a catalogue.
 * @throws CatalogError when there is no catalogue in the folder.
 */
export function reportCheck(
  folder: string,
  options: { rule?: string; errors?: boolean },
): { report: Report; errors: number } {
  const read = readCatalog(folder, listFiles(folder));
  // What cannot be read is missing everywhere else: its absence would be reported as mistakes of others.
  const unreadable = read.problems.some((problem) => problem.severity === 'error');
  const found = unreadable
    ? read.problems
    : [...checkCatalog(read), ...claimProblems(folder, read)];
  const rules = options.rule?.split(',').map((rule) => rule.trim());
  const problems = found.filter(
    (problem) =>
      (rules === undefined || rules.includes(problem.rule)) &&
      (options.errors !== true || problem.severity === 'error'),
  );
  const counts = countByRule(problems);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  return {
    errors,
    report: {
      data: { errors, warnings, rules: counts, problems },
      blocks: [
        ...(problems.length === 0
          ? nothingFound(found, rules, options.errors === true)
          : problemBlocks(problems, counts)),
        heading(`${count(errors, 'error')}, ${count(warnings, 'warning')}`),
        ...(unreadable ? [text('The other checks wait until every file can be read.')] : []),
      ],
      csv: csvTable(
        {
          severity: (problem) => problem.severity,
          rule: (problem) => problem.rule,
          file: (problem) => problem.file,
          line: (problem) => problem.line,
          message: (problem) => problem.message,
          remedy: (problem) => problem.remedy,
        },
        problems,
      ),
    },
  };
}

function claimProblems(folder: string, { records }: ReadResult): Problem[] {
  return checkClaims(new Catalog(records, ''), (file) => readFileSync(join(folder, file), 'utf8'));
}

interface RuleCount {
  rule: string;
  errors: number;
  warnings: number;
}

function countByRule(problems: readonly Problem[]): RuleCount[] {
  const counts = new Map<string, RuleCount>();
  for (const { rule, severity } of problems) {
    const entry = counts.get(rule) ?? { rule, errors: 0, warnings: 0 };
    entry[severity === 'error' ? 'errors' : 'warnings']++;
    counts.set(rule, entry);
  }
  return [...counts.values()].sort((a, b) => b.errors - a.errors || b.warnings - a.warnings);
}

function nothingFound(
  found: readonly Problem[],
  rules: readonly string[] | undefined,
  onlyErrors: boolean,
): Block[] {
  if (found.length === 0) return [text('Nothing to mend.', 'good')];
  if (rules === undefined || onlyErrors) {
    return [text(`No error; ${count(found.length, 'warning')} without these flags.`, 'good')];
  }
  const others = [...new Set(found.map(({ rule }) => rule))].sort();
  return [
    text(
      `No finding of ${rules.join(', ')}; there are findings of ${others.join(', ')}.`,
      'strong',
    ),
  ];
}

function problemBlocks(problems: readonly Problem[], counts: readonly RuleCount[]): Block[] {
  return [
    list(
      problems.map(
        ({ file, line, severity, rule, message, remedy }) =>
          `${file}:${line}: ${severity} (${rule}): ${message}. Remedy: ${remedy}.`,
      ),
    ),
    heading('By rule'),
    table(
      [
        { title: 'Rule', show: ({ rule }) => rule, tone: () => 'strong' },
        { title: 'Errors', align: 'right', show: ({ errors }) => String(errors) },
        { title: 'Warnings', align: 'right', show: ({ warnings }) => String(warnings) },
      ],
      counts,
    ),
  ];
}
